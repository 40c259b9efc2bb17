import { daysBetween, isLocalDate, type LocalDate } from './local-date.ts';
import { directionOf, type Difference } from './comparison/difference.ts';
import type { AtFixed, Finding } from './comparison/composition.ts';
import { shiftPeriod, type Period, type PeriodKind } from './period.ts';

/** The period compared with: the one before, or the same one a year ago. */
export const BASES = ['previous', 'year_ago'] as const;
/** One of `BASES`. */
export type Base = (typeof BASES)[number];

/**
 * How a mean speed changed. `unclear`: the 95% interval of the difference contains 0. `too_few`, `untested`: one of
 * the two periods cannot be compared; the change is unknown.
 */
export const CHANGES = ['better', 'worse', 'unclear', 'too_few', 'untested'] as const;
/** One of `CHANGES`. */
export type Change = (typeof CHANGES)[number];

/** Could the two periods be compared? */
export function isCompared(change: Change): boolean {
  return change !== 'too_few' && change !== 'untested';
}

/** The measurements of an area (or area and operator) in one period. */
export interface PeriodMeasurements {
  readonly tests: number;
  readonly failedTests: number;
}

/** One area's (and operator's) mean download in two periods. Speeds in kbit/s; null without measurements. */
export interface AreaChange {
  readonly code: string;
  /** Operator's code; null for all operators together. */
  readonly operator: string | null;
  readonly base: Base;
  readonly baseFrom: LocalDate;
  readonly baseTo: LocalDate;
  readonly tests: number;
  readonly baseTests: number;
  /** Days of the base with measurements. */
  readonly baseDays: number;
  /** Clusters with measurements in both periods. */
  readonly sharedClusters: number;
  readonly downloadKbpsMean: number | null;
  readonly baseDownloadKbpsMean: number | null;
  readonly downloadKbpsDifference: number | null;
  readonly downloadKbpsDifferenceLower: number | null;
  readonly downloadKbpsDifferenceUpper: number | null;
  readonly change: Change;
  /** The difference at fixed shares of the operators, of the bands of the day, and of both. */
  readonly atFixed: AtFixed;
  /** Does the change stand at fixed shares? Null unless it is better or worse. */
  readonly finding: Finding | null;
}

/** Below this share of days with measurements, a base period is reported as only partly covered. */
const FEW_DAYS = 0.5;

/** Were measurements made on few days of the base? False where there were none at all: that is its own state. */
export function coversFewDays({
  baseDays,
  baseFrom,
  baseTo,
}: Pick<AreaChange, 'baseDays' | 'baseFrom' | 'baseTo'>): boolean {
  return baseDays > 0 && baseDays < FEW_DAYS * daysBetween(baseFrom, baseTo);
}

/** How many periods of its kind back each base lies; null where the kind has no such base. */
const STEPS_BACK: Record<Exclude<PeriodKind, 'dates'>, Record<Base, number | null>> = {
  month: { previous: 1, year_ago: 12 },
  report: { previous: 1, year_ago: 12 },
  quarter: { previous: 1, year_ago: 4 },
  // The twelve months before are those of a year ago.
  rolling: { previous: 12, year_ago: null },
};

/**
 * Which period is this one compared with? Never one that shares dates with it: null for own dates longer than a year,
 * and for the year before a rolling year, which is its previous period already.
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
 * Did it become faster? Decided by the whole 95% interval of the difference, never by the difference alone, and only
 * where both periods have the minimum of measurements for a verdict.
 */
export function judgeChange(
  difference: Difference,
  periods: readonly [PeriodMeasurements, PeriodMeasurements],
  minimumTests: number,
): Change {
  if (periods.some(({ tests, failedTests }) => tests + failedTests === 0)) return 'untested';
  if (periods.some(({ tests }) => tests < minimumTests)) return 'too_few';
  return directionOf(difference) ?? 'too_few';
}
