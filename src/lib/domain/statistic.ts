import type { Verdict } from './verdict.ts';

/**
 * One row of the area statistics: a unit, or a unit and one operator (`operator` null: all together).
 * Units without tests are rows too (tests 0, figures null). Speeds in kbit/s. A failed test is one of
 * 0 kbit/s; `tests` counts the tests behind the figures, so failed ones only when they count as zeros.
 */
export interface AreaStatistic {
  readonly code: string;
  /** Operator's code; null for all operators (those of no known operator included). */
  readonly operator: string | null;
  readonly tests: number;
  readonly failedTests: number;
  /** Distinct devices among the tests whose device is known. */
  readonly devices: number;
  /** Independent clusters the interval rests on: devices, else position and day. */
  readonly clusters: number;
  readonly downloadKbpsMean: number | null;
  /** 95% interval of the mean, cluster-robust, Student's t. */
  readonly downloadKbpsMeanLower: number | null;
  readonly downloadKbpsMeanUpper: number | null;
  readonly downloadKbpsMedian: number | null;
  /** Share of tests at or above the standard's limit, 0 to 1. */
  readonly shareAtLimit: number | null;
  readonly verdict: Verdict;
}

/** One month of a unit's trend; months without tests are rows with null figures. */
export interface TrendPoint {
  /** First date of the month or report period. */
  readonly from: string;
  readonly to: string;
  readonly operator: string | null;
  readonly tests: number;
  readonly downloadKbpsMean: number | null;
  readonly downloadKbpsMeanLower: number | null;
  readonly downloadKbpsMeanUpper: number | null;
  readonly downloadKbpsMedian: number | null;
}

/** One class of a speed distribution: [from, to) in kbit/s. */
export interface DistributionBin {
  readonly fromKbps: number;
  readonly toKbps: number;
  readonly tests: number;
}

/** Tests of one day. */
export interface DailyCount {
  readonly on: string;
  readonly tests: number;
  readonly failedTests: number;
}
