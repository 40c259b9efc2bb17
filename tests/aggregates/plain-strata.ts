import { range } from 'd3';
import type { PairedPeriods, PairedStrata } from '#lib/server/aggregates/column-store/paired-parts.ts';
import { exactSum } from '#lib/server/aggregates/column-store/exact-sums.ts';
import { wholeNumberOf } from '#lib/server/aggregates/column-store/whole-numbers.ts';
import {
  NN,
  NS,
  PAIR,
  PRODUCT_WIDTH,
  SN,
  SS,
  TOTAL_WIDTH,
  type StrataSums,
} from '#lib/server/aggregates/strata-sums.ts';
import type { PairOfCells } from './strata-sums.sql.ts';

/** Sums of strata written out: what each cell and each pair of cells that shares clusters holds. */
export interface PlainStrata {
  readonly cells: readonly { readonly cell: number; readonly tests: number; readonly kbps: number }[];
  readonly products: readonly Pick<PairOfCells, 'i' | 'j' | 'nn' | 'ns' | 'sn' | 'ss'>[];
}

export type PlainPairs = Omit<PairedPeriods, 'strata'> & {
  readonly strata: Readonly<Record<keyof PairedStrata, PlainStrata | null>>;
};

export const plainPairs = (rows: readonly PairedPeriods[]): readonly PlainPairs[] =>
  rows.map(({ strata: { operators, hours }, ...row }) => ({
    ...row,
    strata: { operators: operators && plainStrata(operators), hours: plainStrata(hours) },
  }));

function plainStrata(sums: StrataSums): PlainStrata {
  const cells = [...Array(2 * sums.strata).keys()].map((cell) => ({
    cell,
    tests: sums.totals[cell * TOTAL_WIDTH]!,
    kbps: sums.totals[cell * TOTAL_WIDTH + 1]!,
  }));
  return { cells: cells.filter(({ tests }) => tests > 0), products: plainProducts(sums) };
}

function plainProducts({ strata, products }: StrataSums): PlainStrata['products'] {
  const cells = 2 * strata;
  const pairs = range(0, products.length, PRODUCT_WIDTH).map((at) => {
    const sumAt = (offset: number) => wholeNumberOf(exactSum(products, at + offset));
    const pair = products[at + PAIR]!;
    return {
      ...{ i: Math.floor(pair / cells), j: pair % cells, nn: products[at + NN]! },
      ...{ ns: sumAt(NS), sn: sumAt(SN), ss: sumAt(SS) },
    };
  });
  return pairs.sort((a, b) => a.i - b.i || a.j - b.j);
}
