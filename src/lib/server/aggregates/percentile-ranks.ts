import { effectiveMeasurements, type ThresholdIngredients } from './share-interval.ts';

/** The percentiles that figures state. */
export const PERCENTILES = [
  { name: 'p20', probability: 0.2 },
  { name: 'p50', probability: 0.5 },
  { name: 'p80', probability: 0.8 },
] as const;
export type PercentileName = (typeof PERCENTILES)[number]['name'];

/** Ranks, from 1 for the slowest test, between which a percentile lies. */
export interface RankInterval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Between which two tests, in order of speed, does a percentile lie, 95% sure? A speed may be the percentile
 * when the share of tests at or below it is no further from the percentile's own than chance in a clustered
 * sample allows; `of` counts the tests at or below the percentile seen. Source: Woodruff, "Confidence
 * Intervals for Medians and Other Position Measures" (J. American Stat. Assoc. 47, 1952), with the effective
 * number of tests and Student's t as in `shareInterval`. Null when the tests do not reach so far out, and
 * for fewer than two clusters.
 */
export function percentileRanks(probability: number, of: ThresholdIngredients): RankInterval | null {
  const effective = effectiveMeasurements(of);
  if (!effective) return null;
  const half = effective.quantile * Math.sqrt((probability * (1 - probability)) / effective.tests);
  const lower = Math.ceil(of.tests * (probability - half));
  const upper = Math.floor(of.tests * (probability + half)) + 1;
  return lower < 1 || upper > of.tests ? null : { lower, upper };
}
