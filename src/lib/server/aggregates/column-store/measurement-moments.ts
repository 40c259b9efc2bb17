import type { Groups } from '../groups.ts';
import { addedPowers, GroupPowers } from './group-powers.ts';
import type { Powers } from './power-sums.ts';

/** Of some of a group's measurements: their number, those with a known device, and the sums of v, v², v³ of their kbit/s. */
export interface MeasurementSums {
  readonly tests: number;
  readonly deviceKnown: number;
  readonly v: bigint;
  readonly vv: bigint;
  readonly vvv: bigint;
}

/** Power sums of single measurements, by group of area and operator; those of known devices apart. */
export class MeasurementMoments {
  readonly #ofDevices: GroupPowers;
  readonly #others: GroupPowers;

  constructor(groups: Groups) {
    this.#ofDevices = new GroupPowers(groups);
    this.#others = new GroupPowers(groups);
  }

  /** `deviceKnown`: 1 or 0. */
  add(group: number, deviceKnown: number, kbps: number): void {
    (deviceKnown === 0 ? this.#others : this.#ofDevices).add(group, kbps);
  }

  /** The sums of a group; for a group of all operators, those of its operators together. */
  of(group: number): MeasurementSums {
    const known = this.ofDevices(group);
    const { count, x, xx, xxx } = addedPowers(known, this.#others.total(group));
    return { tests: count, deviceKnown: known.count, v: x, vv: xx, vvv: xxx };
  }

  /** The same of measurements whose device is known. */
  ofDevices(group: number): Powers {
    return this.#ofDevices.total(group);
  }
}
