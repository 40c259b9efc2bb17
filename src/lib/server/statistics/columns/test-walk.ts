import { BUCKETS } from './bucketed-clusters.ts';
import type { Scratch } from './scratch.ts';
import type { Found, Selection } from './selection.ts';
import { StepClusters } from './step-clusters.ts';
import type { TestColumns } from './test-columns.ts';

/** The tests of one set of columns among those of a step: entries `from` to `to` of the step's. */
export interface Stretch {
  /** Which of the selections they are of, and which of its columns. */
  readonly selection: number;
  readonly part: number;
  readonly columns: TestColumns;
  from: number;
  to: number;
}

/** Tests that are meant and count: all those of some clusters. */
export interface Step extends Found {
  readonly stretches: readonly Stretch[];
  tests: number;
  /** Clusters of known devices are numbered below this. */
  devices: number;
}

/** One of equal parts of a walk, counted from 0: every cluster is in one of them. */
export interface WalkPart {
  readonly nth: number;
  /** A power of 2. */
  readonly of: number;
}

const WHOLE_WALK: WalkPart = { nth: 0, of: 1 };

/** What is done with the tests of each step. */
export interface StepTaker {
  take(step: Step): void;
}

/** Of few tests, as many buckets are taken together as hold about so many. */
const TESTS_TOGETHER = 1000;

/** A walk through the tests of selections, some buckets at a time: all tests of a cluster come in one step. */
export class TestWalk {
  readonly #selections: readonly Selection[];
  readonly #clusters: StepClusters;
  readonly #step: Step;
  /** The buckets walked through, half-open, and how many in a step. */
  readonly #first: number;
  readonly #end: number;
  readonly #together: number;
  /** Tests that a step has at most. */
  readonly mostInStep: number;
  /** Tests that all steps have at most. */
  readonly most: number;

  constructor(selections: readonly Selection[], scratch: Scratch, { nth, of }: WalkPart = WHOLE_WALK) {
    this.#selections = selections;
    const stretches = selections.flatMap(({ columns }, selection) =>
      columns.map((entry, part) => ({ selection, part, columns: entry, from: 0, to: 0 })),
    );
    const buckets = BUCKETS / of;
    this.#first = nth * buckets;
    this.#end = this.#first + buckets;
    this.most = testsIn(stretches, this.#first, this.#end);
    let together = 1;
    while (together < buckets && (together * this.most) / buckets < TESTS_TOGETHER) together *= 2;
    this.#together = together;
    this.#clusters = new StepClusters(
      stretches.map(({ columns }) => columns),
      together,
    );
    let most = 0;
    for (let bucket = this.#first; bucket < this.#end; bucket += together)
      most = Math.max(most, testsIn(stretches, bucket, bucket + together));
    this.mostInStep = most;
    const entries = () => scratch.int32(most);
    this.#step = {
      stretches,
      rows: entries(),
      groups: entries(),
      clusters: entries(),
      tests: 0,
      devices: 0,
    };
  }

  /**
   * Gives each step to the taker; then the selections are added up. A taker's method and not a closure does the work:
   * V8 drops the compiled code of a closure with it, and compiling takes as long as the work.
   */
  each(taker: StepTaker): void {
    for (let bucket = this.#first; bucket < this.#end; bucket += this.#together) {
      this.#find(bucket, bucket + this.#together);
      taker.take(this.#step);
    }
    for (const selection of this.#selections) selection.addUp();
  }

  #find(bucket: number, end: number): void {
    const [step, clusters] = [this.#step, this.#clusters];
    clusters.number(bucket, end);
    step.devices = clusters.devices;
    step.tests = 0;
    for (const stretch of step.stretches) {
      const { columns } = stretch;
      const selection = this.#selections[stretch.selection]!;
      const firstOther = clusters.firstOther(columns);
      stretch.from = step.tests;
      for (let at = bucket; at < end; at++) {
        const first = { device: clusters.firstDevice[at - bucket]!, other: firstOther[at - bucket]! };
        step.tests = selection.find(columns, at, first, step, step.tests);
      }
      stretch.to = step.tests;
    }
  }
}

function testsIn(stretches: readonly Stretch[], bucket: number, end: number): number {
  let tests = 0;
  for (const { columns } of stretches) tests += columns.bucketFrom[end]! - columns.bucketFrom[bucket]!;
  return tests;
}
