import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '#lib/domain/fault.ts';
import { Database, type Writer } from '../db/database.ts';
import { DatabaseError } from '../db/errors.ts';
import { migrate } from './migrate.ts';
import { dataVersion, raiseDataVersion } from './state.sql.ts';
import { USUAL_RETENTION, type Retention } from './retention.ts';
import { readOrCreateSecret } from './secret.ts';

export interface WarehouseConfig {
  /** Folder that holds `warehouse/` and `inbox/`; null keeps everything in memory (tests). */
  readonly dataDir: string | null;
  readonly threads: number;
  /** As DuckDB writes it: `2GB`. */
  readonly memoryLimit: string;
  readonly clock: () => Date;
  /** How long raw files and exact positions are kept; the usual retention when absent. */
  readonly retention?: Retention;
  /** Secret that device ids are hashed with; read from (or made in) `dataDir` when absent. */
  readonly deviceSecret?: string;
}

/**
 * The one place where everything is kept. Reading goes through `db.query`; writing through `change`, which
 * commits all or nothing and raises the data version that every cache and export carries.
 */
export class Warehouse {
  readonly db: Database;
  readonly clock: () => Date;
  readonly deviceSecret: string;
  readonly dataDir: string | null;
  readonly retention: Retention;
  #dataVersion: number;
  #background: Promise<void> = Promise.resolve();
  readonly #timers: NodeJS.Timeout[] = [];

  private constructor(db: Database, config: WarehouseConfig, deviceSecret: string, version: number) {
    this.db = db;
    this.clock = config.clock;
    this.dataDir = config.dataDir;
    this.retention = config.retention ?? USUAL_RETENTION;
    this.deviceSecret = deviceSecret;
    this.#dataVersion = version;
  }

  /** Opens, creates or migrates the warehouse. Throws a Fault when another process holds it or it is newer than this program. */
  static async open(config: WarehouseConfig): Promise<Warehouse> {
    const folder = config.dataDir === null ? null : join(config.dataDir, 'warehouse');
    if (folder !== null) mkdirSync(folder, { recursive: true });
    const db = await Database.open({
      path: folder === null ? ':memory:' : join(folder, 'i-speed.duckdb'),
      threads: config.threads,
      memoryLimit: config.memoryLimit,
      ...(folder === null ? {} : { tempDirectory: join(folder, 'spill') }),
    }).catch((error: unknown) => {
      if (error instanceof DatabaseError && error.locked) {
        throw new Fault('warehouse_in_use', { folder }, 503, { cause: error });
      }
      throw error;
    });
    await migrate(db, config.clock);
    const secret = config.deviceSecret ?? readOrCreateSecret(folder);
    const [state] = await db.query(dataVersion, {});
    return new Warehouse(db, config, secret, state!.dataVersion);
  }

  /** Grows by one with every change of the data; equal versions give equal answers. */
  get dataVersion(): number {
    return this.#dataVersion;
  }

  /**
   * Changes the data, all or nothing. `prepare` may do long work outside the transaction (staging into
   * temporary tables); `commit` runs inside it and should be short.
   */
  async change<T, S = void>(steps: {
    readonly prepare?: (writer: Writer) => Promise<S>;
    readonly commit: (writer: Writer, prepared: S) => Promise<T>;
    readonly cleanUp?: (writer: Writer) => Promise<void>;
  }): Promise<T> {
    return this.db.write(async (writer) => {
      try {
        const prepared = (await steps.prepare?.(writer)) as S;
        const [result, version] = await writer.transaction(async () => {
          const changed = await steps.commit(writer, prepared);
          const [state] = await writer.query(raiseDataVersion, { now: this.clock().toISOString() });
          return [changed, state!.dataVersion] as const;
        });
        this.#dataVersion = version;
        return result;
      } finally {
        await steps.cleanUp?.(writer);
      }
    });
  }

  /**
   * Runs work that nobody waits for, one after another; `close` waits for all of it. A failure is logged: what
   * was answered already cannot fail any more.
   */
  inBackground(work: () => Promise<void>): void {
    this.#background = this.#background.then(work).catch((error: unknown) => console.error(error));
  }

  /** Runs background work again and again until `close`. It does not keep the process alive. */
  repeat(work: () => Promise<void>, everyMs: number): void {
    const timer = setInterval(() => this.inBackground(work), everyMs);
    timer.unref();
    this.#timers.push(timer);
  }

  /** Ends when all background work begun so far has ended. */
  settled(): Promise<void> {
    return this.#background;
  }

  async close(): Promise<void> {
    this.#timers.forEach(clearInterval);
    await this.#background;
    await this.db.close();
  }
}
