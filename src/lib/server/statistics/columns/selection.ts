import { groupCount, groupsOfUnit, type Groups } from './groups.ts';
import type { LoneMarks } from './lone-marks.ts';
import type { TestColumns } from './test-columns.ts';

/** Which tests are meant. */
export interface Choice {
  readonly groups: Groups;
  /** Days since 1970-01-01, half-open. */
  readonly fromDay: number;
  readonly toDay: number;
  /** By spot, the first group of the unit it lies in; -1 for none. */
  readonly unitOf: Int32Array;
  /** By traits, how far the group of their operator follows the unit's; -1 for those not meant. */
  readonly afterUnit: Int16Array;
  readonly failedAsZero: boolean;
}

/** Tests found, one after another. */
export interface Found {
  /** The place of each in its columns. */
  readonly rows: Int32Array;
  /** The group of its unit and operator. */
  readonly groups: Int32Array;
  /** Where its mark is among the `LoneMarks`. */
  readonly marks: Int32Array;
}

/** The tests of columns that are meant and count, and how many were found so far. */
export class Selection {
  readonly choice: Choice;
  readonly columns: readonly TestColumns[];
  /** By group: tests that count, and failed ones whether they count or not; those of units once they are added up. */
  readonly tests: Float64Array;
  readonly failedTests: Float64Array;

  constructor(columns: readonly TestColumns[], choice: Choice) {
    const count = groupCount(choice.groups);
    this.choice = choice;
    this.columns = columns;
    this.tests = new Float64Array(count);
    this.failedTests = new Float64Array(count);
  }

  /** Finds those among some tests of columns, `from` to `to`; writes them down from `at` on, and returns where they end. */
  find(columns: TestColumns, from: number, to: number, found: Found, at: number, lone: LoneMarks): number {
    const { spot, traits, day, kbps, clusterMixed } = columns;
    const { unitOf, afterUnit, fromDay, toDay, failedAsZero } = this.choice;
    const { rows, groups, marks } = found;
    const { tests, failedTests } = this;
    const [firstDay, endDay] = [fromDay - columns.firstDay, toDay - columns.firstDay];
    let end = at;
    for (let i = from; i < to; i++) {
      const [whole, after] = [unitOf[spot[i]!]!, afterUnit[traits[i]!]!];
      if ((whole | after) < 0 || day[i]! < firstDay || day[i]! >= endDay) continue;
      const group = whole + after;
      if (kbps[i] === 0) {
        failedTests[group]!++;
        if (!failedAsZero) continue;
      }
      tests[group]!++;
      rows[end] = i;
      groups[end] = group;
      marks[end++] = lone.see(clusterMixed[i]!, whole);
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
    const ofUnit = groupsOfUnit(this.choice.groups);
    for (let whole = 0; whole < tests.length; whole += ofUnit) {
      for (let group = whole + 1; group < whole + ofUnit; group++) {
        tests[whole]! += tests[group]!;
        failedTests[whole]! += failedTests[group]!;
      }
    }
  }
}
