import { MIN_COVERED, MIN_DEVICES, type FixedShares } from '#lib/domain/comparison/composition.ts';
import type { MeanComparison, PeriodMoments } from './mean-difference.ts';
import type { MeanInterval } from './mean-interval.ts';
import { skewedBounds } from './skewed-bounds.ts';
import { strataOf, type Cell, type Stratum } from './strata-cells.ts';
import { isNow, NN, NS, PAIR, PRODUCT_WIDTH, SN, SS, type StrataSums } from './strata-sums.ts';
import { roundedSum } from './column-store/wide-sums.ts';

type Moments = NonNullable<MeanComparison['moments']>;

/**
 * What is the difference of two periods' means at fixed shares of the strata (direct standardisation)? The weight of a
 * stratum is the mean of its shares of the tests in both periods, so that the plain difference is exactly this one plus
 * what the changed shares make (Kitagawa, "Components of a Difference Between Two Rates", J. American Stat. Assoc. 50,
 * 1955). Strata with fewer than `MIN_DEVICES` effective clusters in a period are left out and the weights of the others
 * raised in proportion. Null when those hold less than `MIN_COVERED` of the weight, or at most half of it is of known
 * strata (the last one is of unknown measurements). With a single known stratum it is the plain difference.
 *
 * Weights count as given. A cluster contributes u, the sum over its cells of weight / tests times the residuals from the
 * cell's mean, and the variance is the sum of u² (as in `meanDifference`, for any number of cells of a device). Residuals
 * are inflated as those of the whole period or by K/(K-1), whichever is more, with K effective clusters; degrees of
 * freedom are Satterthwaite's over the cells, at most those of the plain difference. For the correction of skew each cell
 * is taken to be as skewed as its period. `fixed`: shares of the strata that were fixed beforehand, in place of the mean
 * of both periods' shares.
 */
export function standardisedDifference(
  of: StrataSums,
  plain: MeanComparison,
  fixed?: readonly number[],
): FixedShares {
  const measured = strataOf(of, fixed).filter(({ weight }) => weight > 0);
  const { difference, lower, upper, moments } = plain;
  if (measured.length === 1 && measured[0]!.isKnown) return { difference, lower, upper, covered: 1 };
  const kept = measured.filter(({ now, base }) => Math.min(now.clusters, base.clusters) >= MIN_DEVICES);
  const covered = weightOf(kept);
  const known = weightOf(kept.filter(({ isKnown }) => isKnown));
  if (moments === null || covered < MIN_COVERED || known <= covered / 2)
    return { difference: null, lower: null, upper: null, covered };
  const estimate = kept.reduce((sum, { weight, now, base }) => sum + weight * (now.mean - base.mean), 0);
  const bounds = boundsOf(estimate / covered, termsOf(of, kept, covered, moments), of, moments);
  return { difference: bounds.difference, lower: bounds.lower, upper: bounds.upper, covered };
}

/**
 * The mean of the measurements now, at the fixed shares of the strata: with the same strata, gates and variance as the
 * difference. Null where the difference is, or without `moments`.
 */
export function standardisedMean(
  of: StrataSums,
  plain: MeanComparison,
  fixed: readonly number[],
): MeanInterval {
  const { moments } = plain;
  const kept = strataOf(of, fixed).filter(
    ({ weight, now, base }) => weight > 0 && Math.min(now.clusters, base.clusters) >= MIN_DEVICES,
  );
  const covered = weightOf(kept);
  if (moments === null || covered < MIN_COVERED) return { mean: null, lower: null, upper: null };
  const estimate = kept.reduce((sum, { weight, now }) => sum + weight * now.mean, 0);
  const bounds = boundsOf(estimate / covered, termsOf(of, kept, covered, moments, 'now'), of, moments);
  return { mean: bounds.difference, lower: bounds.lower, upper: bounds.upper };
}

const weightOf = (strata: readonly Stratum[]) => strata.reduce((sum, { weight }) => sum + weight, 0);

/** The cells of a difference, by number; null where a cell has no part in it. */
interface Terms {
  readonly cells: readonly (Cell | null)[];
  /** Factor of the residuals from the cell's mean: positive now, negative in the base, inflated. */
  readonly factors: Float64Array;
}

function termsOf(
  { strata }: StrataSums,
  kept: readonly Stratum[],
  covered: number,
  { now, base }: Moments,
  sides: 'both' | 'now' = 'both',
): Terms {
  const cells = new Array<Cell | null>(2 * strata).fill(null);
  const factors = new Float64Array(2 * strata);
  const add = (cell: Cell, sign: 1 | -1, weight: number, { inflation }: PeriodMoments) => {
    const inflated = Math.max(inflation, cell.clusters / (cell.clusters - 1));
    cells[cell.cell] = cell;
    factors[cell.cell] = (sign * Math.sqrt(inflated) * weight) / covered / cell.tests;
  };
  for (const stratum of kept) {
    add(stratum.now, 1, stratum.weight, now);
    if (sides === 'both') add(stratum.base, -1, stratum.weight, base);
  }
  return { cells, factors };
}

/** Variance below this share of the cells' own is rounding: the cells cancel. */
const ROUNDING = 1e-12;

function boundsOf(
  difference: number,
  { cells, factors }: Terms,
  { strata, products }: StrataSums,
  { now, base, degreesOfFreedom }: Moments,
) {
  const count = 2 * strata;
  let [own, shared, squares, cubed] = [0, 0, 0, 0];
  const offsets = offsetsByPair(products, count ** 2);
  for (let pair = 0; pair < offsets.length; pair++) {
    const at = offsets[pair]!;
    if (at < 0) continue;
    const [i, j] = [Math.floor(pair / count), pair % count];
    const [one, other] = [cells[i]!, cells[j]!];
    if (one === null || other === null) continue;
    const product = factors[i]! * factors[j]! * residualProduct(products, at, one.mean, other.mean);
    if (i !== j) {
      shared += 2 * product;
      continue;
    }
    const { skewOfCluster } = isNow(i) ? now : base;
    own += product;
    squares += product ** 2 / (one.clusters - 1);
    cubed += (Math.sign(factors[i]!) * skewOfCluster * product ** 1.5) / Math.sqrt(one.clusters);
  }
  const variance = own + shared;
  if (variance <= ROUNDING * own) return { difference, lower: difference, upper: difference };
  const freedom = Math.min(degreesOfFreedom, own ** 2 / squares);
  const bounds = skewedBounds(difference, {
    variance,
    degreesOfFreedom: freedom,
    skew: cubed / variance ** 1.5,
  });
  return { difference, lower: bounds.lower, upper: bounds.upper };
}

/**
 * By number of a pair of cells, the offset of its products; -1 without any. Doubles are added in this order, so that the
 * digits do not depend on the order in which threads and slices met the pairs.
 */
function offsetsByPair(products: Float64Array, pairs: number): Int32Array {
  const offsets = new Int32Array(pairs).fill(-1);
  for (let at = 0; at < products.length; at += PRODUCT_WIDTH) offsets[products[at + PAIR]!] = at;
  return offsets;
}

/** Sum over the clusters of the products of their residuals from the means of two cells; doubles are precise enough. */
const residualProduct = (products: Float64Array, at: number, one: number, other: number) =>
  roundedSum(products, at + SS) -
  other * roundedSum(products, at + SN) -
  one * roundedSum(products, at + NS) +
  one * other * products[at + NN]!;
