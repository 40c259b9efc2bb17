import { addExact, SMALL_FACTOR } from './exact-sums.ts';

/** Bits of the lower part of an exact sum. */
const LOW_BITS = 52;

/** Adds the product of two whole numbers of any size to an exact sum. */
export function addProductOf(sums: Float64Array, at: number, one: number, other: number): void {
  if (one < SMALL_FACTOR && other < SMALL_FACTOR) {
    addExact(sums, at, one * other);
    return;
  }
  const product = BigInt(one) * BigInt(other);
  addExact(sums, at, Number(BigInt.asUintN(LOW_BITS, product)));
  sums[at + 1]! += Number(product >> BigInt(LOW_BITS));
}

/** Adds an exact sum to another. */
export function addExactSums(sums: Float64Array, at: number, others: Float64Array, from: number): void {
  addExact(sums, at, others[from]!);
  sums[at + 1]! += others[from + 1]!;
}

/** An exact sum as a double. */
export const roundedSum = (sums: Float64Array, at: number) => sums[at + 1]! * 2 ** LOW_BITS + sums[at]!;
