/**
 * Groups of tests, numbered: those of a unit, all operators together, and after it one of each operator in the order
 * of the catalog, the last one of tests of no known operator.
 */
export interface Groups {
  /** Units' codes, in order. */
  readonly codes: readonly string[];
  /** Operators' codes, in order; null for no known one. */
  readonly operators: readonly (string | null)[];
}

/** Whose tests a group is of. */
export interface GroupName {
  readonly code: string;
  readonly operator: string | null;
  /** All operators together. */
  readonly whole: boolean;
}

/** What tells one group's name from another. */
export const keyOfGroup = ({ code, operator, whole }: GroupName) => JSON.stringify([code, operator, whole]);

/** How many groups each unit has. */
export const groupsPerArea = ({ operators }: Groups) => operators.length + 1;

export const groupCount = (groups: Groups) => groups.codes.length * groupsPerArea(groups);

/** By group, that of the same unit and all operators. */
export function wholesOf(groups: Groups): Int32Array {
  const ofUnit = groupsPerArea(groups);
  return Int32Array.from({ length: groupCount(groups) }, (_, group) => group - (group % ofUnit));
}

export function groupName({ codes, operators }: Groups, group: number): GroupName {
  const ofUnit = operators.length + 1;
  const after = group % ofUnit;
  return {
    code: codes[(group - after) / ofUnit]!,
    operator: after === 0 ? null : operators[after - 1]!,
    whole: after === 0,
  };
}

/** The groups that a result shows of those with tests: units, and where they are told apart the known operators. */
export function groupsShown(
  groups: Groups,
  byOperator: boolean,
  hasTests: (group: number) => boolean,
): readonly number[] {
  const shown: number[] = [];
  for (let group = 0; group < groupCount(groups); group++) {
    const { whole, operator } = groupName(groups, group);
    if ((whole || (byOperator && operator !== null)) && hasTests(group)) shown.push(group);
  }
  return shown;
}
