import type { WholeNumber } from './cluster-sums.sql.ts';
import { NO_INGREDIENTS, type MeanIngredients } from './mean-interval.ts';

/** Sums of the tests of one period. */
export type PeriodSums = MeanIngredients & { readonly failedTests: number };

/** Their names. */
export const PERIOD_SUMS = [...Object.keys(NO_INGREDIENTS), 'failedTests'] as (keyof PeriodSums)[];

/**
 * Sums over the clusters of products of their tests n and kbit/s s in the base period (1) and now (2), for
 * clusters with tests in both: what pairs them.
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
