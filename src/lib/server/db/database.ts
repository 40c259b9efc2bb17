import { setImmediate as pause } from 'node:timers/promises';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { Fault } from '#lib/domain/fault.ts';
import { Turns } from '../runtime/turns.ts';
import { DatabaseError, faultOf } from './errors.ts';
import { KeptRows, type Changes } from './kept-rows.ts';
import { currentSchema, narrowReaders, type Views } from './narrowed.ts';
import { Plans } from './plans.ts';
import { numbersOf, rowsOf, type NumberColumns } from './results.ts';
import type { Parameters, ParameterValue, Statement } from './statement.ts';

/** Where and with which resources a database is opened. */
export interface DatabaseOptions {
  /** Path of the DuckDB file, or `:memory:`. */
  readonly path: string;
  readonly threads: number;
  /** As DuckDB writes it: `2GB`. */
  readonly memoryLimit: string;
  /** Folder that results larger than memory spill to; DuckDB's default when absent. */
  readonly tempDirectory?: string;
  /** The file is opened as it is and stays so; it must exist. */
  readonly readOnly?: boolean;
}

/** Rows appended before other work of the process goes on for a moment. */
const ROWS_WITHOUT_PAUSE = 10_000;
/**
 * Queries that compute at once, whoever asks; further ones queue. The process has four threads for queries: one is left
 * for who writes, and where there are few processors one for rows that are kept, which pages wait for and take moments.
 */
const MOST_COMPUTING = 3;
const LEAST_COMPUTING = 2;

/** What all who read one file share. */
interface Shared {
  readonly changes: Changes;
  readonly computing: Turns;
  /** How many queries compute at once. */
  readonly most: number;
}

/** As many at once as said; all others wait. */
const turnsOf = (atOnce: number) => new Turns({ atOnce, weight: Infinity, waiting: Infinity });

/**
 * The only access to DuckDB. One instance per file and process (a second one would lose writes): the opener of a
 * Database owns it. Readers see the last commit and never wait for the writer; writers queue.
 */
export class Database {
  readonly #instance: DuckDBInstance;
  /** Null for who sees a part only: who does not see what is there changes nothing. */
  readonly #writer: DuckDBConnection | null;
  readonly #idle: DuckDBConnection[];
  readonly #keeper: DuckDBConnection;
  readonly #keeping = turnsOf(1);
  readonly #plans = new WeakMap<DuckDBConnection, Plans>();
  readonly #shared: Shared;
  readonly #kept: KeptRows;
  #writes: Promise<unknown> = Promise.resolve();
  #afterWrite: () => void = () => undefined;

  private constructor(
    instance: DuckDBInstance,
    writer: DuckDBConnection | null,
    [keeper, ...readers]: readonly DuckDBConnection[],
    shared: Shared,
  ) {
    this.#instance = instance;
    this.#writer = writer;
    this.#keeper = keeper!;
    this.#idle = readers;
    this.#shared = shared;
    this.#kept = new KeptRows(shared.changes);
  }

  /**
   * Opens the file, creating it when absent. Throws a DatabaseError with `locked` set when another process holds it.
   */
  static async open(options: DatabaseOptions): Promise<Database> {
    try {
      const instance = await DuckDBInstance.create(options.path, {
        threads: String(options.threads),
        memory_limit: options.memoryLimit,
        autoinstall_known_extensions: 'false',
        autoload_known_extensions: 'false',
        ...(options.readOnly ? { access_mode: 'READ_ONLY' } : {}),
        ...(options.tempDirectory ? { temp_directory: options.tempDirectory } : {}),
      });
      const writer = await instance.connect();
      await writer.run(`set global TimeZone = 'UTC'`);
      const most = Math.min(MOST_COMPUTING, Math.max(LEAST_COMPUTING, options.threads));
      const readers = await connectionsTo(instance, 1 + most);
      return new Database(instance, writer, readers, {
        changes: { seen: 0 },
        computing: turnsOf(most),
        most,
      });
    } catch (cause) {
      throw new DatabaseError(`open ${options.path}`, cause);
    }
  }

