import { GatheredClusters } from './gathered-clusters.ts';
import type { Speeds } from './ordered-speeds.ts';
import { RepeatedClusters } from './repeated-clusters.ts';
import { RepeatedTests } from './repeated-tests.ts';
import type { Scratch } from './scratch.ts';
import { CoverageNotes } from './selection-coverage.ts';
import type { Selection } from './selection.ts';
import type { Step, StepTaker, Stretch, TestWalk } from './test-walk.ts';

/** What a walk finds before percentiles are known: how fast all tests are and where they were made, and which are repeated. */
export class TakenTests implements StepTaker {
  readonly clusters: GatheredClusters;
  readonly ofUnits: RepeatedClusters;
  /** Null where operators are not told apart. */
  readonly ofOperators: RepeatedClusters | null;
  readonly repeated: RepeatedTests;
  readonly coverage: CoverageNotes;
  readonly #speeds: Speeds;
  #count = 0;

  constructor({ choice }: Selection, byOperator: boolean, walk: TestWalk, scratch: Scratch) {
    const { groups } = choice;
    this.clusters = new GatheredClusters(groups);
    this.ofUnits = new RepeatedClusters('units', groups, walk, scratch);
    this.ofOperators = byOperator ? new RepeatedClusters('operators', groups, walk, scratch) : null;
    this.repeated = new RepeatedTests(walk.most, scratch);
    this.coverage = new CoverageNotes(choice);
    this.#speeds = { kbps: scratch.uint32(walk.most), group: scratch.int32(walk.most) };
  }

  /** Of all tests. */
  get speeds(): Speeds {
    const { kbps, group } = this.#speeds;
    return { kbps: kbps.subarray(0, this.#count), group: group.subarray(0, this.#count) };
  }

  take(step: Step): void {
    this.ofUnits.number(step, null);
    this.ofOperators?.number(step, this.ofUnits.numbers);
    this.coverage.note(step);
    for (const stretch of step.stretches) this.#take(stretch, step);
    this.repeated.endStep();
  }

  #take({ columns: { kbps }, from, to }: Stretch, { rows, groups, clusters, devices }: Step): void {
    const [speeds, taken, repeated, before] = [
      this.#speeds,
      this.clusters,
      this.repeated,
      this.#count - from,
    ];
    const ofUnits = this.ofUnits.numbers;
    const ofOperators = this.ofOperators?.numbers ?? null;
    for (let i = from; i < to; i++) {
      const [group, speed, isDevice] = [groups[i]!, kbps[rows[i]!]!, Number(clusters[i]! < devices)];
      speeds.kbps[before + i] = speed;
      speeds.group[before + i] = group;
      if (ofUnits[i] === 0) {
        taken.lone.add(group, isDevice, speed);
      } else {
        const ofOperator = ofOperators === null ? 0 : ofOperators[i]!;
        repeated.add(group, speed, ofUnits[i]!, ofOperator);
        if (ofOperators !== null && ofOperator === 0) taken.addCluster(group, isDevice, 1, speed);
      }
    }
    this.#count += to - from;
  }
}
