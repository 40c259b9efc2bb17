/** A 95% interval; bounds null when none could be computed. */
interface Interval {
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * Which place does each take, the highest first, when those that cannot be told apart share one? One more
 * than the number of those whose whole interval lies above its own. Null without an interval.
 */
export function ranksOf(intervals: readonly Interval[]): readonly (number | null)[] {
  return intervals.map(({ lower, upper }) =>
    lower === null || upper === null
      ? null
      : 1 + intervals.filter((other) => other.lower !== null && other.lower > upper).length,
  );
}
