import { addExact, addProduct, exactProducts, exactSum, PRODUCT_SUM, SUM } from './exact-sums.ts';

/** Of whole numbers x below `SMALL_FACTOR`: how many, and x, x*x and x*x*x summed. */
export interface Powers {
  readonly count: number;
  readonly x: bigint;
  readonly xx: bigint;
  readonly xxx: bigint;
}

const [COUNT, X, XX, XXX] = [0, 1, 2, 2 + SUM] as const;

/** Places that they take among other sums: they fill a line of a processor's cache. */
export const POWERS = XXX + PRODUCT_SUM;

export function addPowers(sums: Float64Array, at: number, x: number): void {
  const squared = x * x;
  sums[at + COUNT]!++;
  sums[at + X]! += x;
  addExact(sums, at + XX, squared);
  addProduct(sums, at + XXX, squared, x);
}

/** Adds to x*x only. */
export const addSquare = (sums: Float64Array, at: number, x: number) => addExact(sums, at + XX, x * x);

export function powersAt(sums: Float64Array, at: number): Powers {
  return {
    count: sums[at + COUNT]!,
    x: BigInt(sums[at + X]!),
    xx: exactSum(sums, at + XX),
    xxx: exactProducts(sums, at + XXX),
  };
}
