import { clusterVariance } from './cluster-variance.ts';
import type { ClusterSums, WholeNumber } from './cluster-sums.sql.ts';
import { studentQuantile } from './student-quantile.ts';

/** The clusters' sizes, and in them the tests of a kind: k summed, n*k and k*k summed over the clusters. */
export type ThresholdIngredients = Pick<ClusterSums, 'tests' | 'clusters' | 'n2' | 'n3' | 'n4' | 'n5'> & {
  readonly k: number;
  readonly nk: WholeNumber;
  readonly kk: WholeNumber;
};

/** A share of tests and its 95% interval, 0 to 1; bounds null when none can be computed. */
export interface ShareInterval {
  readonly share: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** As many independent tests as the clustered ones are worth for a share, and the quantile that goes with them. */
export interface EffectiveMeasurements {
  readonly tests: number;
  readonly quantile: number;
}

/**
 * How well is a share of tests known? Wilson's interval, which stays between 0 and 1 and keeps its width
 * near them, with the effective number of tests in place of their number and Student's t: recommended for
 * clustered samples by Franco, Little, Louis and Slud, "Comparative Study of Confidence Intervals for
 * Proportions in Complex Sample Surveys" (J. Survey Stat. and Methodology 7, 2019). Fewer than two clusters
 * give no bounds.
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
 * How many independent tests are these worth for the share of a kind? p(1-p) by the cluster-robust variance,
 * and never more than there are (Korn and Graubard, Survey Methodology 24, 1998). When all tests or none are
 * of the kind no variance is seen: then tests of one cluster are taken to be all alike. Null for fewer than
 * two clusters.
 */
export function effectiveMeasurements(of: ThresholdIngredients): EffectiveMeasurements | null {
  const spread = clusterVariance({ ...of, sum: of.k, squares: of.k, ns: of.nk, ss: of.kk });
  if (!spread) return null;
  const share = of.k / of.tests;
  const effective = (share * (1 - share)) / spread.variance;
  const identical = of.tests ** 2 / Number(of.n2);
  return {
    tests: spread.variance > 0 ? Math.min(of.tests, effective) : identical,
    quantile: studentQuantile(spread.degreesOfFreedom),
  };
}