  /** The same file, for reading through views alone (see `narrowReaders`). Whoever asks closes it before this database. */
  async narrowed(name: string, views: Views): Promise<Database> {
    const [own] = await this.query(currentSchema, {});
    const readers = await connectionsTo(this.#instance, 1 + this.#shared.most);
    await narrowReaders(readers, name, views, own!);
    return new Database(this.#instance, null, readers, this.#shared);
  }

  /** All rows of a query. */
  async query<Row, Params extends Parameters>(
    statement: Statement<Row, Params>,
    params: NoInfer<Params>,
  ): Promise<Row[]> {
    return this.#read((connection) => queryOn(connection, statement, params));
  }

  /**
   * Like `query`, for few rows that every page asks: kept until the next change of the file (see `KeptRows`), shared with
   * other callers and not to be changed. Not for statements that ask the time.
   */
  async queryKept<Row, Params extends Parameters>(
    statement: Statement<Row, Params>,
    params: NoInfer<Params>,
  ): Promise<readonly Row[]> {
    return this.#kept.of(statement, params, () =>
      this.#keeping.take(1, undefined, () => queryOn(this.#keeper, statement, params)),
    );
  }

  /**
   * Like `query`, for statements that run often: each connection caches their plans, since planning a wide statement
   * takes longer than running it (20 of 60 ms). Not for statements that name a file: a plan caches what it found
   * there.
   */
  async queryPlanned<Row, Params extends Parameters>(
    statement: Statement<Row, Params>,
    params: NoInfer<Params>,
  ): Promise<Row[]> {
    return this.#read(async (connection) => {
      try {
        const plan = await this.#plansOf(connection).of(statement.text);
        plan.bind({ ...params });
        return rowsOf<Row>(await plan.runAndReadAll());
      } catch (cause) {
        throw new DatabaseError(statement.text, cause);
      }
    });
  }

  #plansOf(connection: DuckDBConnection): Plans {
    const plans = this.#plans.get(connection) ?? new Plans(connection);
    this.#plans.set(connection, plans);
    return plans;
  }

  /**
   * Columns of a large result, chunk by chunk: memory holds only what `consume` retains. Every column must be a
   * number of fixed width (up to four bytes, or a UBIGINT) without nulls; a chunk's arrays are valid only while
   * `consume` runs.
   */
  async queryColumns<Row, Params extends Parameters>(
    statement: Statement<Row, Params>,
    params: NoInfer<Params>,
    consume: (columns: NumberColumns<Row>) => void,
  ): Promise<void> {
    return this.#read(async (connection) => {
      try {
        const result = await connection.stream(statement.text, { ...params });
        const names = result.columnNames() as (keyof Row & string)[];
        for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk()) {
          const { rowCount } = chunk;
          const columns = names.map((name, i) => [name, numbersOf(chunk!.getColumnVector(i), rowCount)]);
          consume(Object.fromEntries(columns) as unknown as NumberColumns<Row>);
        }
      } catch (cause) {
        throw new DatabaseError(statement.text, cause);
      }
    });
  }

  /**
   * Runs `work` on the writing connection, outside any transaction; writers queue. Rethrows what `work` throws (a
   * full disk or memory as a Fault) and rolls back an open transaction.
   */
  async write<T>(work: (writer: Writer) => Promise<T>): Promise<T> {
    const connection = this.#writer;
    if (connection === null) throw new Fault('not_allowed', {}, 403);
    const turn = this.#writes.then(async () => {
      const writer = new Writer(connection, this.#shared.changes);
      try {
        return await work(writer);
      } catch (error) {
        throw faultOf(error);
      } finally {
        await writer.rollbackIfOpen();
        this.#afterWrite();
      }
    });
    this.#writes = turn.catch(() => undefined);
    return turn;
  }

  /** Calls `listener` after each `write`, whether it changed anything or not. */
  afterWrite(listener: () => void): void {
    this.#afterWrite = listener;
  }

  /** Checkpoints and closes the file; of who sees a part only, the connections alone. No query may follow. */
  async close(): Promise<void> {
    await this.#writes;
    for (const connection of [this.#keeper, ...this.#idle]) connection.closeSync();
    if (this.#writer === null) return;
    this.#writer.closeSync();
    this.#instance.closeSync();
  }

  #read<T>(use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    return this.#shared.computing.take(1, undefined, async () => {
      // There are as many as turns at once.
      const connection = this.#idle.pop()!;
      try {
        return await use(connection);
      } finally {
        this.#idle.push(connection);
      }
    });
  }
}

