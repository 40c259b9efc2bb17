import { ExactSums, SMALL_FACTOR } from './exact-sums.ts';
import { groupCount, groupsOfUnit, type Groups } from './groups.ts';

/** Of some tests of a group: how many, of how many the device is known, their kbit/s v, v*v and v*v*v summed. */
export interface TestSums {
  readonly tests: number;
  readonly deviceKnown: number;
  readonly v: bigint;
  readonly vv: bigint;
  readonly vvv: bigint;
}

/** Sums of a group, side by side: v, v*v, and v*v*v, which takes two. They fill a line of a processor's cache. */
const WIDTH = 4;
const [V, VV, VVV] = [0, 1, 2] as const;

/** Sums of tests, one by one, by the groups of units and operators that they are in. */
export class TestMoments {
  readonly #groups: Groups;
  readonly #tests: Float64Array;
  readonly #deviceKnown: Float64Array;
  readonly #sums: ExactSums;
  /** Speeds that the exact sums have no room for, by group. */
  readonly #large = new Map<number, bigint[]>();

  constructor(groups: Groups) {
    const count = groupCount(groups);
    this.#groups = groups;
    this.#tests = new Float64Array(count);
    this.#deviceKnown = new Float64Array(count);
    this.#sums = new ExactSums(WIDTH * count);
  }

  /** `deviceKnown`: 1 or 0. */
  add(group: number, deviceKnown: number, kbps: number): void {
    this.#tests[group]!++;
    this.#deviceKnown[group]! += deviceKnown;
    if (kbps < SMALL_FACTOR) {
      const [sums, at, squared] = [this.#sums, WIDTH * group, kbps * kbps];
      sums.add(at + V, kbps);
      sums.add(at + VV, squared);
      sums.addProduct(at + VVV, squared, kbps);
    } else {
      this.#addLarge(group, kbps);
    }
  }

  /** Adds to v*v only. */
  addSquare(group: number, kbps: number): void {
    if (kbps < SMALL_FACTOR) this.#sums.add(WIDTH * group + VV, kbps * kbps);
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
    let [v, vv, vvv] = [sums.at(at + V), sums.at(at + VV), sums.productAt(at + VVV)];
    for (const large of this.#large.get(group) ?? []) {
      v += large;
      vv += large * large;
      vvv += large ** 3n;
    }
    return { tests: this.#tests[group]!, deviceKnown: this.#deviceKnown[group]!, v, vv, vvv };
  }
}
