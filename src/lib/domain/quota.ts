import type { Level } from './area.ts';
import { addDays, daysBetween, type LocalDate } from './local-date.ts';
import type { Period } from './period.ts';
import type { Verdict } from './verdict.ts';

/** Source of the variance of single measurements: the area's own, else its district's, else the province's. */
export const SPREAD_SOURCES = ['unit', 'district', 'province'] as const;
/** One of `SPREAD_SOURCES`. */
export type SpreadSource = (typeof SPREAD_SOURCES)[number];

/**
 * Can further measurements lead to a verdict? `decided`: there is one, none are needed. `reachable`: a feasible
 * number leads to one. `minimum_first`: too few measurements to estimate a number; the minimum comes first.
 * `too_near`: the observed mean is so near the limit that no feasible number (`FEASIBLE_MINIMUMS`) decides.
 */
export const OUTLOOKS = ['decided', 'reachable', 'minimum_first', 'too_near'] as const;
/** One of `OUTLOOKS`. */
export type Outlook = (typeof OUTLOOKS)[number];

/** The measurements of an area (or area and operator) in clusters: n measurements of one device. */
export interface ObservedMeasurements {
  readonly tests: number;
  /** Devices; where unknown, one per site and day. */
  readonly clusters: number;
  /** Sum of n² over the clusters. */
  readonly squaredSizes: number;
}

/** Variance of single measurements and their correlation within a device. All speeds in the same unit. */
export interface MeasurementSpread {
  readonly mean: number;
  /** Variance of a single measurement. */
  readonly variance: number;
  /** Correlation of the measurements of one device, 0 to 1 (intraclass). */
  readonly intraclassCorrelation: number;
  /** Mean measurements per device. */
  readonly testsPerDevice: number;
}

/** Input of `planMeasurements`. */
export interface PlanInput {
  readonly observed: ObservedMeasurements;
  /** Null where no measurements allow an estimate. */
  readonly spread: { readonly of: MeasurementSpread; readonly from: SpreadSource } | null;
  readonly verdict: Verdict;
  readonly limit: number;
  /** Minimum per month, and for a verdict. */
  readonly minimumTests: number;
  /** Minimum for a verdict. */
  readonly minimumDevices: number;
  /** Months of the period. */
  readonly months: number;
  /** The area's level: what is feasible in a district is not in a commune. */
  readonly level: Level;
}

/** Further measurements and devices needed, in a period as long as the observed one. */
export interface MeasurementPlan {
  readonly outlook: Outlook;
  /** To reach the minimum of every month of the period. */
  readonly testsForMinimum: number;
  /** Null where measurements per device are unknown. */
  readonly devicesForMinimum: number | null;
  /** To reach a verdict at 95%, the minimum included; null unless `decided` (0) or `reachable`. */
  readonly testsForDecision: number | null;
  readonly devicesForDecision: number | null;
}

/** Normal quantiles: a two-sided 95% interval, and a power of 80%. */
const Z_INTERVAL = 1.959964;
/** The usual power in sample size planning: Cohen, "Statistical Power Analysis" (1988), 2.4. */
const Z_SUCCESS = 0.841621;

/** Most further measurements a month that are set as a quota, in minimums: our own choice. */
export const FEASIBLE_MINIMUMS: Readonly<Record<Level, number>> = { commune: 3, district: 30, province: 300 };

/**
 * By which factor do repeated measurements of one device increase the variance of a mean (Kish, "Survey Sampling",
 * 1965, 5.4)?
 */
export function designEffect({ intraclassCorrelation, testsPerDevice }: MeasurementSpread): number {
  return 1 + (testsPerDevice - 1) * intraclassCorrelation;
}

/**
 * How many further measurements does an area need? Enough that half the 95% interval, plus the margin for 80% power,
 * is no wider than the distance of the observed mean from the limit. The observed mean is taken as the true one; how
 * often the number then decides while it is uncertain is measured by the study `quota-success`. The variance is that of clusters (Kish):
 * observed clusters keep their sizes, further ones come from further devices with the mean number of measurements
 * each.
 */
