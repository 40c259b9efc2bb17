import type { Difference } from '#lib/domain/comparison/difference.ts';
import type { PeriodSums, Products } from './period-sums.ts';
import { clusterVariance, type ClusterVariance } from './cluster-variance.ts';
import { clusteredKbps } from './mean-interval.ts';
import { skewedBounds } from './skewed-bounds.ts';

/** The sums of two periods, and the products over the clusters that they share. */
export interface PairedSums {
  readonly base: PeriodSums;
  readonly now: PeriodSums;
  readonly products: Products;
}

/** Derived quantities of one period. */
interface Side {
  readonly tests: bigint;
  readonly sum: bigint;
  readonly spread: ClusterVariance;
  /** Sum over the clusters of (residual / tests)³. */
  readonly cubed: number;
}

/**
 * What is the difference of two periods' means, with its 95% interval? A device may have measured in both periods, so
 * clusters are paired: with e the residual of a measurement from its period's mean, a cluster contributes
 * u = Σe/N of now minus Σe/N of the base, and the variance is the sum of u² over the clusters of either period
 * (influence function of a difference of ratio means; Binder, "On the Variances of Asymptotically Normal Estimators from
 * Complex Surveys", Int. Stat. Review 51, 1983). Each period's variance is inflated as in `clusterVariance`, the
 * covariance by the geometric mean of both factors. Degrees of freedom are Satterthwaite's under the same working model,
 * reduced for the estimated means by the smaller ratio of the two periods. Bounds are corrected for the skew of u
 * (`skewedBounds`); null when a period has fewer than two clusters.
 */
export function meanDifference(sums: PairedSums): Difference {
  const { difference, lower, upper } = compareMeans(sums);
  return { difference, lower, upper };
}

/** What a period's measurements say of the spread of its strata. */
export interface PeriodMoments {
  /** See `ClusterVariance`. */
  readonly inflation: number;
  /** Skew of the contribution of one cluster of effective size. */
  readonly skewOfCluster: number;
}

/** A difference of means, with what the interval at fixed shares takes from it; moments null when it has no bounds. */
export interface MeanComparison extends Difference {
  readonly moments: {
    readonly now: PeriodMoments;
    readonly base: PeriodMoments;
    readonly degreesOfFreedom: number;
  } | null;
}

/** The same as `meanDifference`, with its moments. */
export function compareMeans({ base, now, products }: PairedSums): MeanComparison {
  if (base.tests === 0 || now.tests === 0)
    return { difference: null, lower: null, upper: null, moments: null };
  const difference = Number(now.kbpsSum) / now.tests - Number(base.kbpsSum) / base.tests;
  const [one, two] = [sideOf(base), sideOf(now)];
  if (!one || !two) return { difference, lower: null, upper: null, moments: null };
  const mixed = mixedMoments(one, two, products);
  const [rootOne, rootTwo] = [Math.sqrt(one.spread.inflation), Math.sqrt(two.spread.inflation)];
  const covariance = rootOne * rootTwo * mixed.product;
  const variance = Math.max(0, one.spread.variance + two.spread.variance - 2 * covariance);
  const ofPeriods = { base: momentsOf(base, one), now: momentsOf(now, two) };
  if (variance === 0) {
    const moments = { ...ofPeriods, degreesOfFreedom: one.spread.degreesOfFreedom };
    return { difference, lower: difference, upper: difference, moments };
  }
  const cubed =
    rootTwo ** 3 * two.cubed -
    3 * rootTwo ** 2 * rootOne * mixed.nowSquared +
    3 * rootTwo * rootOne ** 2 * mixed.baseSquared -
    rootOne ** 3 * one.cubed;
  const freedom = degreesOfFreedom({ base, now, products }, [one.spread, two.spread], covariance);
  const skew = cubed / variance ** 1.5;
  const { lower, upper } = skewedBounds(difference, { variance, degreesOfFreedom: freedom, skew });
  return { difference, lower, upper, moments: { ...ofPeriods, degreesOfFreedom: freedom } };
}

function momentsOf({ tests, n2 }: PeriodSums, { spread, cubed }: Side): PeriodMoments {
  const { inflation, variance } = spread;
  const skew = variance === 0 ? 0 : cubed * (inflation / variance) ** 1.5;
  return { inflation, skewOfCluster: skew * Math.sqrt(tests ** 2 / Number(n2)) };
}

