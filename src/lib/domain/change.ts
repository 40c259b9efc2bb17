import { daysBetween, isLocalDate, type LocalDate } from './local-date.ts';
import { shiftPeriod, type Period, type PeriodKind } from './period.ts';

/** What a period is compared with: the one before it, or the same one a year ago. */
export const BASES = ['previous', 'year_ago'] as const;
export type Base = (typeof BASES)[number];

/**
 * What became of a mean speed. `unclear`: the 95% interval of the difference holds 0. `too_few`, `untested`:
 * one of the two periods cannot be compared, which says nothing of the speed.
 */
export const CHANGES = ['better', 'worse', 'unclear', 'too_few', 'untested'] as const;
export type Change = (typeof CHANGES)[number];

/** Could the two periods be compared at all? */
export function isCompared(change: Change): boolean {
  return change !== 'too_few' && change !== 'untested';
}

/** The tests of a unit (or unit and operator) in one period. */
export interface PeriodMeasurements {
  readonly tests: number;
  readonly failedTests: number;
}

/** A difference of means, now less before, with its 95% interval in kbit/s; bounds null when none can be computed. */
export interface Difference {
  readonly difference: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** One unit's (and operator's) mean download in two periods. Speeds in kbit/s; null where nobody tested. */
export interface AreaChange {
  readonly code: string;
  /** Operator's code; null for all operators together. */
  readonly operator: string | null;
  readonly base: Base;
  readonly baseFrom: LocalDate;
  readonly baseTo: LocalDate;
  readonly tests: number;
  readonly baseTests: number;
  /** Days of the base with tests. */
  readonly baseDays: number;
  /** Clusters with tests in both periods. */
  readonly sharedClusters: number;
  readonly downloadKbpsMean: number | null;
  readonly baseDownloadKbpsMean: number | null;
  readonly downloadKbpsDifference: number | null;
  readonly downloadKbpsDifferenceLower: number | null;
  readonly downloadKbpsDifferenceUpper: number | null;
  readonly change: Change;
}

/** A base tested on a smaller share of its days stands for a part of it only: that is said beside the change. */
const FEW_DAYS = 0.5;

/** Was the base tested on few of its days? Not where nobody tested it at all: that is said anyway. */
export function coversFewDays({
  baseDays,
  baseFrom,
  baseTo,
}: Pick<AreaChange, 'baseDays' | 'baseFrom' | 'baseTo'>): boolean {
  return baseDays > 0 && baseDays < FEW_DAYS * daysBetween(baseFrom, baseTo);
}

/** How many steps back each base lies, in the kind's own steps; null where it is no period of its own. */
const STEPS_BACK: Record<Exclude<PeriodKind, 'dates'>, Record<Base, number | null>> = {
  month: { previous: 1, year_ago: 12 },
  report: { previous: 1, year_ago: 12 },
  quarter: { previous: 1, year_ago: 4 },
  // The twelve months before are those of a year ago.
  rolling: { previous: 12, year_ago: null },
};

/**
 * Which period is this one compared with? Never one that shares dates with it: null when own dates last longer
 * than a year, and for the year before twelve months, which already is the period before them.
 */
export function basePeriod(period: Period, base: Base): Period | null {
  if (period.kind !== 'dates') {
    const steps = STEPS_BACK[period.kind][base];
    return steps === null ? null : shiftPeriod(period, -steps);
  }
  if (base === 'previous') return shiftPeriod(period, -1);
  const yearAgo = { ...period, from: yearBefore(period.from), to: yearBefore(period.to) };
  return yearAgo.to <= period.from ? yearAgo : null;
}

/** The same day of the year before; 1 March for 29 February. */
function yearBefore(date: LocalDate): LocalDate {
  const year = String(Number(date.slice(0, 4)) - 1);
  const same = `${year}${date.slice(4)}`;
  return isLocalDate(same) ? same : `${year}-03-01`;
}

/**
 * Did it become faster? Decided by the whole 95% interval of the difference, never by the difference alone,
 * and only where both periods have the tests a verdict needs.
 */
export function judgeChange(
  { lower, upper }: Difference,
  periods: readonly [PeriodMeasurements, PeriodMeasurements],
  minimumTests: number,
): Change {
  if (periods.some(({ tests, failedTests }) => tests + failedTests === 0)) return 'untested';
  if (periods.some(({ tests }) => tests < minimumTests) || lower === null || upper === null) return 'too_few';
  if (lower > 0) return 'better';
  if (upper < 0) return 'worse';
  return 'unclear';
}
