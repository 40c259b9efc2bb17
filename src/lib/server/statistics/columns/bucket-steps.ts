import { Breath } from './breath.ts';
import type { Selection } from './selection.ts';
import { BUCKETS, type TestColumns } from './test-columns.ts';

/** Some of the tests of columns: during a step, those from entry `from` to entry `to`. */
export interface Stretch {
  readonly columns: TestColumns;
  /** Of each test of the columns; see `Selection`. */
  readonly groupOf: Int32Array;
  from: number;
  to: number;
  /** Which of the selections the tests are of. */
  readonly selection: number;
}

/** What is done with the tests of each step. */
export interface StepTaker {
  take(stretches: readonly Stretch[], tests: number): void;
}

/** Of few tests, as many buckets are taken together as hold about so many. */
const TESTS_TOGETHER = 1000;

/** A walk through selected tests, some buckets at a time: all tests of a cluster come in one step. */
export class BucketSteps {
  readonly #stretches: readonly Stretch[];
  readonly #together: number;
  /** Tests of the step that has most. */
  readonly most: number;

  constructor(selections: readonly Selection[]) {
    this.#stretches = selections.flatMap(({ columns, groupsOf }, selection) =>
      columns.map((entry, i) => ({ columns: entry, groupOf: groupsOf[i]!, from: 0, to: 0, selection })),
    );
    const inBucket = this.#testsIn(0, BUCKETS) / BUCKETS;
    let together = 1;
    while (together < BUCKETS && together * inBucket < TESTS_TOGETHER) together *= 2;
    this.#together = together;
    let most = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket += together)
      most = Math.max(most, this.#testsIn(bucket, bucket + together));
    this.most = most;
  }

  /**
   * Gives each step to the taker, with how many tests it has. A taker's method and not a closure does the work: V8 drops
   * the compiled code of a closure with it, and compiling takes as long as the work.
   */
  async each(taker: StepTaker): Promise<void> {
    const breath = new Breath();
    for (let bucket = 0; bucket < BUCKETS; bucket += this.#together) {
      const end = bucket + this.#together;
      for (const stretch of this.#stretches) {
        stretch.from = stretch.columns.bucketFrom[bucket]!;
        stretch.to = stretch.columns.bucketFrom[end]!;
      }
      taker.take(this.#stretches, this.#testsIn(bucket, end));
      if (breath.due) await breath.take();
    }
  }

  #testsIn(bucket: number, end: number): number {
    let tests = 0;
    for (const { columns } of this.#stretches)
      tests += columns.bucketFrom[end]! - columns.bucketFrom[bucket]!;
    return tests;
  }
}
