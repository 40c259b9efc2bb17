import type { Batch, BatchConsumer, BucketScan, Segment } from './bucket-scan.ts';
import { ClusterAccumulator } from './cluster-accumulator.ts';
import type { CoverageCollector, Sites } from './coverage.ts';
import { VoteCollector } from './device-votes.ts';
import { FLAGGED, STATED_STEP } from './measurement-columns.sql.ts';
import { MultiMeasurementClusters } from './multi-measurement-clusters.ts';
import { MultiMeasurementRows } from './multi-measurement-rows.ts';
import type { Groups } from '../groups.ts';
import type { Speeds } from './ordered-speeds.ts';
import type { ScratchArena } from './scratch-arena.ts';

export interface FirstPassOptions {
  readonly groups: Groups;
  readonly byOperator: boolean;
  readonly failedAsZero: boolean;
  /** Null when coverage is not requested. */
  readonly coverage: CoverageCollector | null;
  /** Of places, for the votes of devices; null when they are not requested. */
  readonly sites: Sites | null;
}

/**
 * Collects what does not depend on percentiles: sums of singletons, all speeds, coverage, and the rows of
 * multi-measurement clusters, which `ThresholdCounts` compares with the percentiles afterwards. With votes the rows may
 * include failed measurements that do not count (`Predicate.matchesFailed`).
 */
export class FirstPass implements BatchConsumer {
  readonly clusters: ClusterAccumulator;
  readonly ofAreas: MultiMeasurementClusters;
  /** Null when not grouped by operator. */
  readonly ofOperators: MultiMeasurementClusters | null;
  readonly multi: MultiMeasurementRows;
  /** Null when not requested. */
  readonly votes: VoteCollector | null;
  readonly failedAsZero: boolean;
  readonly #sites: Sites | null;
  /** Null when not requested. */
  readonly coverage: CoverageCollector | null;
  readonly #speeds: Speeds;
  #count = 0;

  constructor(
    { groups, byOperator, failedAsZero, coverage, sites }: FirstPassOptions,
    scan: BucketScan,
    scratch: ScratchArena,
  ) {
    this.clusters = new ClusterAccumulator(groups);
    this.ofAreas = new MultiMeasurementClusters('areas', groups, scan, scratch);
    this.ofOperators = byOperator ? new MultiMeasurementClusters('operators', groups, scan, scratch) : null;
    this.multi = new MultiMeasurementRows(scan.maxRows, sites !== null, scratch);
    this.votes = sites && new VoteCollector(groups);
    this.failedAsZero = failedAsZero;
    this.#sites = sites;
    this.coverage = coverage;
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
    this.coverage?.collect(batch);
    for (const segment of batch.segments) this.#addSegment(segment, batch);
    this.multi.endBatch();
    if (this.votes) for (const segment of batch.segments) this.#addVotes(segment, batch, this.votes);
  }

  #addSegment({ columns, from, to }: Segment, { rows, groups, clusters, devices }: Batch): void {
    const { kbps, placeSiteId, packedAttributes, day, firstDay } = columns;
    const { kbps: speeds, group: speedGroups } = this.#speeds;
    const [accumulated, multi, failedAsZero] = [this.clusters, this.multi, this.failedAsZero];
    const { singletons } = accumulated;
    const sites = this.#sites?.of ?? null;
    const ofAreas = this.ofAreas.numbers;
    const ofOperators = this.ofOperators?.numbers ?? null;
    for (let i = from; i < to; i++) {
      const row = rows[i]!;
      const [group, speed, isDevice] = [groups[i]!, kbps[row]!, Number(clusters[i]! < devices)];
      const counts = failedAsZero || speed > 0;
      if (counts) {
        speeds[this.#count] = speed;
        speedGroups[this.#count++] = group;
      }
      if (ofAreas[i] === 0) {
        if (counts) singletons.add(group, isDevice, speed);
        continue;
      }
      const ofOperator = ofOperators === null ? 0 : ofOperators[i]!;
      multi.add(group, speed, ofAreas[i]!, ofOperator);
      if (sites !== null)
        multi.setPlaceDay(packedAttributes[row]! & FLAGGED, sites[placeSiteId[row]!]!, firstDay + day[row]!);
      if (ofOperators !== null && ofOperator === 0 && counts)
        accumulated.addCluster(group, isDevice, 1, speed);
    }
  }

  /** What the votes of devices need of singletons, and of measurements without a device. */
  #addVotes(
    { columns: { kbps, packedAttributes }, from, to }: Segment,
    { rows, groups, clusters, devices }: Batch,
    votes: VoteCollector,
  ): void {
    const [ofAreas, failedAsZero] = [this.ofAreas.numbers, this.failedAsZero];
    const ofOperators = this.ofOperators?.numbers ?? null;
    for (let i = from; i < to; i++) {
      const [row, group] = [rows[i]!, groups[i]!];
      const [speed, attributes] = [kbps[row]!, packedAttributes[row]!];
      const counts = failedAsZero || speed > 0;
      if (clusters[i]! >= devices) {
        if (counts) votes.addStated(group, Math.floor(attributes / STATED_STEP));
      } else if (ofAreas[i] === 0) {
        if (counts) votes.addSingleton(group, speed, (attributes & FLAGGED) !== 0);
        else votes.addFailedSingleton(group);
      } else if (ofOperators !== null && ofOperators[i] === 0) {
        const unflagged = Number(counts && (attributes & FLAGGED) === 0);
        votes.addDevice(group, {
          tests: Number(counts),
          kbps: speed,
          failed: Number(!counts),
          unflagged,
          unflaggedKbps: unflagged * speed,
        });
        if (counts) {
          votes.addPlaceDay(group, speed);
          votes.addPlaceDays(group, 1, speed);
        }
      }
    }
  }
}
