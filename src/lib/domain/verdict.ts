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

/** How many of the verdicts are of each kind; every kind is present, zero included. */
export function countVerdicts(verdicts: Iterable<Verdict>): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { met: 0, not_met: 0, undecided: 0, too_few: 0, untested: 0 };
  for (const verdict of verdicts) counts[verdict] += 1;
  return counts;
}
