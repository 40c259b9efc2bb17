import type { RuleCode } from '../quality-rule.ts';
import type { GapStatus } from '../gaps/gap.ts';
import type { Technology } from '../technology.ts';
import type { Verdict } from '../verdict.ts';
import type { LeftOutReason } from './row-question.ts';

/** One stored measurement as it is shown: without its device, its position rounded to 0.01 degree. */
export interface MeasuredRow {
  /** Title of the narrowest area known, else the name as written; null where neither is known. */
  readonly place: string | null;
  /** Local date. */
  readonly day: string;
  /** Local hour; null when only the date is known. */
  readonly hour: number | null;
  readonly downloadKbps: number;
  readonly uploadKbps: number | null;
  readonly latencyMs: number | null;
  /** Operator's code; null when it is not known. */
  readonly operator: string | null;
  readonly technology: Technology;
  readonly marks: readonly RuleCode[];
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly batch: number;
  readonly fileName: string;
  /** As in the file. */
  readonly rowNumber: number;
  /** Why it is not counted; null for a counted one. */
  readonly reason: LeftOutReason | null;
}

/** The figure that the rows are behind, as the page that shows it computes it. Speeds in kbit/s. */
export type RowsFigure =
  | {
      readonly of: 'area' | 'hour' | 'province';
      readonly tests: number;
      /** Null where the figure has no count of devices. */
      readonly devices: number | null;
      readonly failedTests: number | null;
      readonly mean: number | null;
      readonly lower: number | null;
      readonly upper: number | null;
      /** The mean is one vote for each device. */
      readonly byDevice: boolean;
      /** Null where the figure is not judged. */
      readonly verdict: Verdict | null;
    }
  | {
      readonly of: 'gap';
      readonly tests: number;
      readonly devices: number;
      readonly failedTests: number;
      readonly status: GapStatus | null;
      readonly atMostKbps: number | null;
    };

/** How many measurements were left out for a reason? */
export interface LeftOutCount {
  readonly reason: LeftOutReason;
  readonly tests: number;
}

/** Rows of loaded files of the period that were never stored as measurements. */
export interface RejectedRows {
  readonly rows: number;
  readonly files: number;
  /** Those with most of them first; a few. */
  readonly batches: readonly { readonly id: number; readonly fileName: string; readonly rows: number }[];
}

/** The counts of all rows that a question selects, counted from the rows themselves. */
export interface RowCounts {
  readonly counted: { readonly tests: number; readonly devices: number };
  /** Every reason, in order, those without measurements too. */
  readonly leftOut: readonly LeftOutCount[];
}

/** One page of the list. */
export interface ListedRows {
  /** All rows of the kind and reason asked for. */
  readonly total: number;
  readonly page: number;
  /** Pages that can be asked for. */
  readonly pages: number;
  readonly rows: readonly MeasuredRow[];
}
