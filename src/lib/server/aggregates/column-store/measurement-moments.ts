import { SMALL_FACTOR } from './exact-sums.ts';
import { groupCount, groupsPerCode, type Groups } from '../groups.ts';
import { addPowers, addSquare, POWERS, powersAt } from './power-sums.ts';

/** Of some of a group's measurements: their number, those with a known device, and the sums of v, v², v³ of their kbit/s. */
export interface MeasurementSums {
  readonly tests: number;
  readonly deviceKnown: number;
  readonly v: bigint;
  readonly vv: bigint;
  readonly vvv: bigint;
}

/** Power sums of single measurements, by group of area and operator. */
export class MeasurementMoments {
  readonly #groups: Groups;
  readonly #deviceKnown: Float64Array;
  /** By group. */
  readonly #sums: Float64Array;
  /** By group, speeds too large for the exact sums. */
  readonly #large = new Map<number, bigint[]>();

  constructor(groups: Groups) {
    const count = groupCount(groups);
    this.#groups = groups;
    this.#deviceKnown = new Float64Array(count);
    this.#sums = new Float64Array(POWERS * count);
  }

  /** `deviceKnown`: 1 or 0. */
  add(group: number, deviceKnown: number, kbps: number): void {
    this.#deviceKnown[group]! += deviceKnown;
    if (kbps < SMALL_FACTOR) addPowers(this.#sums, POWERS * group, kbps);
    else this.#addLarge(group, kbps);
  }

  /** Adds to the sum of v² only. */
  addSquare(group: number, kbps: number): void {
    if (kbps < SMALL_FACTOR) addSquare(this.#sums, POWERS * group, kbps);
    else this.#addLarge(group, kbps);
  }

  #addLarge(group: number, kbps: number): void {
    this.#large.set(group, [...(this.#large.get(group) ?? []), BigInt(kbps)]);
  }

  /** The sums of a group; for a group of all operators, those of its operators together. */
  of(group: number): MeasurementSums {
    const ofUnit = groupsPerCode(this.#groups);
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

  #ofPart(group: number): MeasurementSums {
    const large = this.#large.get(group) ?? [];
    let { count: tests, x: v, xx: vv, xxx: vvv } = powersAt(this.#sums, POWERS * group);
    tests += large.length;
    for (const kbps of large) {
      v += kbps;
      vv += kbps * kbps;
      vvv += kbps ** 3n;
    }
    return { tests, deviceKnown: this.#deviceKnown[group]!, v, vv, vvv };
  }
}
