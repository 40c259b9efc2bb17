/** A 95% interval; bounds null when none could be computed. */
interface Interval {
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * What is the rank of each, highest first, when indistinguishable ones share a rank? One more than the number of
 * intervals that lie completely above its own. Null without an interval.
 */
export function ranksOf(intervals: readonly Interval[]): readonly (number | null)[] {
  return intervals.map(({ lower, upper }) =>
    lower === null || upper === null
      ? null
      : 1 + intervals.filter((other) => other.lower !== null && other.lower > upper).length,
  );
}
