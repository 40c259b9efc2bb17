import type { ClockReading } from './clock-state.ts';
import type { LocalDate } from '../local-date.ts';

/** What retention removes: a file's raw copy, or the digits of exact positions beyond 0.01°. */
export const REMOVAL_KINDS = ['raw_file', 'positions'] as const;
/** Why: the days of raw copies were over, or those of the exact positions. */
export const REMOVAL_REASONS = ['raw_days', 'position_days'] as const;

/** Something that retention removed. */
export interface Removal {
  readonly doneAt: string;
  readonly kind: (typeof REMOVAL_KINDS)[number];
  readonly reason: (typeof REMOVAL_REASONS)[number];
  /** The setting it followed, in days. */
  readonly days: number;
  /** The date on which it was due. */
  readonly dueOn: LocalDate;
  /** The batch it belonged to; null for raw copies whose batch is not known. */
  readonly batch: number | null;
  readonly fileName: string | null;
  /** Rows whose positions were rounded; null for raw copies. */
  readonly rows: number | null;
  /** Bytes of the raw copy; null for positions. */
  readonly bytes: number | null;
}

/** What is kept how long, whether removing waits for a person, and what was removed last, latest first. */
export interface RetentionReport {
  readonly clock: ClockReading;
  readonly rawDays: number;
  readonly positionDays: number;
  readonly removals: readonly Removal[];
}

/** Most letters of the name of who says that the clock is right. */
export const LONGEST_CONFIRMER = 80;
