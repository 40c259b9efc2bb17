import { ClusterAccumulator } from './cluster-accumulator.ts';
import type { Speeds } from './ordered-speeds.ts';
import { MultiMeasurementClusters } from './multi-measurement-clusters.ts';
import { MultiMeasurementRows } from './multi-measurement-rows.ts';
import type { ScratchArena } from './scratch-arena.ts';
import { CoverageNotes } from './coverage.ts';
import type { Selection } from './selection.ts';
import type { Batch, BatchConsumer, Segment, BucketScan } from './bucket-scan.ts';

/** What a walk finds before percentiles are known: how fast all tests are and where they were made, and which are repeated. */
export class FirstPass implements BatchConsumer {
  readonly clusters: ClusterAccumulator;
  readonly ofAreas: MultiMeasurementClusters;
  /** Null where operators are not told apart. */
  readonly ofOperators: MultiMeasurementClusters | null;
  readonly multi: MultiMeasurementRows;
  readonly coverage: CoverageNotes;
  readonly #speeds: Speeds;
  #count = 0;

  constructor({ predicate }: Selection, byOperator: boolean, walk: BucketScan, scratch: ScratchArena) {
    const { groups } = predicate;
    this.clusters = new ClusterAccumulator(groups);
    this.ofAreas = new MultiMeasurementClusters('units', groups, walk, scratch);
    this.ofOperators = byOperator ? new MultiMeasurementClusters('operators', groups, walk, scratch) : null;
    this.multi = new MultiMeasurementRows(walk.maxRows, scratch);
    this.coverage = new CoverageNotes(predicate);
    this.#speeds = { kbps: scratch.uint32(walk.maxRows), group: scratch.int32(walk.maxRows) };
  }

  /** Of all tests. */
  get speeds(): Speeds {
    const { kbps, group } = this.#speeds;
    return { kbps: kbps.subarray(0, this.#count), group: group.subarray(0, this.#count) };
  }

  consume(step: Batch): void {
    this.ofAreas.number(step, null);
    this.ofOperators?.number(step, this.ofAreas.numbers);
    this.coverage.note(step);
    for (const stretch of step.segments) this.#take(stretch, step);
    this.multi.endBatch();
  }

  #take({ columns: { kbps }, from, to }: Segment, { rows, groups, clusters, devices }: Batch): void {
    const [speeds, taken, repeated, before] = [this.#speeds, this.clusters, this.multi, this.#count - from];
    const ofUnits = this.ofAreas.numbers;
    const ofOperators = this.ofOperators?.numbers ?? null;
    for (let i = from; i < to; i++) {
      const [group, speed, isDevice] = [groups[i]!, kbps[rows[i]!]!, Number(clusters[i]! < devices)];
      speeds.kbps[before + i] = speed;
      speeds.group[before + i] = group;
      if (ofUnits[i] === 0) {
        taken.singletons.add(group, isDevice, speed);
      } else {
        const ofOperator = ofOperators === null ? 0 : ofOperators[i]!;
        repeated.add(group, speed, ofUnits[i]!, ofOperator);
        if (ofOperators !== null && ofOperator === 0) taken.addCluster(group, isDevice, 1, speed);
      }
    }
    this.#count += to - from;
  }
}