function sideOf(of: PeriodSums): Side | null {
  const spread = clusterVariance(of, clusteredKbps(of));
  if (!spread) return null;
  const [tests, sum] = [BigInt(of.tests), BigInt(of.kbpsSum)];
  const squared = tests * tests;
  const cubed = squared * tests;
  const cubes =
    cubed * BigInt(of.sss) -
    3n * squared * sum * BigInt(of.nss) +
    3n * tests * sum * sum * BigInt(of.nns) -
    sum * sum * sum * BigInt(of.n3);
  return { tests, sum, spread, cubed: ratio(cubes, cubed * cubed) };
}

/**
 * Sums over the clusters of a*b, a*a*b and a*b*b, where a and b are a cluster's residuals in the base and now, divided by
 * the period's measurements: (N*s - n*S) / N². Whole numbers until the last step.
 */
function mixedMoments(one: Side, two: Side, products: Products) {
  if (products.n1n2 === 0) return NOTHING_SHARED;
  const [n1, s1, n2, s2] = [one.tests, one.sum, two.tests, two.sum];
  const of = (word: keyof Products) => BigInt(products[word]);
  const product = n1 * n2 * of('s1s2') - n1 * s2 * of('s1n2') - s1 * n2 * of('n1s2') + s1 * s2 * of('n1n2');
  const [n1n1, s1s1, n2n2, s2s2] = [n1 * n1, s1 * s1, n2 * n2, s2 * s2];
  const [twice1, twice2] = [2n * n1 * s1, 2n * n2 * s2];
  const baseSquared =
    n2 * (n1n1 * of('s1s1s2') - twice1 * of('n1s1s2') + s1s1 * of('n1n1s2')) -
    s2 * (n1n1 * of('s1s1n2') - twice1 * of('n1s1n2') + s1s1 * of('n1n1n2'));
  const nowSquared =
    n1 * (n2n2 * of('s1s2s2') - twice2 * of('s1n2s2') + s2s2 * of('s1n2n2')) -
    s1 * (n2n2 * of('n1s2s2') - twice2 * of('n1n2s2') + s2s2 * of('n1n2n2'));
  return {
    product: ratio(product, n1n1 * n2n2),
    baseSquared: ratio(baseSquared, n1n1 * n1n1 * n2n2),
    nowSquared: ratio(nowSquared, n1n1 * n2n2 * n2n2),
  };
}

/** Of periods without a common cluster. */
const NOTHING_SHARED = { product: 0, baseSquared: 0, nowSquared: 0 };

/** Decimals of a quotient of two bigints. */
const SCALE = 10n ** 18n;

/** The quotient of two bigints, which may both exceed the range of a double; to 18 decimals. */
const ratio = (part: bigint, whole: bigint) => Number((part * SCALE) / whole) / Number(SCALE);

/**
 * Satterthwaite's: (Σv)²/Σv², where v is a cluster's part of the variance. By the working model a cluster of n
 * measurements has v ~ n(1-r) + n²r in each period, less twice the covariance, distributed in proportion to n1*n2.
 */
function degreesOfFreedom(
  { base, now, products: p }: PairedSums,
  [one, two]: readonly [ClusterVariance, ClusterVariance],
  covariance: number,
): number {
  const [r, q] = [one.correlation, two.correlation];
  const whole = { base: modelSum(base, r), now: modelSum(now, q) };
  const squares = { base: modelSquares(base, r, whole.base), now: modelSquares(now, q, whole.now) };
  const of = (word: keyof Products) => Number(p[word]);
  const both =
    ((1 - r) * (1 - q) * of('n1n2') +
      (1 - r) * q * of('n1n2n2') +
      r * (1 - q) * of('n1n1n2') +
      r * q * of('n1n1n2n2')) /
    (whole.base * whole.now);
  const shared = of('n1n2');
  const paired = shared === 0 ? 0 : (2 * covariance) / shared;
  const withBase = ((1 - r) * of('n1n1n2') + r * of('n1n1n1n2')) / whole.base;
  const withNow = ((1 - q) * of('n1n2n2') + q * of('n1n2n2n2')) / whole.now;
  const squared =
    one.variance ** 2 * squares.base +
    two.variance ** 2 * squares.now +
    2 * one.variance * two.variance * both +
    paired ** 2 * of('n1n1n2n2') -
    2 * paired * (one.variance * withBase + two.variance * withNow);
  const total = one.variance + two.variance - 2 * covariance;
  const pooled = Math.min(one.degreesOfFreedom * squares.base, two.degreesOfFreedom * squares.now);
  return Math.max(1, (total ** 2 / squared) * pooled);
}

const modelSum = (of: PeriodSums, r: number) => (1 - r) * of.tests + r * Number(of.n2);

const modelSquares = (of: PeriodSums, r: number, whole: number) =>
  ((1 - r) ** 2 * Number(of.n2) + 2 * r * (1 - r) * Number(of.n3) + r ** 2 * Number(of.n4)) / whole ** 2;
