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
  /** Mean of its shares of the tests in both periods. */
  readonly weight: number;
  /** False for the last one, which is of unknown measurements. */
  readonly isKnown: boolean;
}

/** The strata of a group; without tests in either period all weights are 0. */
export function strataOf(sums: StrataSums): readonly Stratum[] {
  const sizes = squaredSizes(sums);
  const numberOf = (cell: number, of: number) => sums.totals[cell * TOTAL_WIDTH + of]!;
  const cellAt = (stratum: number, period: 'now' | 'base'): Cell => {
    const cell = cellOf(stratum, period);
    const [tests, kbps] = [numberOf(cell, 0), numberOf(cell, 1)];
    if (tests === 0) return { cell, tests, mean: 0, clusters: 0 };
    return { cell, tests, mean: kbps / tests, clusters: tests ** 2 / sizes[cell]! };
  };
  const cells = Array.from({ length: sums.strata }, (_, stratum) => ({
    now: cellAt(stratum, 'now'),
    base: cellAt(stratum, 'base'),
    isKnown: stratum < sums.strata - 1,
  }));
  const totalOf = (period: 'now' | 'base') => cells.reduce((sum, stratum) => sum + stratum[period].tests, 0);
  const [now, base] = [totalOf('now'), totalOf('base')];
  return cells.map((stratum) => ({
    ...stratum,
    weight: now === 0 || base === 0 ? 0 : (stratum.now.tests / now + stratum.base.tests / base) / 2,
  }));
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
