import type { Level } from './area.ts';
import { daysBetween, type LocalDate } from './local-date.ts';
import type { Period } from './period.ts';
import type { Verdict } from './verdict.ts';

/** Whose tests say how much single tests differ: the unit's own, else its district's, else the whole province's. */
export const SPREAD_SOURCES = ['unit', 'district', 'province'] as const;
export type SpreadSource = (typeof SPREAD_SOURCES)[number];

/**
 * What further tests can bring. `decided`: a verdict stands, none are needed. `reachable`: so many more decide.
 * `minimum_first`: too little is known of the unit to reckon a number; the minimum of tests comes first.
 * `too_near`: the mean seen is so near the limit that no feasible number decides.
 */
export const OUTLOOKS = ['decided', 'reachable', 'minimum_first', 'too_near'] as const;
export type Outlook = (typeof OUTLOOKS)[number];

/** The tests a unit (or unit and operator) has, by the clusters they come in: n tests of one device. */
export interface ObservedMeasurements {
  readonly tests: number;
  /** Devices; where they are not known, a spot on a day stands for one. */
  readonly clusters: number;
  /** Sum of n² over the clusters. */
  readonly squaredSizes: number;
}

/** How single tests differ, and how alike those of one device are. Speeds in one unit, whichever. */
export interface MeasurementSpread {
  readonly mean: number;
  /** Variance of a single test. */
  readonly variance: number;
  /** Correlation of the tests of one device, 0 to 1. */
  readonly intraclassCorrelation: number;
  /** Tests each device makes, on average. */
  readonly testsPerDevice: number;
}

/** What a number of further tests is asked for. */
export interface PlanInput {
  readonly observed: ObservedMeasurements;
  /** Null where nobody's tests can say it. */
  readonly spread: { readonly of: MeasurementSpread; readonly from: SpreadSource } | null;
  readonly verdict: Verdict;
  readonly limit: number;
  /** Fewest tests of a month, and of a verdict. */
  readonly minimumTests: number;
  /** Months of the period. */
  readonly months: number;
  /** Of the unit: what is feasible in a district is not in a commune. */
  readonly level: Level;
}

/** How many more tests, in a period like the one seen, and by how many more devices. */
export interface MeasurementPlan {
  readonly outlook: Outlook;
  /** To the minimum of every month of the period. */
  readonly testsForMinimum: number;
  /** Null where nothing says how many tests a device makes. */
  readonly devicesForMinimum: number | null;
  /** To a verdict at 95%, the minimum included; null unless `decided` (0) or `reachable`. */
  readonly testsForDecision: number | null;
  readonly devicesForDecision: number | null;
}

/** Quantiles of the normal distribution: an interval of 95% on both sides, and 80 of 100 tries that succeed. */
const Z_INTERVAL = 1.959964;
/** The usual aim when the size of a sample is chosen: Cohen, "Statistical Power Analysis" (1988), 2.4. */
const Z_SUCCESS = 0.841621;

/**
 * The most further tests a month that a campaign may bring, in minimums. Thái Nguyên made 64,595 tests in
 * November 2024, which is some 1.3 minimums of 300 for each of its 170 communes, 24 for each of its 9 districts.
 */
const FEASIBLE_MINIMUMS: Readonly<Record<Level, number>> = { commune: 3, district: 30, province: 300 };

/** By how much do repeated tests of one device blow up the variance of a mean (Kish, "Survey Sampling", 1965, 5.4)? */
export function designEffect({ intraclassCorrelation, testsPerDevice }: MeasurementSpread): number {
  return 1 + (testsPerDevice - 1) * intraclassCorrelation;
}

/**
 * How many further tests does a unit need? The limit is decided on when half the 95% interval, plus what makes
 * it succeed in 80 of 100 tries, is no wider than the distance of the mean seen from the limit. Tests of one
 * device resemble each other, so the variance is that of clusters (Kish): those already seen keep their sizes,
 * further ones come from further devices that make as many tests each as devices did.
 */
export function planMeasurements({
  observed,
  spread,
  verdict,
  limit,
  minimumTests,
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
  const further = spread && furtherForDecision(observed, spread.of, limit, maxTests);
  if (further === null) {
    const known = spread?.from === 'unit' && observed.tests >= minimumTests;
    const outlook = known ? 'too_near' : 'minimum_first';
    return { outlook, ...forMinimum, testsForDecision: null, devicesForDecision: null };
  }
  const testsForDecision = Math.max(1, minimumTests - observed.tests, further);
  const devicesForDecision = devicesFor(testsForDecision);
  return { outlook: 'reachable', ...forMinimum, testsForDecision, devicesForDecision };
}

/** The fewest further tests, none beyond `maxRows`, after which the mean's distance from the limit suffices; else null. */
function furtherForDecision(
  observed: ObservedMeasurements,
  spread: MeasurementSpread,
  limit: number,
  maxTests: number,
): number | null {
  const { tests, clusters, squaredSizes } = observed;
  const { mean, variance, intraclassCorrelation, testsPerDevice } = spread;
  const effect = designEffect(spread);
  const observedWeight = tests + (squaredSizes - tests) * intraclassCorrelation;
  const isDecided = (further: number) => {
    const degreesOfFreedom = Math.max(1, clusters + further / testsPerDevice - 1);
    const errors = studentT(Z_INTERVAL, degreesOfFreedom) + studentT(Z_SUCCESS, degreesOfFreedom);
    const varianceOfSum = variance * (observedWeight + further * effect);
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

/** One unit's (and operator's) tests and what is still needed; `operator` null for all together. Speeds in kbit/s. */
export interface Quota extends MeasurementPlan {
  readonly code: string;
  readonly operator: string | null;
  /** Every test loaded, whichever technology, failed or doubtful. */
  readonly testsMade: number;
  /** Tests that count in the figures. */
  readonly tests: number;
  /** Independent clusters among them: devices, else a spot on a day. */
  readonly clusters: number;
  /** Null, as its bounds, where nobody tested. */
  readonly downloadKbpsMean: number | null;
  readonly downloadKbpsMeanLower: number | null;
  readonly downloadKbpsMeanUpper: number | null;
  readonly verdict: Verdict;
  /** Null where no tests can say how tests differ; the next two are then null too. */
  readonly spreadFrom: SpreadSource | null;
  readonly testsPerDevice: number | null;
  readonly designEffect: number | null;
}

/** How long there is to make further tests in. */
export interface PlanWeeks {
  readonly weeks: number;
  /** The period is not over: its own remaining weeks. Else those of another period as long. */
  readonly running: boolean;
}

/** Over how many weeks are further tests spread? At least one. */
export function planWeeks({ from, to }: Pick<Period, 'from' | 'to'>, today: LocalDate): PlanWeeks {
  const running = from <= today && today < to;
  return { weeks: Math.max(1, daysBetween(running ? today : from, to) / 7), running };
}

/**
 * How many tests must there be each week, so that all are made in time? In a running period the further ones; in
 * another period, which begins with none, those seen as well. 0 where no further ones are needed.
 */
export function weeklyTests(observed: number, further: number, { weeks, running }: PlanWeeks): number {
  return further === 0 ? 0 : Math.ceil((running ? further : observed + further) / weeks);
}
