import { BUCKETS } from './cluster-dictionary.ts';
import type { ScratchArena } from './scratch-arena.ts';
import type { MatchedRows, Selection } from './selection.ts';
import { BatchClusters } from './batch-clusters.ts';
import type { MeasurementColumns } from './measurement-columns.ts';

/** The tests of one set of columns among those of a step: entries `from` to `to` of the step's. */
export interface Segment {
  /** Which of the selections they are of, and which of its columns. */
  readonly selection: number;
  readonly part: number;
  readonly columns: MeasurementColumns;
  from: number;
  to: number;
}

/** Tests that are meant and count: all those of some clusters. */
export interface Batch extends MatchedRows {
  readonly segments: readonly Segment[];
  tests: number;
  /** Clusters of known devices are numbered below this. */
  devices: number;
}

/** One of equal parts of a walk, counted from 0: every cluster is in one of them. */
export interface ScanPart {
  readonly nth: number;
  /** A power of 2. */
  readonly of: number;
}

const WHOLE_SCAN: ScanPart = { nth: 0, of: 1 };

/** What is done with the tests of each step. */
export interface BatchConsumer {
  consume(step: Batch): void;
}

/** Of few tests, as many buckets are taken together as hold about so many. */
const MIN_BATCH_ROWS = 1000;

/** A walk through the tests of selections, some buckets at a time: all tests of a cluster come in one step. */
export class BucketScan {
  readonly #selections: readonly Selection[];
  readonly #clusters: BatchClusters;
  readonly #step: Batch;
  /** The buckets walked through, half-open, and how many in a step. */
  readonly #first: number;
  readonly #end: number;
  readonly #together: number;
  /** Tests that a step has at most. */
  readonly maxBatchRows: number;
  /** Tests that all steps have at most. */
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
    let together = 1;
    while (together < buckets && (together * this.maxRows) / buckets < MIN_BATCH_ROWS) together *= 2;
    this.#together = together;
    this.#clusters = new BatchClusters(
      segments.map(({ columns }) => columns),
      together,
    );
    let most = 0;
    for (let bucket = this.#first; bucket < this.#end; bucket += together)
      most = Math.max(most, rowsIn(segments, bucket, bucket + together));
    this.maxBatchRows = most;
    const entries = () => scratch.int32(most);
    this.#step = {
      segments,
      rows: entries(),
      groups: entries(),
      clusters: entries(),
      tests: 0,
      devices: 0,
    };
  }

  /**
   * Gives each step to the consumer; then the selections are added up. A consumer's method and not a closure does the work:
   * V8 drops the compiled code of a closure with it, and compiling takes as long as the work.
   */
  run(consumer: BatchConsumer): void {
    for (let bucket = this.#first; bucket < this.#end; bucket += this.#together) {
      this.#find(bucket, bucket + this.#together);
      consumer.consume(this.#step);
    }
    for (const selection of this.#selections) selection.addUp();
  }

  #find(bucket: number, end: number): void {
    const [step, clusters] = [this.#step, this.#clusters];
    clusters.number(bucket, end);
    step.devices = clusters.devices;
    step.tests = 0;
    for (const segment of step.segments) {
      const { columns } = segment;
      const selection = this.#selections[segment.selection]!;
      const firstOther = clusters.firstOther(columns);
      segment.from = step.tests;
      for (let at = bucket; at < end; at++) {
        const first = { device: clusters.firstDevice[at - bucket]!, other: firstOther[at - bucket]! };
        step.tests = selection.find(columns, at, first, step, step.tests);
      }
      segment.to = step.tests;
    }
  }
}

function rowsIn(segments: readonly Segment[], bucket: number, end: number): number {
  let tests = 0;
  for (const { columns } of segments) tests += columns.bucketFrom[end]! - columns.bucketFrom[bucket]!;
  return tests;
}
