import { groupCount, groupsOfUnit, type Groups } from './groups.ts';
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
  /** By an operator's id, how far its group follows the unit's; -1 for an operator not meant. */
  readonly operatorOf: Int16Array;
  /** By traits, 1 for those meant. */
  readonly traits: Uint8Array;
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
export function select(columns: readonly TestColumns[], choice: Choice): Selection {
  const { groups } = choice;
  const [moments, failedTests] = [new TestMoments(groups), new Float64Array(groupCount(groups))];
  const groupsOf = columns.map((entry) => look(entry, choice, moments, failedTests));
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

/** Adds the tests of one set of columns to the sums; returns the group of each. */
function look(
  columns: TestColumns,
  choice: Choice,
  moments: TestMoments,
  failedTests: Float64Array,
): Int32Array {
  const { spot, operator, traits, day, kbps } = columns;
  const { unitOf, operatorOf, failedAsZero } = choice;
  const [from, to] = [choice.fromDay - columns.firstDay, choice.toDay - columns.firstDay];
  const meant = choice.traits;
  const groupOf = new Int32Array(columns.tests).fill(-1);
  for (let i = 0; i < groupOf.length; i++) {
    const whole = unitOf[spot[i]!]!;
    const after = operatorOf[operator[i]!]!;
    if (whole < 0 || after < 0 || meant[traits[i]!] === 0) continue;
    if (day[i]! < from || day[i]! >= to) continue;
    const speed = kbps[i]!;
    if (speed === 0) {
      failedTests[whole + after]!++;
      if (!failedAsZero) continue;
    }
    groupOf[i] = whole + after;
    moments.add(whole + after, isDeviceKnown(traits[i]!), speed);
  }
  return groupOf;
}
