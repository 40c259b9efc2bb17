import type { WholeNumber } from './cluster-sums.sql.ts';

/** Exact sums over clusters of n measurements each. */
export interface ClusterSizes {
  readonly clusters: number;
  readonly tests: number;
  /** Sums over the clusters of n to the power of 2, 3, 4, 5. */
  readonly n2: WholeNumber;
  readonly n3: WholeNumber;
  readonly n4: WholeNumber;
  readonly n5: WholeNumber;
}

/** Exact sums over the values of the measurements, with the sum s of each cluster. */
export interface ClusteredValues {
  /** Sum of the values, and of their squares. */
  readonly sum: WholeNumber;
  readonly squares: WholeNumber;
  /** Sums over the clusters of n*s and s*s. */
  readonly ns: WholeNumber;
  readonly ss: WholeNumber;
}

/** The variance of a mean of clustered values. */
export interface ClusterVariance {
  /** Variance of the mean. */
  readonly variance: number;
  /** Degrees of freedom of Student's t; at most one less than the clusters, fewer when their sizes differ. */
  readonly degreesOfFreedom: number;
  /** Correlation within clusters assumed by the working model, 0 to 1. */
  readonly correlation: number;
  /** The variance divided by the uncorrected sum of squared residuals of the clusters. */
  readonly inflation: number;
}

/**
 * What is the variance of the mean of clustered values? Measurements within a cluster are correlated, so it is based on
 * U, the sum over clusters of (s - n*mean)², as in any cluster-robust estimate (Cameron and Miller, "A Practitioner's
 * Guide to Cluster-Robust Inference", J. Human Resources 50, 2015). With clusters of unequal size U is biased downwards
 * and varies too much for G-1 degrees of freedom. Following Bell and McCaffrey (Survey Methodology 28, 2002) and the
 * random-effects working model of Imbens and Kolesár ("Robust Standard Errors in Small Samples", Rev. Econ. Stat. 98,
 * 2016), U is divided by its expected share of the variance, and the degrees of freedom are those of the chi-squared
 * with the same mean and variance, both under a constant correlation r within clusters, estimated from the data.
 * Clusters of equal size give G/(G-1) and G-1. Null for fewer than two clusters.
 *
 * U and the total sum of squares are computed in whole numbers, so that equal measurements give equal digits.
 */
export function clusterVariance(of: ClusterSizes, values: ClusteredValues): ClusterVariance | null {
  if (of.clusters < 2) return null;
  const { tests } = of;
  const { between, total } = squaresInDoubles(of, values) ?? squaresInBigints(of, values);
  const u = between / (tests * tests);
  const sizes = {
    tests,
    n2: Number(of.n2),
    n3: Number(of.n3),
    n4: Number(of.n4),
    n5: Number(of.n5),
  };
  const correlation = tests === of.clusters ? 1 : correlationWithin(sizes, u, total / tests);
  const { variance, trace, traceOfSquare } = workingModel(sizes, correlation);
  return {
    variance: ((u / trace) * variance) / tests ** 2,
    degreesOfFreedom: trace ** 2 / traceOfSquare,
    correlation,
    inflation: variance / trace,
  };
}

/** N² times U, and N times the total sum of squares. */
interface ScaledSquares {
  readonly between: number;
  readonly total: number;
}

function squaresInBigints({ tests, n2 }: ClusterSizes, values: ClusteredValues): ScaledSquares {
  const [n, s] = [BigInt(tests), BigInt(values.sum)];
  const between = n * n * BigInt(values.ss) - 2n * n * s * BigInt(values.ns) + s * s * BigInt(n2);
  return { between: Number(between), total: Number(n * BigInt(values.squares) - s * s) };
}

/** The same several times as fast; null unless every term is a safe integer, and the result thus exact. */
function squaresInDoubles(
  { tests: n, n2 }: ClusterSizes,
  { sum: s, squares, ns, ss }: ClusteredValues,
): ScaledSquares | null {
  if (typeof s === 'bigint' || typeof n2 === 'bigint' || typeof squares === 'bigint') return null;
  if (typeof ns === 'bigint' || typeof ss === 'bigint') return null;
  const [first, second, third, fourth] = [n * n * ss, 2 * n * s * ns, s * s * n2, n * squares];
  const largest = Math.max(first + third, second, fourth);
  if (largest > Number.MAX_SAFE_INTEGER) return null;
  return { between: first - second + third, total: fourth - s * s };
}

interface Sizes {
  readonly tests: number;
  readonly n2: number;
  readonly n3: number;
  readonly n4: number;
  readonly n5: number;
}

/** The r for which the expected ratio of U to the total sum of squares equals the observed one, clamped to 0 to 1. */
function correlationWithin({ tests, n2, n3 }: Sizes, u: number, total: number): number {
  if (total === 0) return 1;
  const [independent, identical] = [tests - n2 / tests, n2 - (2 * n3) / tests + (n2 / tests) ** 2];
  const ratio = u / total;
  const slope = identical - independent - ratio * (1 - n2 / tests);
  return slope <= 0 ? 1 : Math.min(1, Math.max(0, (ratio * (tests - 1) - independent) / slope));
}

/**
 * With w = n/N and a cluster sum's variance g = n(1-r) + n²r, the residuals s - n*mean have the covariance
 * diag(g) - wg' - gw' + (Σg)ww': the total variance Σg, and the trace of that matrix and of its square.
 */
function workingModel({ tests, n2, n3, n4, n5 }: Sizes, r: number) {
  const variance = (1 - r) * tests + r * n2;
  const wg = ((1 - r) * n2 + r * n3) / tests;
  const ww = n2 / tests ** 2;
  const wwg = ((1 - r) * n3 + r * n4) / tests ** 2;
  const gg = (1 - r) ** 2 * n2 + 2 * r * (1 - r) * n3 + r ** 2 * n4;
  const wgg = ((1 - r) ** 2 * n3 + 2 * r * (1 - r) * n4 + r ** 2 * n5) / tests;
  const trace = variance - 2 * wg + variance * ww;
  const traceOfSquare =
    gg +
    2 * wg ** 2 +
    2 * ww * gg +
    (variance * ww) ** 2 -
    4 * wgg +
    2 * variance * wwg -
    4 * variance * wg * ww;
  return { variance, trace, traceOfSquare };
}
