import { groupCount, groupsPerArea, type Groups } from '../groups.ts';
import { DEVICE_KNOWN } from './measurement-columns.sql.ts';
import type { MeasurementColumns } from './measurement-columns.ts';

/** Which tests are meant. */
export interface Predicate {
  readonly groups: Groups;
  /** Days since 1970-01-01, half-open. */
  readonly fromDay: number;
  readonly toDay: number;
  /** By spot, the first group of the unit it lies in; -1 for none. */
  readonly areaGroupOf: Int32Array;
  /** By traits, how far the group of their operator follows the unit's; -1 for those not meant. */
  readonly operatorOffset: Int16Array;
  readonly failedAsZero: boolean;
}

/** Tests found, one after another. */
export interface MatchedRows {
  /** The place of each in its columns. */
  readonly rows: Int32Array;
  /** The group of its unit and operator. */
  readonly groups: Int32Array;
  /** The number of its cluster in the step (see `BatchClusters`). */
  readonly clusters: Int32Array;
}

/** Numbers of the first clusters of a bucket: of known devices, and others. */
export interface FirstClusters {
  readonly device: number;
  readonly other: number;
}

/** The tests of columns that are meant and count, and how many were found so far. */
export class Selection {
  readonly predicate: Predicate;
  readonly columns: readonly MeasurementColumns[];
  /** By group: tests that count, and failed ones whether they count or not; those of units once they are added up. */
  readonly tests: Float64Array;
  readonly failedTests: Float64Array;

  constructor(columns: readonly MeasurementColumns[], choice: Predicate) {
    const count = groupCount(choice.groups);
    this.predicate = choice;
    this.columns = columns;
    this.tests = new Float64Array(count);
    this.failedTests = new Float64Array(count);
  }

  /** Finds those among a bucket's tests of columns; writes them down from `at` on, and returns where they end. */
  find(
    columns: MeasurementColumns,
    bucket: number,
    first: FirstClusters,
    found: MatchedRows,
    at: number,
  ): number {
    const { placeSiteId, packedAttributes, day, kbps, cluster, bucketFrom } = columns;
    const { areaGroupOf, operatorOffset, fromDay, toDay, failedAsZero } = this.predicate;
    const { rows, groups, clusters } = found;
    const { tests, failedTests } = this;
    const [firstDay, endDay] = [fromDay - columns.firstDay, toDay - columns.firstDay];
    const [from, to] = [bucketFrom[bucket]!, bucketFrom[bucket + 1]!];
    let end = at;
    for (let i = from; i < to; i++) {
      const trait = packedAttributes[i]!;
      const [whole, after] = [areaGroupOf[placeSiteId[i]!]!, operatorOffset[trait]!];
      if ((whole | after) < 0 || day[i]! < firstDay || day[i]! >= endDay) continue;
      const group = whole + after;
      if (kbps[i] === 0) {
        failedTests[group]!++;
        if (!failedAsZero) continue;
      }
      tests[group]!++;
      rows[end] = i;
      groups[end] = group;
      clusters[end++] = cluster[i]! + (trait & DEVICE_KNOWN ? first.device : first.other);
    }
    return end;
  }

  /** Has a group any tests, that count or failed? */
  has(group: number): boolean {
    return this.tests[group]! + this.failedTests[group]! > 0;
  }

  /** Once all are found: adds the operators' tests up to those of their units. */
  addUp(): void {
    const { tests, failedTests } = this;
    const ofUnit = groupsPerArea(this.predicate.groups);
    for (let whole = 0; whole < tests.length; whole += ofUnit) {
      for (let group = whole + 1; group < whole + ofUnit; group++) {
        tests[whole]! += tests[group]!;
        failedTests[whole]! += failedTests[group]!;
      }
    }
  }
}
