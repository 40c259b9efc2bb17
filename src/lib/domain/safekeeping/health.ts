import type { ClockReading } from './clock-state.ts';

/** What a deep look can find wrong. */
export const HEALTH_PROBLEMS = [
  'rows_disagree',
  'raw_copies_missing',
  'clock_not_believed',
  'device_secret_lost',
  'no_backup',
  'backup_old',
  'disk_low',
] as const;
/** One of them. */
export type HealthProblem = (typeof HEALTH_PROBLEMS)[number];

/** What a server says that can read its data. */
export interface Health {
  readonly status: 'ok';
  readonly version: string;
  /** Identity of the process. */
  readonly instance: string;
  readonly dataVersion: number;
  readonly measurements: number;
  /** Only where it was asked for. */
  readonly deep?: DeepHealth;
}

/** What a deep look checked, and what it found. */
export interface DeepHealth {
  /** Rows of measurements, counted; they must be what the loaded batches say. */
  readonly rowsCounted: number;
  readonly rowsOfBatches: number;
  /** Raw copies on record, and how many of them are not on the disk as they were stored. */
  readonly rawCopies: number;
  readonly rawCopiesMissing: number;
  /** Free bytes of the data folder's disk; null where the warehouse is in memory. */
  readonly freeBytes: number | null;
  /** When the last backup was made that was restored for proof, and its age; null without one. */
  readonly lastBackup: { readonly at: string; readonly hours: number } | null;
  /** When the last load ended. */
  readonly lastLoadAt: string | null;
  readonly clock: ClockReading;
  /** How long looking took. */
  readonly milliseconds: number;
  readonly problems: readonly HealthProblem[];
}
