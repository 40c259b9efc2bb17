/** What a sum's lower part stays below: with a term below it too, no step leaves the whole numbers of a double. */
const FULL = 2 ** 52;
const HALF_BITS = 26;
const HALF = 2 ** HALF_BITS;

/** Factors below this keep every product of two in a double, and of three in `addProduct`. */
export const SMALL_FACTOR = HALF;

/**
 * Sums of whole numbers of any size, side by side, exact whatever the order of the terms. A term costs an addition and
 * a comparison, some fiftieth of a bigint's.
 */
export class ExactSums {
  #low: Float64Array;
  /** Times 2^52. */
  #full: Float64Array;

  constructor(count: number) {
    this.#low = new Float64Array(count);
    this.#full = new Float64Array(count);
  }

  /** Adds a whole number from 0 to 2^52. */
  add(at: number, term: number): void {
    const low = this.#low[at]! + term;
    if (low < FULL) {
      this.#low[at] = low;
    } else {
      this.#low[at] = low - FULL;
      this.#full[at]! += 1;
    }
  }

  /** Makes room for more sums, which are 0. */
  extend(count: number): void {
    const [low, full] = [new Float64Array(count), new Float64Array(count)];
    low.set(this.#low);
    full.set(this.#full);
    [this.#low, this.#full] = [low, full];
  }

  at(at: number): bigint {
    return BigInt(this.#full[at]!) * BigInt(FULL) + BigInt(this.#low[at]!);
  }
}

/** Exact sums of products that leave a double. */
export class ExactProductSums {
  readonly #low: ExactSums;
  /** Times 2^26. */
  readonly #high: ExactSums;

  constructor(count: number) {
    this.#low = new ExactSums(count);
    this.#high = new ExactSums(count);
  }

  /** Adds the product of a whole number from 0 to 2^52 and one from 0 to 2^26. */
  add(at: number, wide: number, narrow: number): void {
    if (wide < HALF) {
      this.#low.add(at, wide * narrow);
      return;
    }
    const high = Math.floor(wide / HALF);
    this.#low.add(at, (wide - high * HALF) * narrow);
    this.#high.add(at, high * narrow);
  }

  extend(count: number): void {
    this.#low.extend(count);
    this.#high.extend(count);
  }

  at(at: number): bigint {
    return (this.#high.at(at) << BigInt(HALF_BITS)) + this.#low.at(at);
  }
}
