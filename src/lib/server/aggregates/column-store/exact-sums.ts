/** What a sum's lower part stays below: with a term below it too, no step leaves the whole numbers of a double. */
const FULL = 2 ** 52;
const HALF_BITS = 26;
const HALF = 2 ** HALF_BITS;
/** To multiply by: it takes a fifth of dividing, and is as exact for powers of 2. */
const PER_HALF = 1 / HALF;

/**
 * Factors below this keep every product of two in an exact sum's term, and of three in two terms. So many of them make
 * a sum that a double holds as it is, however a few million are chosen.
 */
export const SMALL_FACTOR = HALF;

/** Places that an exact sum takes among others: its part below 2^52, and how many whole 2^52; one of products takes two. */
export const SUM = 2;
export const PRODUCT_SUM = 2 * SUM;

/**
 * Adds a whole number from 0 to 2^52 to an exact sum: of any size, the same whatever the order of the terms. It costs
 * an addition and a comparison, some fiftieth of a bigint's.
 */
export function addExact(sums: Float64Array, at: number, term: number): void {
  const low = sums[at]! + term;
  if (low < FULL) {
    sums[at] = low;
  } else {
    sums[at] = low - FULL;
    sums[at + 1]!++;
  }
}

/**
 * Adds the product of a whole number from 0 to 2^52 and one from 0 to 2^26, to an exact sum of products: what the lower
 * and the higher 26 bits of the wider factor add.
 */
export function addProduct(sums: Float64Array, at: number, wide: number, narrow: number): void {
  const high = Math.floor(wide * PER_HALF);
  addExact(sums, at, (wide - high * HALF) * narrow);
  addExact(sums, at + SUM, high * narrow);
}

export function exactSum(sums: Float64Array, at: number): bigint {
  return BigInt(sums[at + 1]!) * BigInt(FULL) + BigInt(sums[at]!);
}

/** An exact sum of products. */
export function exactProducts(sums: Float64Array, at: number): bigint {
  return (exactSum(sums, at + SUM) << BigInt(HALF_BITS)) + exactSum(sums, at);
}
