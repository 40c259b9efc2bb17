import { effectiveMeasurements, type ThresholdIngredients } from './share-interval.ts';

/** The percentiles that results contain. */
export const PERCENTILES = [
  { name: 'p20', probability: 0.2 },
  { name: 'p50', probability: 0.5 },
  { name: 'p80', probability: 0.8 },
] as const;
export type PercentileName = (typeof PERCENTILES)[number]['name'];

/** The ranks that bound a percentile, counted from 1 for the slowest measurement. */
export interface RankInterval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Between which two measurements, ordered by speed, does a percentile lie at 95% confidence? A speed may be the
 * percentile if the share at or below it differs from `probability` by no more than the clustered sample allows; `of`
 * counts the measurements at or below the observed percentile. Source: Woodruff, "Confidence Intervals for Medians and
 * Other Position Measures" (J. American Stat. Assoc. 47, 1952), with the effective sample size and Student's t of
 * `shareInterval`. Null when a bound would lie outside the sample, and for fewer than two clusters.
 */
export function percentileRanks(probability: number, of: ThresholdIngredients): RankInterval | null {
  const effective = effectiveMeasurements(of);
  if (!effective) return null;
  const half = effective.quantile * Math.sqrt((probability * (1 - probability)) / effective.tests);
  const lower = Math.ceil(of.tests * (probability - half));
  const upper = Math.floor(of.tests * (probability + half)) + 1;
  return lower < 1 || upper > of.tests ? null : { lower, upper };
}
