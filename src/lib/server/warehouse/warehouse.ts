import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault } from '#lib/domain/fault.ts';
import { Database, type Writer } from '../db/database.ts';
import { DatabaseError } from '../db/errors.ts';
import { migrate } from './migrate.ts';
import { dataVersion, raiseDataVersion } from './state.sql.ts';
import { DEFAULT_RETENTION, type Retention } from './retention.ts';
import { readOrCreateSecret } from './device-secret.ts';

export interface WarehouseConfig {
  /** Folder that holds `warehouse/` and `inbox/`; null keeps everything in memory (tests). */
  readonly dataDir: string | null;
  readonly threads: number;
  /** As DuckDB writes it: `2GB`. */
  readonly memoryLimit: string;
  readonly clock: () => Date;
  /** How long raw files and exact positions are kept; the usual retention when absent. */
  readonly retention?: Retention;
  /** Most memory for tests held as columns; enough for those of a small warehouse when absent. */
  readonly columnBytes?: number;
  /** Secret that device ids are hashed with; read from (or made in) `dataDir` when absent. */
  readonly deviceSecret?: string;
}

const DEFAULT_COLUMN_BYTES = 64_000_000;

const EVERY_DATE = { firstOn: null, lastOn: null };

/** Changes whose dates are remembered: what was read before them is taken to be changed. */
const MAX_CHANGES = 256;

/** The local dates of the tests that a change adds, takes out or alters, both included; null for no test at all. */
export type AffectedDates = { readonly firstOn: string; readonly lastOn: string } | null;

/** The warehouse's file in a data folder. */
export const warehouseFile = (dataDir: string): string => join(dataDir, 'warehouse', 'i-speed.duckdb');

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
  readonly columnBytes: number;
  #dataVersion: number;
  /** The last changes of this process, oldest first, and the version before the first of them. */
  readonly #changes: { readonly version: number; readonly dates: AffectedDates | typeof EVERY_DATE }[] = [];
  #changesSince: number;
  #closing = false;
  #background: Promise<void> = Promise.resolve();
  readonly #timers: NodeJS.Timeout[] = [];

  private constructor(db: Database, config: WarehouseConfig, deviceSecret: string, version: number) {
    this.db = db;
    this.clock = config.clock;
    this.dataDir = config.dataDir;
    this.retention = config.retention ?? DEFAULT_RETENTION;
    this.deviceSecret = deviceSecret;
    this.columnBytes = config.columnBytes ?? DEFAULT_COLUMN_BYTES;
    this.#dataVersion = version;
    this.#changesSince = version;
  }

  /** Opens, creates or migrates the warehouse. Throws a Fault when another process holds it or it is newer than this program. */
  static async open(config: WarehouseConfig): Promise<Warehouse> {
    const file = config.dataDir === null ? null : warehouseFile(config.dataDir);
    const folder = file === null ? null : dirname(file);
    if (folder !== null) mkdirSync(folder, { recursive: true });
    const db = await Database.open({
      path: file ?? ':memory:',
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

  /** May the tests of some local dates, `to` excluded, have changed since the data were of a version? */
  changedSince(version: number, { from, to }: { readonly from: string; readonly to: string }): boolean {
    if (version < this.#changesSince) return true;
    return this.#changes.some(
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
   * Changes the data, all or nothing. `prepare` may do long work outside the transaction (staging into
   * temporary tables); `commit` runs inside it and should be short. Results that rest on what is changed are
   * invalidated with the commit: those of the dates that `affectedDates` returns, every one without it.
   */
  async change<T, S = void>(steps: {
    readonly prepare?: (writer: Writer) => Promise<S>;
    readonly commit: (writer: Writer, prepared: S) => Promise<T>;
    readonly affectedDates?: (prepared: S, result: T) => AffectedDates;
    readonly cleanUp?: (writer: Writer) => Promise<void>;
  }): Promise<T> {
    return this.db.write(async (writer) => {
      try {
        const prepared = (await steps.prepare?.(writer)) as S;
        const [result, version, dates] = await writer.transaction(async () => {
          const changed = await steps.commit(writer, prepared);
          const dates = steps.affectedDates ? steps.affectedDates(prepared, changed) : EVERY_DATE;
          const [state] = await writer.query(raiseDataVersion, { now: this.clock().toISOString() });
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

  /** Has `close` been called? Long background work ends early then. */
  get closing(): boolean {
    return this.#closing;
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#timers.forEach(clearInterval);
    await this.#background;
    await this.db.close();
  }
}