/** The writing side of a Database, valid while its `write` runs. */
export class Writer {
  readonly #connection: DuckDBConnection;
  readonly #changes: Changes;
  #open = false;

  constructor(connection: DuckDBConnection, changes: Changes) {
    this.#connection = connection;
    this.#changes = changes;
  }

  /** Runs a statement that returns nothing. */
  async run<Params extends Parameters>(
    statement: Statement<never, Params>,
    params: NoInfer<Params>,
  ): Promise<void> {
    try {
      await this.#connection.run(statement.text, valuesOf(params));
    } catch (cause) {
      throw new DatabaseError(statement.text, cause);
    } finally {
      this.#changed();
    }
  }

  /** All rows of a query; sees this writer's uncommitted changes. */
  async query<Row, Params extends Parameters>(
    statement: Statement<Row, Params>,
    params: NoInfer<Params>,
  ): Promise<Row[]> {
    try {
      return await queryOn(this.#connection, statement, params);
    } finally {
      this.#changed();
    }
  }

  /** All or nothing: commits when `work` returns, rolls back when it throws. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.#control('begin transaction');
    this.#open = true;
    try {
      const result = await work();
      await this.#control('commit');
      this.#open = false;
      this.#changed();
      return result;
    } catch (error) {
      await this.rollbackIfOpen();
      throw error;
    }
  }

  /** Appends rows (in the table's column order) fast; undefined is not allowed, null is. */
  async append(table: string, rows: Iterable<readonly AppendValue[]>): Promise<void> {
    const appender = await this.#connection.createAppender(table);
    let appended = 0;
    try {
      for (const row of rows) {
        appended += 1;
        if (appended % ROWS_WITHOUT_PAUSE === 0) await pause();
        for (const value of row) {
          if (value === null) appender.appendNull();
          else if (typeof value === 'string') appender.appendVarchar(value);
          else if (typeof value === 'boolean') appender.appendBoolean(value);
          else if (typeof value === 'bigint') appender.appendBigInt(value);
          else if (Number.isInteger(value)) appender.appendInteger(value);
          else appender.appendDouble(value);
        }
        appender.endRow();
      }
      appender.flushSync();
    } catch (cause) {
      throw new DatabaseError(`append ${table}`, cause);
    } finally {
      appender.closeSync();
      this.#changed();
    }
  }

  /** Progress of the running statement, 0 to 1; null when DuckDB does not report it. */
  get progress(): number | null {
    const { percentage } = this.#connection.progress;
    return percentage < 0 ? null : percentage / 100;
  }

  /** Stops the running statement, which fails with `interrupted` set. */
  interrupt(): void {
    this.#connection.interrupt();
  }

  /** What a statement outside a transaction changed is seen by others at once, that of a transaction when it ends. */
  #changed(): void {
    if (!this.#open) this.#changes.seen += 1;
  }

  async #control(sql: 'begin transaction' | 'commit'): Promise<void> {
    try {
      await this.#connection.run(sql);
    } catch (cause) {
      throw new DatabaseError(sql, cause);
    }
  }

  /** Rolls back a transaction that was left open. */
  async rollbackIfOpen(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.#connection.run('rollback').catch(() => undefined);
  }
}

/** A value of an appended row. */
export type AppendValue = string | number | bigint | boolean | null;

const connectionsTo = (instance: DuckDBInstance, count: number): Promise<DuckDBConnection[]> =>
  Promise.all(Array.from({ length: count }, () => instance.connect()));

/** Values to bind; none for no parameters: DuckDB then plans a statement once, not when prepared and again when run. */
const valuesOf = (params: Parameters): Record<string, ParameterValue> | undefined =>
  Object.keys(params).length > 0 ? { ...params } : undefined;

async function queryOn<Row, Params extends Parameters>(
  connection: DuckDBConnection,
  statement: Statement<Row, Params>,
  params: Params,
): Promise<Row[]> {
  try {
    return rowsOf<Row>(await connection.runAndReadAll(statement.text, valuesOf(params)));
  } catch (cause) {
    throw new DatabaseError(statement.text, cause);
  }
}
