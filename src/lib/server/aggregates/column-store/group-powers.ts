import { groupsPerCode, type Groups, groupCount } from '../groups.ts';
import { SMALL_FACTOR } from './exact-sums.ts';
import { addPowers, addSquare, POWERS, powersAt, type Powers } from './power-sums.ts';

export const NO_POWERS: Powers = { count: 0, x: 0n, xx: 0n, xxx: 0n };

/** Count and sums of x, x² and x³ of whole numbers of any size, by group of area and operator. */
export class GroupPowers {
  readonly #groups: Groups;
  /** By group. */
  readonly #sums: Float64Array;
  /** By group, numbers too large for the exact sums. */
  readonly #large = new Map<number, bigint[]>();

  constructor(groups: Groups) {
    this.#groups = groups;
    this.#sums = new Float64Array(POWERS * groupCount(groups));
  }

  add(group: number, x: number): void {
    if (x < SMALL_FACTOR) addPowers(this.#sums, POWERS * group, x);
    else this.#addLarge(group, x);
  }

  /** Adds to the sum of x² only. */
  addSquare(group: number, x: number): void {
    if (x < SMALL_FACTOR) addSquare(this.#sums, POWERS * group, x);
    else this.#addLarge(group, x);
  }

  #addLarge(group: number, x: number): void {
    this.#large.set(group, [...(this.#large.get(group) ?? []), BigInt(x)]);
  }

  /** The sums of a group itself. */
  of(group: number): Powers {
    const small = powersAt(this.#sums, POWERS * group);
    const large = this.#large.get(group);
    return large ? large.reduce((sums, x) => addedPowers(sums, powersOf(x)), small) : small;
  }

  /** The sums of a group; for a group of all operators, those of its operators together. */
  total(group: number): Powers {
    const perCode = groupsPerCode(this.#groups);
    if (group % perCode > 0) return this.of(group);
    let sums = NO_POWERS;
    for (let part = group + 1; part < group + perCode; part++) sums = addedPowers(sums, this.of(part));
    return sums;
  }
}

const powersOf = (x: bigint): Powers => ({ count: 1, x, xx: x * x, xxx: x ** 3n });

export const addedPowers = (one: Powers, other: Powers): Powers => ({
  count: one.count + other.count,
  x: one.x + other.x,
  xx: one.xx + other.xx,
  xxx: one.xxx + other.xxx,
});

export const subtractedPowers = (from: Powers, other: Powers): Powers => ({
  count: from.count - other.count,
  x: from.x - other.x,
  xx: from.xx - other.xx,
  xxx: from.xxx - other.xxx,
});
