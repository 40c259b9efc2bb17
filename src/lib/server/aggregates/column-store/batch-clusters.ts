import type { MeasurementColumns } from './measurement-columns.ts';

/**
 * Numbers the clusters of a batch: known devices first, shared by all partitions, then the other clusters of each
 * partition.
 */
export class BatchClusters {
  readonly #columns: readonly MeasurementColumns[];
  /** By bucket of the batch, the number of its first device. */
  readonly firstDevice: Int32Array;
  readonly #firstOther: ReadonlyMap<MeasurementColumns, Int32Array>;
  /** Devices are numbered below this. */
  devices = 0;

  /** `buckets`: the maximum per batch. */
  constructor(columns: readonly MeasurementColumns[], buckets: number) {
    this.#columns = [...new Set(columns)];
    this.firstDevice = new Int32Array(buckets);
    this.#firstOther = new Map(this.#columns.map((entry) => [entry, new Int32Array(buckets)]));
  }

  /** By bucket of the batch, the number of the partition's first cluster that is not a known device. */
  firstOther(columns: MeasurementColumns): Int32Array {
    return this.#firstOther.get(columns)!;
  }

  /** Numbers the clusters of the buckets from one to another, half-open. */
  number(bucket: number, end: number): void {
    let next = 0;
    for (let at = bucket; at < end; at++) {
      this.firstDevice[at - bucket] = next;
      let devices = 0;
      for (const { devicesBelow } of this.#columns) devices = Math.max(devices, devicesBelow[at]!);
      next += devices;
    }
    this.devices = next;
    for (const [{ othersBelow }, first] of this.#firstOther) {
      for (let at = bucket; at < end; at++) {
        first[at - bucket] = next;
        next += othersBelow[at]!;
      }
    }
  }
}
