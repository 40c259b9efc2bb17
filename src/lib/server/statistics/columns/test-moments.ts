import {
  addExact,
  addProduct,
  exactProducts,
  exactSum,
  PRODUCT_SUM,
  SMALL_FACTOR,
  SUM,
} from './exact-sums.ts';
import { groupCount, groupsOfUnit, type Groups } from './groups.ts';

/** Of some tests of a group: how many, of how many the device is known, their kbit/s v, v*v and v*v*v summed. */
export interface TestSums {
  readonly tests: number;
  readonly deviceKnown: number;
  readonly v: bigint;
  readonly vv: bigint;
  readonly vvv: bigint;
}

/** Sums of a group, side by side: how many tests, v, v*v and v*v*v. They fill a line of a processor's cache. */
const [TESTS, V, VV, VVV] = [0, 1, 2, 2 + SUM] as const;
const WIDTH = VVV + PRODUCT_SUM;

/** Sums of tests, one by one, by the groups of units and operators that they are in. */
export class TestMoments {
  readonly #groups: Groups;
  readonly #deviceKnown: Float64Array;
  readonly #sums: Float64Array;
  /** Speeds that the exact sums have no room for, by group. */
  readonly #large = new Map<number, bigint[]>();

  constructor(groups: Groups) {
    const count = groupCount(groups);
    this.#groups = groups;
    this.#deviceKnown = new Float64Array(count);
    this.#sums = new Float64Array(WIDTH * count);
  }

  /** `deviceKnown`: 1 or 0. */
  add(group: number, deviceKnown: number, kbps: number): void {
    const sums = this.#sums;
    const at = WIDTH * group;
    sums[at + TESTS]!++;
    this.#deviceKnown[group]! += deviceKnown;
    if (kbps < SMALL_FACTOR) {
      const squared = kbps * kbps;
      sums[at + V]! += kbps;
      addExact(sums, at + VV, squared);
      addProduct(sums, at + VVV, squared, kbps);
    } else {
      this.#addLarge(group, kbps);
    }
  }

  /** Adds to v*v only. */
  addSquare(group: number, kbps: number): void {
    if (kbps < SMALL_FACTOR) addExact(this.#sums, WIDTH * group + VV, kbps * kbps);
    else this.#addLarge(group, kbps);
  }

  #addLarge(group: number, kbps: number): void {
    this.#large.set(group, [...(this.#large.get(group) ?? []), BigInt(kbps)]);
  }

  /** The sums of a group; a unit's are those of its operators together. */
  of(group: number): TestSums {
    const ofUnit = groupsOfUnit(this.#groups);
    if (group % ofUnit > 0) return this.#ofPart(group);
    const sums = { tests: 0, deviceKnown: 0, v: 0n, vv: 0n, vvv: 0n };
    for (let part = group + 1; part < group + ofUnit; part++) {
      const { tests, deviceKnown, v, vv, vvv } = this.#ofPart(part);
      sums.tests += tests;
      sums.deviceKnown += deviceKnown;
      sums.v += v;
      sums.vv += vv;
      sums.vvv += vvv;
    }
    return sums;
  }

  #ofPart(group: number): TestSums {
    const [sums, at] = [this.#sums, WIDTH * group];
    let [v, vv, vvv] = [BigInt(sums[at + V]!), exactSum(sums, at + VV), exactProducts(sums, at + VVV)];
    for (const large of this.#large.get(group) ?? []) {
      v += large;
      vv += large * large;
      vvv += large ** 3n;
    }
    return { tests: sums[at + TESTS]!, deviceKnown: this.#deviceKnown[group]!, v, vv, vvv };
  }
}
