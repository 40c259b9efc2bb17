import { groupCount, groupsPerCode, type Groups } from '../groups.ts';
import { DEVICE_KNOWN } from './measurement-columns.sql.ts';
import type { MeasurementColumns } from './measurement-columns.ts';

/** Which measurements match, and what is their group? Plain data, so that it can be sent to a thread. */
export interface Predicate {
  readonly groups: Groups;
  /** Days since 1970-01-01, half-open. */
  readonly fromDay: number;
  readonly toDay: number;
  /** By place-site id, the group of all operators of its area; -1 if it does not match. */
  readonly groupOf: Int32Array;
  /** By packed attributes, the offset of the operator's group from that of all operators; -1 if they do not match. */
  readonly operatorOffset: Int16Array;
  /** Added to every group: separates the periods that are scanned together. */
  readonly firstGroup: number;
  readonly failedAsZero: boolean;
  /** Do failed measurements match, so that they can be counted in other ways? Always with `failedAsZero`. */
  readonly matchesFailed: boolean;
}

/** Matching rows as parallel arrays. */
export interface MatchedRows {
  /** Index in their partition. */
  readonly rows: Int32Array;
  /** The group of its operator. */
  readonly groups: Int32Array;
  /** The number of its cluster in the batch (see `BatchClusters`). */
  readonly clusters: Int32Array;
}

/** By bucket of a batch, the number of its first known device, and of the partition's first other cluster. */
export interface FirstClusters {
  readonly device: Int32Array;
  readonly other: Int32Array;
}

/** Counts by group: measurements that count, and failed ones, whether they count or not. */
export class GroupCounts {
  readonly groups: Groups;
  readonly tests: Float64Array;
  readonly failedTests: Float64Array;

  constructor(groups: Groups) {
    this.groups = groups;
    this.tests = new Float64Array(groupCount(groups));
    this.failedTests = new Float64Array(groupCount(groups));
  }

  /** Does a group have any measurements, counted or failed? */
  has(group: number): boolean {
    return this.tests[group]! + this.failedTests[group]! > 0;
  }

  /** Totals the operators' counts into those of all operators. To be called once, after the scan. */
  addUp(): void {
    const { tests, failedTests } = this;
    const perCode = groupsPerCode(this.groups);
    for (let whole = 0; whole < tests.length; whole += perCode) {
      for (let group = whole + 1; group < whole + perCode; group++) {
        tests[whole]! += tests[group]!;
        failedTests[whole]! += failedTests[group]!;
      }
    }
  }
}

/** The rows of some partitions that match a predicate. Selections of one result share their counts. */
export class Selection {
  readonly predicate: Predicate;
  readonly columns: readonly MeasurementColumns[];
  readonly counts: GroupCounts;

  constructor(
    columns: readonly MeasurementColumns[],
    predicate: Predicate,
    counts = new GroupCounts(predicate.groups),
  ) {
    this.predicate = predicate;
    this.columns = columns;
    this.counts = counts;
  }

  /** Appends the matching rows of some buckets of a partition to `found` at entry `at`; returns the end. */
  find(
    columns: MeasurementColumns,
    [firstBucket, endBucket]: readonly [number, number],
    first: FirstClusters,
    found: MatchedRows,
    at: number,
  ): number {
    const { placeSiteId, packedAttributes, day, kbps, cluster, bucketFrom } = columns;
    const { groupOf, operatorOffset, firstGroup, fromDay, toDay, failedAsZero, matchesFailed } =
      this.predicate;
    const { rows, groups, clusters } = found;
    const { tests, failedTests } = this.counts;
    const [firstDay, endDay] = [fromDay - columns.firstDay, toDay - columns.firstDay];
    let end = at;
    for (let bucket = firstBucket; bucket < endBucket; bucket++) {
      const [device, other] = [first.device[bucket - firstBucket]!, first.other[bucket - firstBucket]!];
      const to = bucketFrom[bucket + 1]!;
      for (let i = bucketFrom[bucket]!; i < to; i++) {
        const attributes = packedAttributes[i]!;
        const offset = operatorOffset[attributes]!;
        const whole = groupOf[placeSiteId[i]!]!;
        if ((whole | offset) < 0 || day[i]! < firstDay || day[i]! >= endDay) continue;
        const group = firstGroup + whole + offset;
        if (kbps[i] === 0) {
          failedTests[group]!++;
          if (!matchesFailed) continue;
        }
        if (failedAsZero || kbps[i]! > 0) tests[group]!++;
        rows[end] = i;
        groups[end] = group;
        clusters[end++] = cluster[i]! + (attributes & DEVICE_KNOWN ? device : other);
      }
    }
    return end;
  }
}
