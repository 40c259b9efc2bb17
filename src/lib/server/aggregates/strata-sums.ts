import { SUM } from './column-store/exact-sums.ts';
import { addExactSums } from './column-store/wide-sums.ts';

/**
 * Sums by stratum (an operator, or a band of the day) of two periods: what a difference at fixed shares of the strata
 * and its variance are computed from. A cell is a stratum in a period: `cellOf`. Flat numbers, since a thread sends
 * those of thousands of groups.
 */
export interface StrataSums {
  readonly strata: number;
  /** By cell: tests, and their sum of kbit/s. */
  readonly totals: Float64Array;
  /** Sums over clusters of products of their tests and kbit/s in two cells, `PRODUCT_WIDTH` numbers for each pair. */
  readonly products: Float64Array;
}

/** The cell of a stratum now or in the base period. */
export const cellOf = (stratum: number, period: 'now' | 'base') => 2 * stratum + Number(period === 'base');
export const isNow = (cell: number) => cell % 2 === 0;

/** Numbers of a cell in `totals`. */
export const TOTAL_WIDTH = 2;

/** Offsets within a pair of cells i and j, i <= j: the sums of n*n, n*s, s*n and s*s, then `i * cells + j`. */
export const [NN, NS] = [0, 1] as const;
export const SN = NS + SUM;
export const SS = SN + SUM;
export const PAIR = SS + SUM;
export const PRODUCT_WIDTH = PAIR + 1;

/** Adds the sums of other clusters of the same group. */
export function addStrata(one: StrataSums, other: StrataSums): StrataSums {
  const atPair = new Map<number, number>();
  const products = new Float64Array(one.products.length + other.products.length);
  let end = 0;
  for (const part of [one.products, other.products]) {
    for (let from = 0; from < part.length; from += PRODUCT_WIDTH) {
      const pair = part[from + PAIR]!;
      const at = atPair.get(pair) ?? end;
      if (at === end) {
        atPair.set(pair, at);
        end += PRODUCT_WIDTH;
      }
      products[at + PAIR] = pair;
      products[at + NN]! += part[from + NN]!;
      for (const offset of [NS, SN, SS]) addExactSums(products, at + offset, part, from + offset);
    }
  }
  return {
    strata: one.strata,
    totals: one.totals.map((total, i) => total + other.totals[i]!),
    products: products.slice(0, end),
  };
}
