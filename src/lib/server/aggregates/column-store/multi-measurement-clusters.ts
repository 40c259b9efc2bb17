import { groupCount, groupsPerArea, type Groups } from '../groups.ts';
import type { ScratchArena } from './scratch-arena.ts';
import type { Batch, BucketScan } from './bucket-scan.ts';

/** Slots for each test of a step, at least: the more, the fewer tests of different clusters meet in one. */
const SLOTS_PER_TEST = 2;

/**
 * Numbers the clusters that have several tests in a unit, or of an operator in it, 1, 2, … through the steps of a walk.
 * Most tests are the only ones of their cluster; what is gathered cluster by cluster is gathered of the others.
 */
export class MultiMeasurementClusters {
  /** By test of the step, the number of its cluster; 0 where it is the only one. */
  readonly numbers: Int32Array;
  /** Numbers given before the step, and until it ended: at most `maxBatchRows` more. */
  before = 0;
  count = 0;
  readonly mostInStep: number;
  /** The count at the end of each step. */
  readonly ends: number[] = [];
  /** By number, twice the group, and 1 more for a device. */
  readonly #owners: Int32Array;
  /** Holders are units, or operators in them: by the group of a test, and how many groups lie between two of them. */
  readonly #holders: Int32Array;
  readonly #spacing: number;
  /** By test, counted from 1, its cluster and holder as one number: one of 31 bits has room for a million clusters a step. */
  readonly #keys: Int32Array;
  /** By slot, the test that came last; 0 for none. By test, the one that came to its slot before it. */
  readonly #last: Int32Array;
  readonly #earlier: Int32Array;

  constructor(
    of: 'units' | 'operators',
    groups: Groups,
    { maxRows, maxBatchRows }: BucketScan,
    scratch: ScratchArena,
  ) {
    const spacing = of === 'units' ? groupsPerArea(groups) : 1;
    this.#spacing = spacing;
    this.#holders = Int32Array.from({ length: groupCount(groups) }, (_, group) =>
      Math.floor(group / spacing),
    );
    this.numbers = scratch.int32(maxBatchRows);
    this.mostInStep = Math.floor(maxBatchRows / 2);
    this.#owners = scratch.int32(Math.floor(maxRows / 2) + 1);
    this.#keys = scratch.int32(maxBatchRows + 1);
    this.#last = scratch.int32(slotsFor(maxBatchRows));
    this.#earlier = scratch.int32(maxBatchRows + 1);
  }

  /** Numbers those of a step's tests; with `among`, only of the tests that it has a number for. */
  number({ tests, groups, clusters, devices }: Batch, among: Int32Array | null): void {
    const [numbers, owners, holders, spacing] = [this.numbers, this.#owners, this.#holders, this.#spacing];
    const holderCount = holders.length / spacing;
    const [last, earlier, keys] = [this.#last, this.#earlier, this.#keys];
    const mask = slotsFor(tests) - 1;
    last.fill(0, 0, mask + 1);
    this.before = this.count;
    let { count } = this;
    for (let i = 0; i < tests; i++) {
      numbers[i] = 0;
      if (among !== null && among[i] === 0) continue;
      const [cluster, holder] = [clusters[i]!, holders[groups[i]!]!];
      const key = cluster * holderCount + holder;
      const slot = key & mask;
      let first = last[slot]!;
      while (first !== 0 && keys[first] !== key) first = earlier[first]!;
      if (first === 0) {
        keys[i + 1] = key;
        earlier[i + 1] = last[slot]!;
        last[slot] = i + 1;
      } else {
        if (numbers[first - 1] === 0) {
          numbers[first - 1] = ++count;
          owners[count] = 2 * holder * spacing + Number(cluster < devices);
        }
        numbers[i] = numbers[first - 1]!;
      }
    }
    this.count = count;
    this.ends.push(count);
  }

  groupOf(number: number): number {
    return this.#owners[number]! >>> 1;
  }

  /** 1 for a device, else 0. */
  isDevice(number: number): number {
    return this.#owners[number]! & 1;
  }
}

const slotsFor = (tests: number) => 2 ** Math.ceil(Math.log2(Math.max(1, tests) * SLOTS_PER_TEST));
