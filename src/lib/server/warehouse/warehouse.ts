import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AuditChain, type Deeds } from '../audit/audit-chain.ts';
import { writeRestoreDown } from '../audit/restore-note.ts';
import { asProgram } from '../audit/witness.ts';
import { Database, type Writer } from '../db/database.ts';
import { migrate } from './migrate.ts';
import { checkpoint, dataVersion, raiseDataVersion } from './state.sql.ts';
import { DEFAULT_RETENTION, type Retention } from './retention.ts';
import { checkFolder, finishFile, openingFault, unfinishedFile } from './warehouse-file.ts';
import { freshSecret, openSecret, type DeviceSecret } from './device-secret.ts';
import { scopeName, type ReadScope } from '#lib/domain/access/read-scope.ts';
import { databaseFor } from './reader-views.ts';

/** Where and with which settings a warehouse is opened. */
export interface WarehouseConfig {
  /** Folder of `warehouse/` and `inbox/`; null stores everything in memory (tests). */
  readonly dataDir: string | null;
  readonly threads: number;
  /** As DuckDB writes it: `2GB`. */
  readonly memoryLimit: string;
  readonly clock: () => Date;
  /** Retention of raw files and exact positions; `DEFAULT_RETENTION` when absent. */
  readonly retention?: Retention;
  /** Most memory for the column store; `DEFAULT_COLUMN_BYTES` when absent. */
  readonly columnBytes?: number;
  /** Secret for hashing device ids; read from (or created in) `dataDir` when absent. */
  readonly deviceSecret?: string;
}

const DEFAULT_COLUMN_BYTES = 64_000_000;

/** The secret as given, or of a warehouse in memory its own; else the one of the data folder. */
async function deviceSecretOf(
  db: Database,
  { dataDir, deviceSecret, clock }: WarehouseConfig,
): Promise<DeviceSecret> {
  if (deviceSecret !== undefined) return { state: 'present', secret: deviceSecret };
  if (dataDir === null) return { state: 'present', secret: freshSecret() };
  return openSecret(db, dataDir, clock);
}

const DATA_CHANGED: Deeds = { action: 'data_changed' };

/** The share of the memory for columns that each operator's own may take. */
const PART_OF_COLUMNS = 8;

/** Of what a warehouse is a part, and whose. */
interface Part {
  readonly of: Warehouse;
  readonly scope: ReadScope;
}

const EVERY_DATE = { firstOn: null, lastOn: null };

/** Changes whose dates are recorded; results older than all of them count as affected. */
const MAX_CHANGES = 256;

/** The range of local dates, both included, whose measurements a change adds, removes or alters; null for none. */
export type AffectedDates = { readonly firstOn: string; readonly lastOn: string } | null;

/** The warehouse's file in a data folder. */
export const warehouseFile = (dataDir: string): string => join(dataDir, 'warehouse', 'i-speed.duckdb');

/**
 * The application's data. Reading goes through `db.query`, writing through `change`, which commits all or nothing and
 * raises the data version that every cache and export uses.
 */
export class Warehouse {
  readonly db: Database;
  readonly clock: () => Date;
  readonly deviceSecret: DeviceSecret;
  readonly dataDir: string | null;
  readonly columnBytes: number;
  /** Who changed what: an entry in the transaction of each change. */
  readonly audit: AuditChain;
  /** Whose part of it can be read; null for all of it. */
  readonly scope: ReadScope | null;
  /** The warehouse of which this one is a part, else itself: what tells nothing of anybody is cached by it. */
  readonly root: Warehouse;
  readonly #readers = new Map<string, Promise<Warehouse>>();
  #retention: Retention;
  #dataVersion: number;
  /** The last changes in this process, oldest first, and the version before the first of them. */
  readonly #changes: { readonly version: number; readonly dates: AffectedDates | typeof EVERY_DATE }[] = [];
  #changesSince: number;
  #closing = false;
  #background: Promise<void> = Promise.resolve();
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #closers: (() => Promise<void>)[] = [];

