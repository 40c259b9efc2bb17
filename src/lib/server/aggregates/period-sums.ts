import type { WholeNumber } from './cluster-sums.sql.ts';
import { addWholeNumbers } from './column-store/whole-numbers.ts';
import { NO_INGREDIENTS, type MeanIngredients } from './mean-interval.ts';

/** Sums over the measurements of one period. */
export type PeriodSums = MeanIngredients & { readonly failedTests: number };

/** Their names. */
export const PERIOD_SUMS = [...Object.keys(NO_INGREDIENTS), 'failedTests'] as (keyof PeriodSums)[];

/**
 * Sums of products over the clusters measured in both periods: n measurements with s kbit/s in total, in the base
 * period (1) and now (2). They carry the covariance of the two periods.
 */
export const PRODUCTS = [
  'n1n2',
  'n1n1n2',
  'n1n2n2',
  'n1n1n2n2',
  'n1n1n1n2',
  'n1n2n2n2',
  's1s2',
  'n1s2',
  's1n2',
  's1s1n2',
  's1s1s2',
  'n1s1n2',
  'n1s1s2',
  'n1n1s2',
  'n1s2s2',
  's1s2s2',
  'n1n2s2',
  's1n2s2',
  's1n2n2',
] as const;
export type Products = Readonly<Record<(typeof PRODUCTS)[number], WholeNumber>>;

/** Of periods that share no cluster. */
export const NO_PRODUCTS = Object.fromEntries(PRODUCTS.map((word) => [word, 0])) as Products;

/** Adds the named fields of two records of sums. */
export const addSums = <Sums extends MeanIngredients | Products>(
  names: readonly (keyof Sums)[],
  one: Sums,
  other: Sums,
) =>
  Object.fromEntries(
    names.map((name) => [name, addWholeNumbers(one[name] as WholeNumber, other[name] as WholeNumber)]),
  ) as Sums;
