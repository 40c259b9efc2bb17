import type { ValueSums } from '../mean-interval.ts';
import { addExact, addProduct, exactProducts, exactSum, PRODUCT_SUM, SUM } from './exact-sums.ts';

/** Count and sums of x, x² and x³ of whole numbers. */
export type Powers = ValueSums;

const [COUNT, X, XX, XXX] = [0, 1, 2, 2 + SUM] as const;

/** Their width in an array of sums: one cache line. */
export const POWERS = XXX + PRODUCT_SUM;

export function addPowers(sums: Float64Array, at: number, x: number): void {
  const squared = x * x;
  sums[at + COUNT]!++;
  sums[at + X]! += x;
  addExact(sums, at + XX, squared);
  addProduct(sums, at + XXX, squared, x);
}

/** Adds to the sum of x² only. */
export const addSquare = (sums: Float64Array, at: number, x: number) => addExact(sums, at + XX, x * x);

export function powersAt(sums: Float64Array, at: number): Powers {
  return {
    count: sums[at + COUNT]!,
    x: BigInt(sums[at + X]!),
    xx: exactSum(sums, at + XX),
    xxx: exactProducts(sums, at + XXX),
  };
}
