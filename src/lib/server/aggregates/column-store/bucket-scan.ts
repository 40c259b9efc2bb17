import { BatchClusters } from './batch-clusters.ts';
import { BUCKETS } from './cluster-dictionary.ts';
import type { MeasurementColumns } from './measurement-columns.ts';
import type { ScratchArena } from './scratch-arena.ts';
import type { MatchedRows, Selection } from './selection.ts';

/** The rows of a batch that come from one partition: entries `from` to `to`, half-open. */
export interface Segment {
  /** Index of the selection, and of the partition among its columns. */
  readonly selection: number;
  readonly part: number;
  readonly columns: MeasurementColumns;
  from: number;
  to: number;
}

/** The matching rows of consecutive buckets. All rows of a cluster are in the same batch. */
export interface Batch extends MatchedRows {
  readonly segments: readonly Segment[];
  tests: number;
  /** Clusters numbered below this are known devices. */
  devices: number;
}

/** Share number `nth` (from 0) of `of` equal shares of the buckets. Each cluster is in exactly one share. */
export interface ScanPart {
  readonly nth: number;
  /** A power of 2. */
  readonly of: number;
}

const WHOLE_SCAN: ScanPart = { nth: 0, of: 1 };

/** Receives the batches of a scan. */
export interface BatchConsumer {
  consume(batch: Batch): void;
}

/** Buckets are combined until a batch has about this many rows. */
const MIN_BATCH_ROWS = 1000;

/** Scans selections in batches of whole clusters. */
export class BucketScan {
  readonly #selections: readonly Selection[];
  readonly #clusters: BatchClusters;
  readonly #batch: Batch;
  /** The buckets scanned, half-open, and how many make a batch. */
  readonly #first: number;
  readonly #end: number;
  readonly #bucketsPerBatch: number;
  /** Upper bound of the rows of a batch. */
  readonly maxBatchRows: number;
  /** Upper bound of the rows of all batches. */
  readonly maxRows: number;

  constructor(selections: readonly Selection[], scratch: ScratchArena, { nth, of }: ScanPart = WHOLE_SCAN) {
    this.#selections = selections;
    const segments = selections.flatMap(({ columns }, selection) =>
      columns.map((entry, part) => ({ selection, part, columns: entry, from: 0, to: 0 })),
    );
    const buckets = BUCKETS / of;
    this.#first = nth * buckets;
    this.#end = this.#first + buckets;
    this.maxRows = rowsIn(segments, this.#first, this.#end);
    let perBatch = 1;
    while (perBatch < buckets && (perBatch * this.maxRows) / buckets < MIN_BATCH_ROWS) perBatch *= 2;
    this.#bucketsPerBatch = perBatch;
    this.#clusters = new BatchClusters(
      segments.map(({ columns }) => columns),
      perBatch,
    );
    let max = 0;
    for (let bucket = this.#first; bucket < this.#end; bucket += perBatch)
      max = Math.max(max, rowsIn(segments, bucket, bucket + perBatch));
    this.maxBatchRows = max;
    const entries = () => scratch.int32(max);
    this.#batch = {
      segments,
      rows: entries(),
      groups: entries(),
      clusters: entries(),
      tests: 0,
      devices: 0,
    };
  }

  /**
   * Passes each batch to the consumer, then totals the counts. The consumer is an object and not a closure: V8 discards
   * the optimized code of a closure with it, and compiling takes as long as the scan.
   */
  run(consumer: BatchConsumer): void {
    for (let bucket = this.#first; bucket < this.#end; bucket += this.#bucketsPerBatch) {
      this.#find(bucket, bucket + this.#bucketsPerBatch);
      consumer.consume(this.#batch);
    }
    for (const counts of new Set(this.#selections.map((selection) => selection.counts))) counts.addUp();
  }

  #find(bucket: number, end: number): void {
    const [batch, clusters, buckets] = [this.#batch, this.#clusters, [bucket, end] as const];
    clusters.number(bucket, end);
    batch.devices = clusters.devices;
    batch.tests = 0;
    for (const segment of batch.segments) {
      const { columns } = segment;
      const selection = this.#selections[segment.selection]!;
      const first = { device: clusters.firstDevice, other: clusters.firstOther(columns) };
      segment.from = batch.tests;
      batch.tests = selection.find(columns, buckets, first, batch, batch.tests);
      segment.to = batch.tests;
    }
  }
}

function rowsIn(segments: readonly Segment[], bucket: number, end: number): number {
  let rows = 0;
  for (const { columns } of segments) rows += columns.bucketFrom[end]! - columns.bucketFrom[bucket]!;
  return rows;
}
