import type { BackupRecord } from '../backup/backup-record.ts';
import type { FailedLoad } from '../safekeeping/failed-load.ts';
import type { DeepHealth } from '../safekeeping/health.ts';
import type { AlertLog } from './alert.ts';

/** What a data folder's disk is used for. */
export const STORES = [
  'warehouse',
  'accounts',
  'raw_copies',
  'uploads',
  'snapshots',
  'packs',
  'logs',
  'rest',
] as const;
/** One of them. */
export type Store = (typeof STORES)[number];

/** Work that goes on in this process, and what waits for its turn. */
export interface WorkNow {
  /** Files that are being read in processes of their own. */
  readonly readings: { readonly running: number; readonly waiting: number };
  readonly queries: { readonly running: number; readonly waiting: number };
  /** Answers since the start, and of them those that failed (5xx) in the last hour. */
  readonly answers: number;
  readonly failedLately: number;
}

/** What an administrator sees of the running installation. */
export interface Installation {
  readonly health: DeepHealth;
  readonly alerts: AlertLog;
  /** Bytes of each store; null where the warehouse is in memory. */
  readonly stores: readonly { readonly store: Store; readonly bytes: number }[] | null;
  readonly now: WorkNow;
  readonly lastLoads: readonly {
    readonly batch: number;
    readonly fileName: string;
    readonly loadedAt: string;
    readonly loadedBy: string;
    readonly accepted: number;
    readonly rejected: number;
  }[];
  readonly failures: readonly FailedLoad[];
  /** The latest first. */
  readonly backups: readonly BackupRecord[];
  readonly accounts: { readonly active: number; readonly invited: number; readonly sessions: number };
  readonly versions: {
    readonly program: string;
    readonly node: string;
    readonly database: string;
    readonly system: string;
    /** Number of the last migration of the warehouse. */
    readonly schema: number;
  };
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly memoryBytes: number;
  readonly cpuSeconds: number;
}
