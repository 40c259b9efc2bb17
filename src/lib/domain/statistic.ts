import type { LocalDate } from './local-date.ts';
import type { Light } from './sufficiency.ts';
import type { Technology } from './technology.ts';
import type { Verdict } from './verdict.ts';

/**
 * How fast a set of tests was, and how surely. Speeds in kbit/s, shares 0 to 1; figures are null where
 * nobody tested, bounds of a 95% interval where none can be computed. A failed test is one of 0 kbit/s;
 * `tests` counts the tests behind the figures, so failed ones only when they count as zeros.
 */
export interface SpeedFigures {
  readonly tests: number;
  readonly failedTests: number;
  /** Of all tests made, failed ones included. */
  readonly failedShare: number | null;
  /** Tests that do not say which device made them: a spot on a day stands for it. */
  readonly testsWithoutDevice: number;
  /** Distinct devices among the tests whose device is known. */
  readonly devices: number;
  /** Independent clusters the intervals rest on: devices, else position and day. */
  readonly clusters: number;
  readonly downloadKbpsMean: number | null;
  /** Cluster-robust, Student's t, corrected for skew. */
  readonly downloadKbpsMeanLower: number | null;
  readonly downloadKbpsMeanUpper: number | null;
  /** Percentiles 20, 50 and 80: a fifth, a half, four fifths of the tests were no faster. */
  readonly downloadKbpsP20: number | null;
  readonly downloadKbpsP20Lower: number | null;
  readonly downloadKbpsP20Upper: number | null;
  readonly downloadKbpsMedian: number | null;
  readonly downloadKbpsMedianLower: number | null;
  readonly downloadKbpsMedianUpper: number | null;
  readonly downloadKbpsP80: number | null;
  readonly downloadKbpsP80Lower: number | null;
  readonly downloadKbpsP80Upper: number | null;
  /** Share of tests at or above the standard's limit. */
  readonly shareAtLimit: number | null;
  readonly shareAtLimitLower: number | null;
  readonly shareAtLimitUpper: number | null;
}

/** The figures of a unit that nobody tested. */
export const NO_FIGURES: SpeedFigures = {
  tests: 0,
  failedTests: 0,
  failedShare: null,
  testsWithoutDevice: 0,
  devices: 0,
  clusters: 0,
  downloadKbpsMean: null,
  downloadKbpsMeanLower: null,
  downloadKbpsMeanUpper: null,
  downloadKbpsP20: null,
  downloadKbpsP20Lower: null,
  downloadKbpsP20Upper: null,
  downloadKbpsMedian: null,
  downloadKbpsMedianLower: null,
  downloadKbpsMedianUpper: null,
  downloadKbpsP80: null,
  downloadKbpsP80Lower: null,
  downloadKbpsP80Upper: null,
  shareAtLimit: null,
  shareAtLimitLower: null,
  shareAtLimitUpper: null,
};

/**
 * One row of the area statistics: a unit, or a unit and one operator (`operator` null: all together).
 * Units without tests are rows too (tests 0, figures null).
 */
export interface AreaStatistic extends SpeedFigures {
  readonly code: string;
  /** Operator's code; null for all operators (those of no known operator included). */
  readonly operator: string | null;
  /** Distinct places of tests: spots of 0.01 degree (some 1 km), or the unit named where there is no position. */
  readonly places: number;
  /** Four-hour bands of the local day with tests, 0 to 6; null when no test says its hour. */
  readonly timesOfDay: number | null;
  /** Are there enough of them to conclude from (see `sufficiency.ts`)? */
  readonly enoughTests: Light;
  readonly enoughDevices: Light;
  readonly enoughPlaces: Light;
  readonly enoughTimes: Light;
  readonly verdict: Verdict;
}

/** The figures of one group of tests, told apart by whatever was asked for; keys not asked for are null. */
export interface Estimate extends SpeedFigures {
  /** Unit of the filter's edition and level; `*` for all of them together. */
  readonly code: string;
  readonly operator: string | null;
  readonly technology: Technology | null;
  /** First date of the month, calendar or report. */
  readonly monthOn: LocalDate | null;
  /** First hour of the four-hour band of the local day; null also where the hour is not known. */
  readonly hourFrom: number | null;
}

/** What a chart draws at one point in time. Speeds in kbit/s, null as in `SpeedFigures`. */
export type SpeedPoint = Pick<
  SpeedFigures,
  | 'tests'
  | 'downloadKbpsMean'
  | 'downloadKbpsMeanLower'
  | 'downloadKbpsMeanUpper'
  | 'downloadKbpsMedian'
  | 'downloadKbpsMedianLower'
  | 'downloadKbpsMedianUpper'
>;

/** One month of a unit's trend; months without tests are rows with null figures. */
export interface TrendPoint extends SpeedPoint {
  /** First date of the month or report period. */
  readonly from: string;
  readonly to: string;
  readonly operator: string | null;
}

/** One hour of the local day; hours without tests are rows with null figures. */
export interface HourPoint extends SpeedPoint {
  /** 0 to 23 in Việt Nam; null for the tests whose hour is not known. */
  readonly hour: number | null;
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
