import type { ValueSums } from '../../aggregates/mean-interval.ts';
import { SMALL_FACTOR } from '../../aggregates/column-store/exact-sums.ts';
import { addPowers, POWERS, powersAt } from '../../aggregates/column-store/power-sums.ts';

/** Count and exact sums of x, x² and x³ of whole numbers of any size. */
export class ValuePowers {
  readonly #sums = new Float64Array(POWERS);
  /** Numbers too large for the exact sums. */
  readonly #large: bigint[] = [];

  add(x: number): void {
    if (x < SMALL_FACTOR) addPowers(this.#sums, 0, x);
    else this.#large.push(BigInt(x));
  }

  sums(): ValueSums {
    const { count, x, xx, xxx } = powersAt(this.#sums, 0);
    return this.#large.reduce(
      (sum, value) => ({
        count: sum.count + 1,
        x: sum.x + value,
        xx: sum.xx + value * value,
        xxx: sum.xxx + value ** 3n,
      }),
      { count, x, xx, xxx },
    );
  }
}
