import { clusterVariance, type ClusteredValues } from './cluster-variance.ts';
import type { ClusterSums } from './cluster-sums.sql.ts';
import { skewedBounds } from './skewed-bounds.ts';

/** A mean and its 95% interval, in the unit of the values; bounds null when they cannot be computed. */
export interface MeanInterval {
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** The sums that the interval is computed from. */
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

/** The sums of no measurements. */
export const NO_INGREDIENTS: MeanIngredients = {
  tests: 0,
  clusters: 0,
  n2: 0,
  n3: 0,
  n4: 0,
  n5: 0,
  kbpsSum: 0,
  kbpsSquared: 0,
  ns: 0,
  ss: 0,
  nns: 0,
  nss: 0,
  sss: 0,
};

/**
 * What is the 95% interval of the mean? Cluster-robust (`clusterVariance`), Student's t, corrected for the skew of the
 * clusters' residuals (`skewedBounds`). Adding a constant to all values shifts the bounds by that constant. Bounds are
 * null for fewer than two clusters.
 */
export function meanInterval(of: MeanIngredients): MeanInterval {
  if (of.tests === 0) return { mean: null, lower: null, upper: null };
  const mean = Number(of.kbpsSum) / of.tests;
  const spread = clusterVariance(of, clusteredKbps(of));
  if (!spread) return { mean, lower: null, upper: null };
  const { variance, degreesOfFreedom } = spread;
  const { lower, upper } = skewedBounds(mean, { variance, degreesOfFreedom, skew: skewOfResiduals(of) });
  return { mean, lower, upper };
}

/** The sums of measurements as `clusterVariance` takes them. */
export const clusteredKbps = ({ kbpsSum, kbpsSquared, ns, ss }: MeanIngredients): ClusteredValues => ({
  sum: kbpsSum,
  squares: kbpsSquared,
  ns,
  ss,
});

/** Sums over independent values: their number, and the sums of x, x² and x³. */
export interface ValueSums {
  readonly count: number;
  readonly x: bigint;
  readonly xx: bigint;
  readonly xxx: bigint;
}

/**
 * What is the 95% interval of the mean of independent values? That of `meanInterval` for clusters of one value each, in
 * closed form.
 */
export function independentMeanInterval({ count, x, xx, xxx }: ValueSums): MeanInterval {
  if (count === 0) return { mean: null, lower: null, upper: null };
  const mean = Number(x) / count;
  if (count < 2) return { mean, lower: null, upper: null };
  const n = BigInt(count);
  const squares = n * xx - x * x;
  if (squares <= 0n) return { mean, lower: mean, upper: mean };
  const cubes = n * n * xxx - 3n * n * x * xx + 2n * x * x * x;
  return {
    mean,
    ...skewedBounds(mean, {
      variance: Number(squares) / count / (count - 1) / count,
      degreesOfFreedom: count - 1,
      skew: Number(cubes) / count ** 2 / (Number(squares) / count) ** 1.5,
    }),
  };
}

/** Σ(s - n*mean)³ / (Σ(s - n*mean)²)^1.5, between -1 and 1; 0 when all residuals are 0. */
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
