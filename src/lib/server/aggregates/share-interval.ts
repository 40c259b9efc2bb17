import { clusterVariance } from './cluster-variance.ts';
import type { ClusterSums, WholeNumber } from './cluster-sums.sql.ts';
import { studentQuantile } from './student-quantile.ts';

/** Moments of cluster sizes n, and of the k measurements within a threshold in each cluster: sums of k, n*k and k*k. */
export type ThresholdIngredients = Pick<ClusterSums, 'tests' | 'clusters' | 'n2' | 'n3' | 'n4' | 'n5'> & {
  readonly k: number;
  readonly nk: WholeNumber;
  readonly kk: WholeNumber;
};

/** A share of measurements and its 95% interval, 0 to 1; bounds null when they cannot be computed. */
export interface ShareInterval {
  readonly share: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** The effective sample size for a share, and the quantile of Student's t to use with it. */
export interface EffectiveMeasurements {
  readonly tests: number;
  readonly quantile: number;
}

/**
 * What is the 95% interval of a share of measurements? Wilson's, which stays within 0 and 1 and keeps its coverage near
 * them, with the effective sample size and Student's t: recommended for clustered samples by Franco, Little, Louis and
 * Slud, "Comparative Study of Confidence Intervals for Proportions in Complex Sample Surveys" (J. Survey Stat. and
 * Methodology 7, 2019). Bounds are null for fewer than two clusters.
 */
export function shareInterval(of: ThresholdIngredients): ShareInterval {
  if (of.tests === 0) return { share: null, lower: null, upper: null };
  const share = of.k / of.tests;
  const effective = effectiveMeasurements(of);
  if (!effective) return { share, lower: null, upper: null };
  const { tests, quantile } = effective;
  const weight = quantile ** 2 / tests;
  const centre = (share + weight / 2) / (1 + weight);
  const half = Math.sqrt(weight * share * (1 - share) + weight ** 2 / 4) / (1 + weight);
  return { share, lower: Math.max(0, centre - half), upper: Math.min(1, centre + half) };
}

/**
 * How many independent measurements carry as much information about the share? p(1-p) over the cluster-robust variance,
 * at most the actual number (Korn and Graubard, Survey Methodology 24, 1998). At a share of 0 or 1 the variance is 0:
 * then measurements within a cluster are assumed fully correlated. Null for fewer than two clusters.
 */
export function effectiveMeasurements(of: ThresholdIngredients): EffectiveMeasurements | null {
  const spread = clusterVariance(of, { sum: of.k, squares: of.k, ns: of.nk, ss: of.kk });
  if (!spread) return null;
  const share = of.k / of.tests;
  const effective = (share * (1 - share)) / spread.variance;
  const identical = of.tests ** 2 / Number(of.n2);
  return {
    tests: spread.variance > 0 ? Math.min(of.tests, effective) : identical,
    quantile: studentQuantile(spread.degreesOfFreedom),
  };
}
