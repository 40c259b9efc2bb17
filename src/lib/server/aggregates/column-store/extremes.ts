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

  /** Appends the smallest values of a group to others. */
  appendSmallest(group: number, others: number[]): void {
    appendFinite(this.#smallest, group, others);
  }

  /** Appends the largest values of a group to others. */
  appendLargest(group: number, others: number[]): void {
    appendFinite(this.#largest, group, others);
  }
}

function appendFinite(values: Float64Array, group: number, others: number[]): void {
  for (let at = EXTREMES * group; at < EXTREMES * (group + 1) && Number.isFinite(values[at]); at++)
    others.push(values[at]!);
}

export const smallestOf = (values: number[]) => values.sort(ascending).slice(0, EXTREMES);
export const largestOf = (values: number[]) => values.sort(descending).slice(0, EXTREMES);
