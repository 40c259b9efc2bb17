import { groupCount, groupsOfUnit, type Groups } from './groups.ts';
import type { Scratch } from './scratch.ts';
import { isDeviceKnown, type TestColumns } from './test-columns.ts';
import { TestMoments } from './test-moments.ts';

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

/** The tests of columns that are meant and count. */
export interface Selection {
  readonly choice: Choice;
  readonly columns: readonly TestColumns[];
  /** For each of `columns`, the group of unit and operator of each test; -1 for a test that does not count. */
  readonly groupsOf: readonly Int32Array[];
  readonly moments: TestMoments;
  /** By group: tests that count, and failed ones whether they count or not. */
  readonly tests: Float64Array;
  readonly failedTests: Float64Array;
}

/** The tests of columns that a choice means. */
export function select(columns: readonly TestColumns[], choice: Choice, scratch: Scratch): Selection {
  const { groups } = choice;
  const [moments, failedTests] = [new TestMoments(groups), new Float64Array(groupCount(groups))];
  const groupsOf = columns.map((entry) => {
    const groupOf = scratch.int32(entry.tests);
    look(entry, choice, groupOf, moments, failedTests);
    return groupOf;
  });
  const tests = moments.tests.slice();
  const ofUnit = groupsOfUnit(groups);
  for (let whole = 0; whole < tests.length; whole += ofUnit) {
    for (let group = whole + 1; group < whole + ofUnit; group++) {
      tests[whole]! += tests[group]!;
      failedTests[whole]! += failedTests[group]!;
    }
  }
  return { choice, columns, groupsOf, moments, tests, failedTests };
}

/** Adds the tests of one set of columns to the sums, and fills in the group of each. */
function look(
  columns: TestColumns,
  choice: Choice,
  groupOf: Int32Array,
  moments: TestMoments,
  failedTests: Float64Array,
): void {
  const { spot, traits, day, kbps } = columns;
  const { unitOf, afterUnit, failedAsZero } = choice;
  const [from, to] = [choice.fromDay - columns.firstDay, choice.toDay - columns.firstDay];
  for (let i = 0; i < groupOf.length; i++) {
    const whole = unitOf[spot[i]!]!;
    const after = afterUnit[traits[i]!]!;
    groupOf[i] = -1;
    if (whole < 0 || after < 0) continue;
    if (day[i]! < from || day[i]! >= to) continue;
    const speed = kbps[i]!;
    if (speed === 0) {
      failedTests[whole + after]!++;
      if (!failedAsZero) continue;
    }
    groupOf[i] = whole + after;
    moments.add(whole + after, isDeviceKnown(traits[i]!), speed);
  }
}