  private constructor(
    db: Database,
    config: WarehouseConfig,
    deviceSecret: DeviceSecret,
    { version, part }: { readonly version: number; readonly part: Part | null },
  ) {
    this.db = db;
    this.clock = config.clock;
    this.dataDir = config.dataDir;
    this.audit = part?.of.audit ?? new AuditChain('warehouse', config.dataDir);
    this.#retention = config.retention ?? DEFAULT_RETENTION;
    this.deviceSecret = deviceSecret;
    this.columnBytes = config.columnBytes ?? DEFAULT_COLUMN_BYTES;
    this.scope = part?.scope ?? null;
    this.root = part?.of ?? this;
    this.#dataVersion = version;
    this.#changesSince = version;
  }

  /**
   * Opens, creates or migrates the warehouse. Throws a Fault when another process holds it, its schema is newer than
   * this program's, its folder cannot be written to, or its file or log is damaged.
   */
  static async open(config: WarehouseConfig): Promise<Warehouse> {
    const file = config.dataDir === null ? null : warehouseFile(config.dataDir);
    const db = await openMigrated(config, file);
    const secret = await deviceSecretOf(db, config);
    const [state] = await db.query(dataVersion, {});
    const warehouse = new Warehouse(db, config, secret, { version: state!.dataVersion, part: null });
    await writeRestoreDown(warehouse, config.dataDir);
    return warehouse;
  }

