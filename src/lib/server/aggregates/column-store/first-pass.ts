import type { Batch, BatchConsumer, BucketScan, Segment } from './bucket-scan.ts';
import { ClusterAccumulator } from './cluster-accumulator.ts';
import type { CoverageCollector } from './coverage.ts';
import { MultiMeasurementClusters } from './multi-measurement-clusters.ts';
import { MultiMeasurementRows } from './multi-measurement-rows.ts';
import type { Groups } from '../groups.ts';
import type { Speeds } from './ordered-speeds.ts';
import type { ScratchArena } from './scratch-arena.ts';

export interface FirstPassOptions {
  readonly groups: Groups;
  readonly byOperator: boolean;
  /** Null when coverage is not requested. */
  readonly coverage: CoverageCollector | null;
}

/**
 * Collects what does not depend on percentiles: sums of singletons, all speeds, coverage, and the rows of
 * multi-measurement clusters, which `ThresholdCounts` compares with the percentiles afterwards.
 */
export class FirstPass implements BatchConsumer {
  readonly clusters: ClusterAccumulator;
  readonly ofAreas: MultiMeasurementClusters;
  /** Null when not grouped by operator. */
  readonly ofOperators: MultiMeasurementClusters | null;
  readonly multi: MultiMeasurementRows;
  readonly #coverage: CoverageCollector | null;
  readonly #speeds: Speeds;
  #count = 0;

  constructor({ groups, byOperator, coverage }: FirstPassOptions, scan: BucketScan, scratch: ScratchArena) {
    this.clusters = new ClusterAccumulator(groups);
    this.ofAreas = new MultiMeasurementClusters('areas', groups, scan, scratch);
    this.ofOperators = byOperator ? new MultiMeasurementClusters('operators', groups, scan, scratch) : null;
    this.multi = new MultiMeasurementRows(scan.maxRows, scratch);
    this.#coverage = coverage;
    this.#speeds = { kbps: scratch.uint32(scan.maxRows), group: scratch.int32(scan.maxRows) };
  }

  /** The speeds of all measurements, in scan order. */
  get speeds(): Speeds {
    const { kbps, group } = this.#speeds;
    return { kbps: kbps.subarray(0, this.#count), group: group.subarray(0, this.#count) };
  }

  consume(batch: Batch): void {
    this.ofAreas.number(batch, null);
    this.ofOperators?.number(batch, this.ofAreas.numbers);
    this.#coverage?.collect(batch);
    for (const segment of batch.segments) this.#addSegment(segment, batch);
    this.multi.endBatch();
  }

  #addSegment({ columns: { kbps }, from, to }: Segment, { rows, groups, clusters, devices }: Batch): void {
    const { kbps: speeds, group: speedGroups } = this.#speeds;
    const [accumulated, multi, before] = [this.clusters, this.multi, this.#count - from];
    const { singletons } = accumulated;
    const ofAreas = this.ofAreas.numbers;
    const ofOperators = this.ofOperators?.numbers ?? null;
    for (let i = from; i < to; i++) {
      const [group, speed, isDevice] = [groups[i]!, kbps[rows[i]!]!, Number(clusters[i]! < devices)];
      speeds[before + i] = speed;
      speedGroups[before + i] = group;
      if (ofAreas[i] === 0) {
        singletons.add(group, isDevice, speed);
      } else {
        const ofOperator = ofOperators === null ? 0 : ofOperators[i]!;
        multi.add(group, speed, ofAreas[i]!, ofOperator);
        if (ofOperators !== null && ofOperator === 0) accumulated.addCluster(group, isDevice, 1, speed);
      }
    }
    this.#count += to - from;
  }
}
