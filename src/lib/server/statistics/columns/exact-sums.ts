/** What a sum's lower part stays below: with a term below it too, no step leaves the whole numbers of a double. */
const FULL = 2 ** 52;
const HALF_BITS = 26;
const HALF = 2 ** HALF_BITS;

/** Factors below this keep every product of two in a double, and of three in `addProduct`. */
export const SMALL_FACTOR = HALF;

/** Numbers that a sum takes: its part below 2^52, and how many whole 2^52. */
const PARTS = 2;

/**
 * Sums of whole numbers of any size, side by side, exact whatever the order of the terms. A term costs an addition and
 * a comparison, some fiftieth of a bigint's.
 */
export class ExactSums {
  #sums: Float64Array;

  constructor(count: number) {
    this.#sums = new Float64Array(PARTS * count);
  }

  /** Adds a whole number from 0 to 2^52. */
  add(at: number, term: number): void {
    const sums = this.#sums;
    const part = PARTS * at;
    const low = sums[part]! + term;
    if (low < FULL) {
      sums[part] = low;
    } else {
      sums[part] = low - FULL;
      sums[part + 1] = sums[part + 1]! + 1;
    }
  }

  /**
   * Adds the product of a whole number from 0 to 2^52 and one from 0 to 2^26, to a sum that takes the place of two: of
   * what the lower and the higher 26 bits of the wider factor add.
   */
  addProduct(at: number, wide: number, narrow: number): void {
    const high = Math.floor(wide / HALF);
    this.add(at, (wide - high * HALF) * narrow);
    this.add(at + 1, high * narrow);
  }

  /** Makes room for more sums, which are 0. */
  extend(count: number): void {
    const sums = new Float64Array(PARTS * count);
    sums.set(this.#sums);
    this.#sums = sums;
  }

  at(at: number): bigint {
    return BigInt(this.#sums[PARTS * at + 1]!) * BigInt(FULL) + BigInt(this.#sums[PARTS * at]!);
  }

  /** A sum of products. */
  productAt(at: number): bigint {
    return (this.at(at + 1) << BigInt(HALF_BITS)) + this.at(at);
  }
}
