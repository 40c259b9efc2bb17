import { PRODUCTS, type Products } from '#lib/server/aggregates/period-sums.ts';
import type { PairedSums } from '#lib/server/aggregates/mean-difference.ts';
import { meanIngredients } from './clustered-measurements.ts';

/** Speeds of one device's tests in the base period and now, kbit/s; either may be empty. */
export interface Pair {
  readonly base: readonly number[];
  readonly now: readonly number[];
}

const FACTORS = PRODUCTS.map((word) => [word, word.match(/[ns][12]/g)!] as const);

/** The sums that SQL returns, of devices given by their tests. */
export function pairedSums(pairs: readonly Pair[]): PairedSums {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const of = (period: 'base' | 'now') => ({
    ...meanIngredients(pairs.map((pair) => pair[period]).filter((tests) => tests.length > 0)),
    failedTests: 0,
  });
  const products = Object.fromEntries(PRODUCTS.map((word) => [word, 0])) as Record<keyof Products, number>;
  for (const { base, now } of pairs.filter(({ base, now }) => base.length > 0 && now.length > 0)) {
    const factor: Record<string, number> = { n1: base.length, s1: sum(base), n2: now.length, s2: sum(now) };
    for (const [word, factors] of FACTORS) {
      let product = 1;
      for (const name of factors) product *= factor[name]!;
      products[word] += product;
    }
  }
  return {
    base: of('base'),
    now: of('now'),
    products,
  };
}
