import type { Standard } from './standard.ts';
import type { AspectLight } from './sufficiency.ts';

/** `undecided`: enough tests, but the 95% interval holds the limit. */
export const VERDICTS = ['met', 'not_met', 'undecided', 'too_few', 'untested'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a verdict is given on. Speeds in one unit, whichever; interval bounds null when none can be computed. */
export interface Evidence {
  readonly tests: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * Does the statistic meet the limit? Decided by its 95% interval, never by the point alone: met when the
 * whole interval is at or above the limit, not met when all of it is below. Fewer tests than the minimum
 * give no verdict, however bad or good the value; so do tests of a single cluster, which have no interval.
 */
export function judge(evidence: Evidence, limit: number, minimumTests: number): Verdict {
  if (evidence.tests === 0) return 'untested';
  if (evidence.tests < minimumTests || evidence.lower === null || evidence.upper === null) return 'too_few';
  if (evidence.lower >= limit) return 'met';
  if (evidence.upper < limit) return 'not_met';
  return 'undecided';
}

/** What a standard decides by: a statistic with its 95% interval, bounds null when none can be computed. */
export interface Judged {
  readonly tests: number;
  readonly failedTests: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * Do the tests meet the standard? `judged` is of the statistic it is set for: a speed against its limit, a
 * share of tests against the smallest one allowed. A unit where every test failed was tested: it has too few
 * tests to judge by, not none.
 */
export function judgeByStandard(standard: Standard, { failedTests, ...evidence }: Judged): Verdict {
  if (evidence.tests === 0 && failedTests > 0) return 'too_few';
  return judge(evidence, standard.share ?? standard.limit, standard.minimumTests);
}

/** A standard, and what one unit's tests say of it, of all operators (null) or of one. */
export interface StandardVerdict extends Judged {
  readonly standard: Standard;
  readonly operator: string | null;
  /** kbit/s, or a share from 0 to 1; null where nobody tested. */
  readonly value: number | null;
  readonly verdict: Verdict;
  /** Against the minimums of the standard. */
  readonly lights: readonly AspectLight[];
}

/** How many of the verdicts are of each kind; every kind is present, zero included. */
export function countVerdicts(verdicts: Iterable<Verdict>): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { met: 0, not_met: 0, undecided: 0, too_few: 0, untested: 0 };
  for (const verdict of verdicts) counts[verdict] += 1;
  return counts;
}
