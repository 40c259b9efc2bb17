import type { LocalDate } from './local-date.ts';
import type { Light } from './sufficiency.ts';
import type { Technology } from './technology.ts';
import type { Decision } from './decisions/decision.ts';

/**
 * Speeds of a set of measurements. kbit/s, shares 0 to 1; figures are null without measurements, bounds of a 95%
 * interval where none can be computed. A failed measurement is one of 0 kbit/s; `tests` counts the measurements
 * behind the figures, failed ones only when they count as zeros.
 */
export interface SpeedFigures {
  readonly tests: number;
  readonly failedTests: number;
  /** Of all measurements made, failed ones included. */
  readonly failedShare: number | null;
  /** Measurements of unknown devices: their cluster is a site on a day. */
  readonly testsWithoutDevice: number;
  /** Distinct devices among the measurements whose device is known. */
  readonly devices: number;
  /** Independent clusters of the intervals: devices, else one per site and day. */
  readonly clusters: number;
  readonly downloadKbpsMean: number | null;
  /** Cluster-robust, Student's t, corrected for skew. */
  readonly downloadKbpsMeanLower: number | null;
  readonly downloadKbpsMeanUpper: number | null;
  /** One vote for each known device, the mean of its measurements rounded to whole kbit/s. */
  readonly downloadKbpsDeviceMean: number | null;
  readonly downloadKbpsDeviceMeanLower: number | null;
  readonly downloadKbpsDeviceMeanUpper: number | null;
  /** Percentiles 20, 50 and 80. */
  readonly downloadKbpsP20: number | null;
  readonly downloadKbpsP20Lower: number | null;
  readonly downloadKbpsP20Upper: number | null;
  readonly downloadKbpsMedian: number | null;
  readonly downloadKbpsMedianLower: number | null;
  readonly downloadKbpsMedianUpper: number | null;
  readonly downloadKbpsP80: number | null;
  readonly downloadKbpsP80Lower: number | null;
  readonly downloadKbpsP80Upper: number | null;
  /** Share of measurements at or above the standard's limit. */
  readonly shareAtLimit: number | null;
  readonly shareAtLimitLower: number | null;
  readonly shareAtLimitUpper: number | null;
}

/** The figures of an area without measurements. */
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
  downloadKbpsDeviceMean: null,
  downloadKbpsDeviceMeanLower: null,
  downloadKbpsDeviceMeanUpper: null,
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
 * One row of the area statistics: an area, or an area and one operator (`operator` null: all operators). Areas
 * without measurements are rows too (`tests` 0, figures null).
 */
export interface AreaStatistic extends SpeedFigures, Decision {
  readonly code: string;
  /** Operator's code; null for all operators (those of no known operator included). */
  readonly operator: string | null;
  /**
   * Distinct places of measurements: positions rounded to 0.01 degree (some 1 km), or the named area where there is
   * no position.
   */
  readonly places: number;
  /** Four-hour bands of the local day with measurements, 0 to 6; null when no hour is known. */
  readonly timesOfDay: number | null;
  /** Are there enough of them (see `sufficiency.ts`)? */
  readonly enoughTests: Light;
  readonly enoughDevices: Light;
  readonly enoughPlaces: Light;
  readonly enoughTimes: Light;
}

/** The figures of one group of measurements; keys that are not grouped by are null. */
export interface Estimate extends SpeedFigures {
  /** Area of the filter's edition and level; `*` for all of them together. */
  readonly code: string;
  readonly operator: string | null;
  readonly technology: Technology | null;
  /** First date of the month, calendar or report. */
  readonly monthOn: LocalDate | null;
  /** First hour of the four-hour band of the local day; null also where the hour is not known. */
  readonly hourFrom: number | null;
}

/** The figures a chart draws at one point in time. Speeds in kbit/s, null as in `SpeedFigures`. */
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

/** One month of an area's trend; months without measurements are rows with null figures. */
export interface TrendPoint extends SpeedPoint {
  /** First date of the month or report period. */
  readonly from: string;
  readonly to: string;
  readonly operator: string | null;
}

/** One hour of the local day; hours without measurements are rows with null figures. */
export interface HourPoint extends SpeedPoint {
  /** 0 to 23 in Việt Nam; null for the measurements whose hour is not known. */
  readonly hour: number | null;
}

/** One class of a speed distribution: [from, to) in kbit/s. */
export interface DistributionBin {
  readonly fromKbps: number;
  readonly toKbps: number;
  readonly tests: number;
}

/** Measurements of one day. */
export interface DailyCount {
  readonly on: string;
  readonly tests: number;
  readonly failedTests: number;
}

/** Counted measurements that lie in no area of an edition and level, by what is known of their place. */
export interface TestsOutside {
  /** In an area of another level or edition, by their name only: it does not tell which one here. */
  readonly named: number;
  /** In an area of another level or edition by their position: outside every outline here. */
  readonly positioned: number;
  /** In no area at all: outside every outline, or with a name that waits for a decision. */
  readonly unplaced: number;
}
