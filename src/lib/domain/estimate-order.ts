/** An estimate of a figure: the bounds of its 95% interval are null where there are too few devices for one. */
export interface Estimate {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** No figure at all. */
export const NO_ESTIMATE: Estimate = { value: null, lower: null, upper: null };

/** What a figure is ordered by: `certain` by a bound or a count, `uncertain` an estimate without an interval, `missing` without a figure. */
type Standing = readonly [rank: 'certain' | 'uncertain' | 'missing', by: number];
const RANKS: readonly Standing[0][] = ['certain', 'uncertain', 'missing'];

/**
 * Estimates go by the bound of their 95% interval: from low to high by the upper one, from high to low by the lower one, so that
 * the least known is never first. Those without an interval follow, in the order of their estimates, then those without a figure.
 */
export function standing({ value, lower, upper }: Estimate, descending: boolean): Standing {
  const bound = descending ? lower : upper;
  if (value === null) return ['missing', 0];
  return bound === null ? ['uncertain', value] : ['certain', bound];
}

/** A count is exact, and orders by itself. */
export const counted = (count: number): Standing => ['certain', count];

/** Lower ranks come first in either direction. */
export function compareStandings([a, byA]: Standing, [b, byB]: Standing, descending: boolean): number {
  return RANKS.indexOf(a) - RANKS.indexOf(b) || (descending ? -1 : 1) * (byA - byB);
}
