import { ascending, descending } from 'd3';
import { MOST_HINGE_DEVICES } from '#lib/domain/decisions/counting-way.ts';
import { groupCount, type Groups } from '../groups.ts';

/** Values retained on each side of a group. */
const EXTREMES = MOST_HINGE_DEVICES;

/** The smallest and the largest values of each group. */
export class Extremes {
  /** By group, in order from the most extreme; infinite where there are fewer. */
  readonly #smallest: Float64Array;
  readonly #largest: Float64Array;

  constructor(groups: Groups) {
    this.#smallest = new Float64Array(EXTREMES * groupCount(groups)).fill(Infinity);
    this.#largest = new Float64Array(EXTREMES * groupCount(groups)).fill(-Infinity);
  }

  add(group: number, value: number): void {
    const last = EXTREMES * group + EXTREMES - 1;
    if (value < this.#smallest[last]!) {
      const smallest = this.#smallest;
      let at = last;
      for (; at > EXTREMES * group && smallest[at - 1]! > value; at--) smallest[at] = smallest[at - 1]!;
      smallest[at] = value;
    }
    if (value > this.#largest[last]!) {
      const largest = this.#largest;
      let at = last;
      for (; at > EXTREMES * group && largest[at - 1]! < value; at--) largest[at] = largest[at - 1]!;
      largest[at] = value;
    }
  }

  smallest(group: number): number[] {
    return finite(this.#smallest, group);
  }

  largest(group: number): number[] {
    return finite(this.#largest, group);
  }
}

const finite = (values: Float64Array, group: number) =>
  [...values.subarray(EXTREMES * group, EXTREMES * (group + 1))].filter(Number.isFinite);

export const smallestOf = (values: readonly number[]) => [...values].sort(ascending).slice(0, EXTREMES);
export const largestOf = (values: readonly number[]) => [...values].sort(descending).slice(0, EXTREMES);
