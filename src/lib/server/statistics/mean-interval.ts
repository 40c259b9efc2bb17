import { clusterVariance } from './cluster-variance.ts';
import type { ClusterSums } from './cluster-sums.sql.ts';
import { studentQuantile } from './student-quantile.ts';

/** A mean and its 95% interval, in the unit of the values; bounds null when none can be computed. */
export interface MeanInterval {
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** What the interval needs of a set of tests. */
export type MeanIngredients = Pick<
  ClusterSums,
  | 'tests'
  | 'clusters'
  | 'n2'
  | 'n3'
  | 'n4'
  | 'n5'
  | 'kbpsSum'
  | 'kbpsSquared'
  | 'ns'
  | 'ss'
  | 'nns'
  | 'nss'
  | 'sss'
>;

/**
 * How well is the mean known? Cluster-robust (see `clusterVariance`), Student's t, and corrected for skew:
 * speeds have a long upper tail, so a sample more often misses high ones than low ones, and an interval that
 * reaches equally far both ways lies too low. The correction is Hall's cubic transformation of t ("On the
 * Removal of Skewness by Transformation", J. Royal Stat. Soc. B 54, 1992), on the clusters' residuals. The
 * interval moves with the values: faster by so much, its bounds are higher by as much. Fewer than two
 * clusters give no bounds.
 */
export function meanInterval(of: MeanIngredients): MeanInterval {
  if (of.tests === 0) return { mean: null, lower: null, upper: null };
  const mean = Number(of.kbpsSum) / of.tests;
  const spread = clusterVariance({ ...of, sum: of.kbpsSum, squares: of.kbpsSquared });
  if (!spread) return { mean, lower: null, upper: null };
  const error = Math.sqrt(spread.variance);
  const quantile = studentQuantile(spread.degreesOfFreedom);
  const most = MOST_SKEW / quantile;
  const skew = Math.max(-most, Math.min(most, skewOfResiduals(of)));
  return {
    mean,
    lower: mean - error * unskewed(quantile, skew),
    upper: mean - error * unskewed(-quantile, skew),
  };
}

/** Σ(s - n*mean)³ / (Σ(s - n*mean)²)^1.5, between -1 and 1; 0 when all residuals are. */
function skewOfResiduals(of: MeanIngredients): number {
  const [n, s] = [BigInt(of.tests), BigInt(of.kbpsSum)];
  const squares = n * n * BigInt(of.ss) - 2n * n * s * BigInt(of.ns) + s * s * BigInt(of.n2);
  if (squares <= 0n) return 0;
  const cubes =
    n * n * n * BigInt(of.sss) -
    3n * n * n * s * BigInt(of.nss) +
    3n * n * s * s * BigInt(of.nns) -
    s * s * s * BigInt(of.n3);
  // Both are scaled by powers of n, which cancel; divided first, since n^3 of a large sum may exceed a double.
  const scale = Number(n);
  return Number(cubes) / scale ** 3 / (Number(squares) / scale ** 2) ** 1.5;
}

/**
 * Skew times quantile is held to this: further out the cubic's inverse runs away, and makes intervals of few
 * tests some third wider without holding the truth more often (tests/statistics/coverage.test.ts).
 */
const MOST_SKEW = 0.7;

/** Below this the cubic's inverse loses digits, and the correction is far below them. */
const LEAST_SKEW = 1e-6;

/** The t whose transformed value is the given quantile: the inverse of t + at²/3 + a²t³/27 + a/6. */
function unskewed(quantile: number, skew: number): number {
  if (Math.abs(skew) < LEAST_SKEW) return quantile;
  return (3 / skew) * (Math.cbrt(1 + skew * (quantile - skew / 6)) - 1);
}
