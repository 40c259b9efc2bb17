import { ExactProductSums, ExactSums, SMALL_FACTOR } from './exact-sums.ts';
import { groupCount, groupsOfUnit, type Groups } from './groups.ts';

/** Of some tests of a group: how many, of how many the device is known, their kbit/s v, v*v and v*v*v summed. */
export interface TestSums {
  readonly tests: number;
  readonly deviceKnown: number;
  readonly v: bigint;
  readonly vv: bigint;
  readonly vvv: bigint;
}

/** Sums of tests, one by one, by the groups of units and operators that they are in. */
export class TestMoments {
  readonly tests: Float64Array;
  readonly #groups: Groups;
  readonly #deviceKnown: Float64Array;
  readonly #v: Float64Array;
  readonly #vv: ExactSums;
  readonly #vvv: ExactProductSums;
  /** Speeds that the exact sums have no room for, by group. */
  readonly #large = new Map<number, bigint[]>();

  constructor(groups: Groups) {
    const count = groupCount(groups);
    this.#groups = groups;
    this.tests = new Float64Array(count);
    this.#deviceKnown = new Float64Array(count);
    this.#v = new Float64Array(count);
    this.#vv = new ExactSums(count);
    this.#vvv = new ExactProductSums(count);
  }

  /** `deviceKnown`: 1 or 0. */
  add(group: number, deviceKnown: number, kbps: number): void {
    this.tests[group]!++;
    this.#deviceKnown[group]! += deviceKnown;
    if (kbps >= SMALL_FACTOR) {
      this.#large.set(group, [...(this.#large.get(group) ?? []), BigInt(kbps)]);
      return;
    }
    const squared = kbps * kbps;
    this.#v[group]! += kbps;
    this.#vv.add(group, squared);
    this.#vvv.add(group, squared, kbps);
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
    const large = this.#large.get(group) ?? [];
    return {
      tests: this.tests[group]!,
      deviceKnown: this.#deviceKnown[group]!,
      v: large.reduce((sum, v) => sum + v, BigInt(this.#v[group]!)),
      vv: large.reduce((sum, v) => sum + v * v, this.#vv.at(group)),
      vvv: large.reduce((sum, v) => sum + v ** 3n, this.#vvv.at(group)),
    };
  }
}