  /**
   * The part of it that an operator or a unit may read, for as long as this one is open: a warehouse with caches of its own,
   * in which every table is cut to what is theirs. Nothing can be changed through it. Throws a Fault where there is no such
   * operator or unit.
   */
  readAs(scope: ReadScope): Promise<Warehouse> {
    const name = scopeName(scope);
    const known = this.#readers.get(name);
    if (known) return known;
    const { clock, dataDir, retention, deviceSecret } = this;
    const columnBytes = this.columnBytes / PART_OF_COLUMNS;
    const settings = { ...{ clock, dataDir, retention, columnBytes }, threads: 1, memoryLimit: '' };
    const reader = databaseFor(this.db, scope).then(
      (db) =>
        new Warehouse(db, settings, deviceSecret, { version: this.dataVersion, part: { of: this, scope } }),
    );
    this.#readers.set(name, reader);
    reader.catch(() => this.#readers.delete(name));
    return reader;
  }

  /** Increases by one with every change of the data; equal versions give equal results. */
  get dataVersion(): number {
    return this.root.#dataVersion;
  }

  /** How long raw files and exact positions are kept. */
  get retention(): Retention {
    return this.root.#retention;
  }

  /** Keeps them that long from now on. */
  keepFor(retention: Retention): void {
    this.root.#retention = retention;
  }

  /** May the measurements of a range of local dates, `to` excluded, have changed since a version? */
  changedSince(version: number, { from, to }: { readonly from: string; readonly to: string }): boolean {
    if (version < this.root.#changesSince) return true;
    return this.root.#changes.some(
      ({ version: changed, dates }) =>
        changed > version &&
        dates !== null &&
        (dates.firstOn === null || (dates.firstOn < to && dates.lastOn >= from)),
    );
  }

  #remember(version: number, dates: AffectedDates | typeof EVERY_DATE): void {
    this.#dataVersion = version;
    this.#changes.push({ version, dates });
    if (this.#changes.length > MAX_CHANGES) this.#changesSince = this.#changes.shift()!.version;
  }

  /**
   * Changes the data, all or nothing. `prepare` may do long work outside the transaction (staging into temporary
   * tables); `commit` runs inside it and should be short. The commit invalidates cached results of the dates that
   * `affectedDates` returns, and all of them without it. What `deeds` tells is written into the audit in the same
   * transaction; without it, that the data were changed.
   */
  async change<T, S = void>(steps: {
    readonly prepare?: (writer: Writer) => Promise<S>;
    readonly commit: (writer: Writer, prepared: S) => Promise<T>;
    readonly affectedDates?: (prepared: S, result: T) => AffectedDates;
    readonly deeds?: (result: T, prepared: S) => Deeds;
    readonly cleanUp?: (writer: Writer) => Promise<void>;
  }): Promise<T> {
    return this.db.write(async (writer) => {
      try {
        const prepared = (await steps.prepare?.(writer)) as S;
        const [result, version, dates] = await writer.transaction(async () => {
          const changed = await steps.commit(writer, prepared);
          const dates = steps.affectedDates ? steps.affectedDates(prepared, changed) : EVERY_DATE;
          const now = this.clock().toISOString();
          await this.audit.append(writer, now, steps.deeds?.(changed, prepared) ?? DATA_CHANGED);
          const [state] = await writer.query(raiseDataVersion, { now });
          return [changed, state!.dataVersion, dates] as const;
        });
        this.#remember(version, dates);
        return result;
      } finally {
        await steps.cleanUp?.(writer);
      }
    });
  }

  /**
   * Writes what no figure depends on, all or nothing, with an entry of the audit in the same transaction; `deeds` gives null
   * where nothing was changed.
   */
  async record<T>(deeds: (result: T) => Deeds, work: (writer: Writer) => Promise<T>): Promise<T> {
    return this.db.write((writer) =>
      writer.transaction(async () => {
        const result = await work(writer);
        await this.audit.append(writer, this.clock().toISOString(), deeds(result));
        return result;
      }),
    );
  }

  /** Queues background work, which runs one at a time; `close` waits for all of it. Failures are logged. */
  inBackground(work: () => Promise<void>): void {
    this.#background = this.#background
      .then(() => asProgram(work))
      .catch((error: unknown) => console.error(error));
  }

  /** Repeats background work until `close`. Does not keep the process alive. */
  repeat(work: () => Promise<void>, everyMs: number): void {
    const timer = setInterval(() => this.inBackground(work), everyMs);
    timer.unref();
    this.#timers.push(timer);
  }

  /** Resolves when all background work has ended, what that queues included. */
  async settled(): Promise<void> {
    for (let awaited: Promise<void> | null = null; awaited !== this.#background;) {
      awaited = this.#background;
      await awaited;
    }
  }

  /** Has `close` been called? Long background work then ends early. */
  get closing(): boolean {
    return this.#closing;
  }

  /** Has `end` called when the warehouse closes, before its file does. */
  whenClosing(end: () => Promise<void>): void {
    this.#closers.push(end);
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#timers.forEach(clearInterval);
    await Promise.all(this.#closers.map((end) => end()));
    await this.settled();
    for (const reader of await Promise.allSettled(this.#readers.values()))
      if (reader.status === 'fulfilled') await reader.value.close();
    await this.db.close();
  }
}

/** The database of a warehouse's file (null: in memory), in this program's schema. A new file has its name once it is whole. */
async function openMigrated(config: WarehouseConfig, file: string | null): Promise<Database> {
  const { threads, memoryLimit, clock } = config;
  const open = async (path: string) => {
    const spill = file === null ? {} : { tempDirectory: join(dirname(file), 'spill') };
    const db = await Database.open({ path, threads, memoryLimit, ...spill });
    await migrate(db, clock).catch(async (error: unknown) => {
      await db.close();
      throw error;
    });
    return db;
  };
  if (file === null) return open(':memory:');
  try {
    checkFolder(file);
    if (!existsSync(file)) {
      const unfinished = unfinishedFile(file);
      const db = await open(unfinished);
      try {
        await db.write((writer) => writer.run(checkpoint, {}));
      } finally {
        await db.close();
      }
      finishFile(unfinished, file);
    }
    return await open(file);
  } catch (error) {
    throw openingFault(error, file);
  }
}
