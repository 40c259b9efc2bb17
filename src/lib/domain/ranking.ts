/** A 95% interval; bounds null when none could be computed. */
export interface Interval {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** The ranks that one may have. */
export interface RankRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Which ranks may each have, highest first? From one more than the number of intervals completely above its own, to one
 * more than the number of the others that are not completely below: two that overlap always have a rank in common, and
 * a tie reads "1–2". Null without an interval.
 */
export function rankRangesOf(intervals: readonly Interval[]): readonly (RankRange | null)[] {
  const known = intervals.filter(({ lower, upper }) => lower !== null && upper !== null);
  return intervals.map(({ lower, upper }) => {
    if (lower === null || upper === null) return null;
    const above = known.filter((other) => other.lower! > upper).length;
    const below = known.filter((other) => other.upper! < lower).length;
    return { from: 1 + above, to: known.length - below };
  });
}

/** The range as it is written: "2", or "1–3". */
export const rankText = (range: RankRange | null): string | null =>
  range && (range.from === range.to ? String(range.from) : `${range.from}–${range.to}`);

/** A mean with its interval. */
export interface Estimated extends Interval {
  readonly mean: number | null;
}

/**
 * Is the first mean below the second, by the 95% interval of their difference? The interval of a difference of independent
 * means from their own (Zou and Donner, "Construction of confidence limits about effect measures", Statistics in Medicine
 * 27, 2008): it keeps their skew. Without an interval nothing is sure.
 */
export function surelyBelow(one: Estimated, other: Estimated): boolean {
  if (one.mean === null || one.upper === null || other.mean === null || other.lower === null) return false;
  return one.mean - other.mean + Math.hypot(one.upper - one.mean, other.mean - other.lower) < 0;
}
