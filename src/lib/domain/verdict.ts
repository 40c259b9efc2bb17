import type { Standard } from './standard.ts';
import type { AspectLight } from './sufficiency.ts';

/** `undecided`: enough measurements, but the 95% interval contains the limit. */
export const VERDICTS = ['met', 'not_met', 'undecided', 'too_few', 'untested'] as const;
/** One of `VERDICTS`. */
export type Verdict = (typeof VERDICTS)[number];

/**
 * Why is there no verdict, or none of met and not met? Null for an interval that contains the limit, for met, not met
 * and untested.
 */
export const VERDICT_REASONS = ['few_tests', 'few_devices', 'no_device_ids', 'depends_on_counting'] as const;
/** One of `VERDICT_REASONS`. */
export type VerdictReason = (typeof VERDICT_REASONS)[number];

/** Input of a verdict. Speeds in the limit's unit; interval bounds null when none can be computed. */
export interface Evidence {
  readonly tests: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * Does the statistic meet the limit? Decided by its 95% interval, never by the point estimate: met when the whole
 * interval is at or above the limit, not met when all of it is below. Fewer measurements than the minimum give no
 * verdict, whatever the value; nor do measurements of a single cluster, which have no interval.
 */
export function judge(evidence: Evidence, limit: number, minimumTests: number): Verdict {
  if (evidence.tests === 0) return 'untested';
  if (evidence.tests < minimumTests || evidence.lower === null || evidence.upper === null) return 'too_few';
  if (evidence.lower >= limit) return 'met';
  if (evidence.upper < limit) return 'not_met';
  return 'undecided';
}

/** Is it a weakness that a case can be opened for: below the limit, or with a mean below it that decides nothing yet? */
export const showsWeakness = (verdict: Verdict, mean: number | null, limit: number): boolean =>
  verdict === 'not_met' || (verdict === 'undecided' && mean !== null && mean < limit);

/** The verdict on one standard for one area, over all operators (null) or for one. */
export interface StandardVerdict {
  /** The area's code. */
  readonly code: string;
  readonly standard: Standard;
  readonly operator: string | null;
  readonly tests: number;
  readonly failedTests: number;
  /** kbit/s, or a share from 0 to 1; null without measurements. With its 95% interval, null when none can be stated. */
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly verdict: Verdict;
  readonly reason: VerdictReason | null;
  /** Against the minimums of the standard. */
  readonly lights: readonly AspectLight[];
}

/** How many verdicts are there of each kind? Every kind is present, zero included. */
export function countVerdicts(verdicts: Iterable<Verdict>): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { met: 0, not_met: 0, undecided: 0, too_few: 0, untested: 0 };
  for (const verdict of verdicts) counts[verdict] += 1;
  return counts;
}
