import { groupCount, groupsPerCode, type Groups } from '../groups.ts';
import type { Batch, BucketScan } from './bucket-scan.ts';
import type { ScratchArena } from './scratch-arena.ts';

/** Minimum slots of the hash table per row of a batch. */
const SLOTS_PER_ROW = 2;

/**
 * Numbers the clusters with several measurements in an area, or of an operator in it: 1, 2, … across the batches of a
 * scan. Most clusters are singletons; only the others must be aggregated by cluster.
 */
export class MultiMeasurementClusters {
  /** By row of the batch, the number of its cluster; 0 for a singleton. */
  readonly numbers: Int32Array;
  /** The highest number before the batch, and after it: at most `maxPerBatch` more. */
  before = 0;
  count = 0;
  readonly maxPerBatch: number;
  /** `count` after each batch. */
  readonly ends: number[] = [];
  /** By number, the group shifted left by 1; the lowest bit is set for a device. */
  readonly #owners: Int32Array;
  /** By the group of a row, the index of its area, or of area and operator (the holder); and the distance of their groups. */
  readonly #holders: Int32Array;
  readonly #spacing: number;
  /** By row, counted from 1, its cluster and holder combined: 31 bits suffice for a million clusters per batch. */
  readonly #keys: Int32Array;
  /** Hash chains: by slot, the last row (0 for none); by row, the previous one of its slot. */
  readonly #last: Int32Array;
  readonly #earlier: Int32Array;

  constructor(
    within: 'areas' | 'operators',
    groups: Groups,
    { maxRows, maxBatchRows }: BucketScan,
    scratch: ScratchArena,
  ) {
    const spacing = within === 'areas' ? groupsPerCode(groups) : 1;
    this.#spacing = spacing;
    this.#holders = Int32Array.from({ length: groupCount(groups) }, (_, group) =>
      Math.floor(group / spacing),
    );
    this.numbers = scratch.int32(maxBatchRows);
    this.maxPerBatch = Math.floor(maxBatchRows / 2);
    this.#owners = scratch.int32(Math.floor(maxRows / 2) + 1);
    this.#keys = scratch.int32(maxBatchRows + 1);
    this.#last = scratch.int32(slotsFor(maxBatchRows));
    this.#earlier = scratch.int32(maxBatchRows + 1);
  }

  /** Numbers the clusters of a batch; with `among`, only those of rows that have a number there. */
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

const slotsFor = (rows: number) => 2 ** Math.ceil(Math.log2(Math.max(1, rows) * SLOTS_PER_ROW));