export function planMeasurements({
  observed,
  spread,
  verdict,
  limit,
  minimumTests,
  minimumDevices,
  months,
  level,
}: PlanInput): MeasurementPlan {
  const devicesFor = (tests: number) =>
    spread && Math.ceil(Math.round((tests / spread.of.testsPerDevice) * 1e6) / 1e6);
  const testsForMinimum = Math.max(0, minimumTests * months - observed.tests);
  const forMinimum = { testsForMinimum, devicesForMinimum: devicesFor(testsForMinimum) };
  if (verdict === 'met' || verdict === 'not_met') {
    return { outlook: 'decided', ...forMinimum, testsForDecision: 0, devicesForDecision: 0 };
  }
  const maxTests = FEASIBLE_MINIMUMS[level] * minimumTests * months;
  const further = spread && furtherForDecision(observed, spread.of, { limit, maxTests });
  if (further === null) {
    const isEnough = observed.tests >= minimumTests && observed.clusters >= minimumDevices;
    const known = spread?.from === 'unit' && isEnough;
    const outlook = known ? 'too_near' : 'minimum_first';
    return { outlook, ...forMinimum, testsForDecision: null, devicesForDecision: null };
  }
  const testsForDevices = Math.ceil((minimumDevices - observed.clusters) * spread!.of.testsPerDevice);
  const testsForDecision = Math.max(1, minimumTests - observed.tests, testsForDevices, further);
  const devicesForDecision = devicesFor(testsForDecision);
  return { outlook: 'reachable', ...forMinimum, testsForDecision, devicesForDecision };
}

/** What a mean is to be told apart from. */
export interface DecisionTarget {
  readonly limit: number;
  /** Variance of the limit where it is estimated itself, as another period's mean is. */
  readonly limitVariance?: number;
  readonly maxTests: number;
}

/** The fewest further measurements, at most `maxTests`, that lead to a verdict; null when there are none such. */
export function furtherForDecision(
  observed: ObservedMeasurements,
  spread: MeasurementSpread,
  { limit, limitVariance = 0, maxTests }: DecisionTarget,
): number | null {
  const { tests, clusters, squaredSizes } = observed;
  const { mean, variance, intraclassCorrelation, testsPerDevice } = spread;
  const effect = designEffect(spread);
  const observedWeight = tests + (squaredSizes - tests) * intraclassCorrelation;
  const isDecided = (further: number) => {
    const degreesOfFreedom = Math.max(1, clusters + further / testsPerDevice - 1);
    const errors = studentT(Z_INTERVAL, degreesOfFreedom) + studentT(Z_SUCCESS, degreesOfFreedom);
    const varianceOfSum =
      variance * (observedWeight + further * effect) + limitVariance * (tests + further) ** 2;
    return errors ** 2 * varianceOfSum <= ((mean - limit) * (tests + further)) ** 2;
  };
  if (!isDecided(maxTests)) return null;
  let [tooFew, enough] = [-1, maxTests];
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (isDecided(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

/** Student's t at a normal quantile, within 1% from 5 degrees of freedom on (Abramowitz and Stegun, 26.7.5). */
function studentT(z: number, degreesOfFreedom: number): number {
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  return z + first / degreesOfFreedom + second / degreesOfFreedom ** 2;
}

/**
 * Measurements of one area (and operator) and what is still needed; `operator` null for all operators. Speeds in
 * kbit/s.
 */
export interface Quota extends MeasurementPlan {
  readonly code: string;
  readonly operator: string | null;
  /** All loaded measurements: every technology, failed and flagged ones included. */
  readonly testsMade: number;
  /** Measurements that count in the figures. */
  readonly tests: number;
  /** Independent clusters among them: devices, else one per site and day. */
  readonly clusters: number;
  /** Null, as its bounds, without measurements. */
  readonly downloadKbpsMean: number | null;
  readonly downloadKbpsMeanLower: number | null;
  readonly downloadKbpsMeanUpper: number | null;
  readonly verdict: Verdict;
  /** Null where no variance can be estimated; the next two are then null too. */
  readonly spreadFrom: SpreadSource | null;
  readonly testsPerDevice: number | null;
  readonly designEffect: number | null;
}

/** The time available for further measurements. */
export interface PlanWeeks {
  readonly weeks: number;
  /** The period is running: its remaining weeks. Else those of another period as long. */
  readonly running: boolean;
}

/** The week that a date is in: Monday to Sunday. */
export function weekOf(date: LocalDate): { readonly first: LocalDate; readonly last: LocalDate } {
  const sinceMonday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const first = addDays(date, -sinceMonday);
  return { first, last: addDays(first, 6) };
}

/** Over how many weeks are further measurements spread? At least one. */
export function planWeeks({ from, to }: Pick<Period, 'from' | 'to'>, today: LocalDate): PlanWeeks {
  const running = from <= today && today < to;
  return { weeks: Math.max(1, daysBetween(running ? today : from, to) / 7), running };
}

/**
 * How many measurements are needed each week? In a running period the further ones; in another period, which begins
 * with none, the observed ones as well. 0 where no further ones are needed.
 */
export function weeklyTests(observed: number, further: number, { weeks, running }: PlanWeeks): number {
  return further === 0 ? 0 : Math.ceil((running ? further : observed + further) / weeks);
}
