import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { DEFAULT_RETENTION, type Retention } from './warehouse/retention.ts';

const MB = 1_000_000;

/** What the environment sets, read once by the two callers that may: hooks.server.ts and scripts. */
export interface Config {
  /** Folder with data/reference; the project's root unless APP_ROOT says otherwise. */
  readonly root: string;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly threads: number;
  /** Null: as much as suits the warehouse (`defaultMemory`). */
  readonly memoryLimit: string | null;
  /** Most memory for tests held as columns; null: as much as suits the machine (`defaultColumnBytes`). */
  readonly columnBytes: number | null;
  readonly retention: Retention;
  /** Load the simulated sample into a warehouse that never held anything. */
  readonly sample: boolean;
}

/** The configuration in an environment: DATA_DIR, HOST, PORT, DUCKDB_THREADS, DUCKDB_MEMORY, COLUMNS_MB, RAW_RETENTION_DAYS, POSITION_RETENTION_DAYS, SAMPLE=off, APP_ROOT. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, cwd: string): Config {
  const root = resolve(cwd, env.APP_ROOT ?? '.');
  return {
    root,
    dataDir: env.DATA_DIR ? resolve(cwd, env.DATA_DIR) : join(root, 'data'),
    host: env.HOST || '127.0.0.1',
    port: Number(env.PORT || 3000),
    threads: Number(env.DUCKDB_THREADS || availableParallelism()),
    memoryLimit: env.DUCKDB_MEMORY || null,
    columnBytes: env.COLUMNS_MB ? Number(env.COLUMNS_MB) * MB : null,
    retention: {
      rawDays: Number(env.RAW_RETENTION_DAYS || DEFAULT_RETENTION.rawDays),
      positionDays: Number(env.POSITION_RETENTION_DAYS || DEFAULT_RETENTION.positionDays),
    },
    sample: env.SAMPLE !== 'off',
  };
}
