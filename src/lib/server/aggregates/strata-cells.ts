import { cellOf, NN, PAIR, PRODUCT_WIDTH, TOTAL_WIDTH, type StrataSums } from './strata-sums.ts';

/** A stratum in one period. */
export interface Cell {
  readonly cell: number;
  readonly tests: number;
  /** kbit/s; 0 without tests. */
  readonly mean: number;
  /** Kish's effective number of clusters: tests squared over the sum of their squared sizes; 0 without tests. */
  readonly clusters: number;
}

/** A stratum in both periods. */
export interface Stratum {
  readonly now: Cell;
  readonly base: Cell;
  /** Mean of its shares of the tests in both periods, or the share that was fixed beforehand. */
  readonly weight: number;
  /** False for the last one, which is of unknown measurements. */
  readonly isKnown: boolean;
}

/**
 * The strata of a group; without tests in either period all weights are 0. `fixed`: shares by stratum that were fixed
 * beforehand, as their weights.
 */
export function strataOf(sums: StrataSums, fixed?: readonly number[]): readonly Stratum[] {
  const sizes = squaredSizes(sums);
  const [now, base] = [testsIn(sums, 'now'), testsIn(sums, 'base')];
  const strata: Stratum[] = [];
  for (let stratum = 0; stratum < sums.strata; stratum++) {
    const ofNow = cellAt(sums, sizes, cellOf(stratum, 'now'));
    const ofBase = cellAt(sums, sizes, cellOf(stratum, 'base'));
    const seen = () => (ofNow.tests / now + ofBase.tests / base) / 2;
    const weight = now === 0 || base === 0 ? 0 : (fixed?.[stratum] ?? seen());
    strata.push({ now: ofNow, base: ofBase, weight, isKnown: stratum < sums.strata - 1 });
  }
  return strata;
}

/** The tests of a period in all strata. */
function testsIn({ strata, totals }: StrataSums, period: 'now' | 'base'): number {
  let tests = 0;
  for (let stratum = 0; stratum < strata; stratum++) tests += totals[cellOf(stratum, period) * TOTAL_WIDTH]!;
  return tests;
}

function cellAt({ totals }: StrataSums, sizes: Float64Array, cell: number): Cell {
  const [tests, kbps] = [totals[cell * TOTAL_WIDTH]!, totals[cell * TOTAL_WIDTH + 1]!];
  if (tests === 0) return { cell, tests, mean: 0, clusters: 0 };
  return { cell, tests, mean: kbps / tests, clusters: tests ** 2 / sizes[cell]! };
}

/** By cell, the sum of the squared sizes of its clusters. */
function squaredSizes({ strata, products }: StrataSums): Float64Array {
  const cells = 2 * strata;
  const sizes = new Float64Array(cells);
  for (let at = 0; at < products.length; at += PRODUCT_WIDTH) {
    const own = products[at + PAIR]! / (cells + 1);
    if (Number.isInteger(own)) sizes[own] = products[at + NN]!;
  }
  return sizes;
}
