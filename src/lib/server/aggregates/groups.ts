/**
 * Numbered groups of measurements: for each key, one of all operators and after it one of each operator in the order of
 * the catalog, the last for measurements of no known operator.
 */
export interface Groups {
  /** What measurements are grouped by beside the operator: codes of areas, or the first dates of periods. In order. */
  readonly codes: readonly string[];
  /** Operators' codes, in order; null for no known one. */
  readonly operators: readonly (string | null)[];
}

/** What a group is of. */
export interface GroupName {
  readonly code: string;
  readonly operator: string | null;
  /** All operators together. */
  readonly whole: boolean;
}

/** A group's name as the key of a map. */
export const keyOfGroup = ({ code, operator, whole }: GroupName) => JSON.stringify([code, operator, whole]);

/** Groups of each code: one of all operators, one of each. */
export const groupsPerCode = ({ operators }: Groups) => operators.length + 1;

export const groupCount = (groups: Groups) => groups.codes.length * groupsPerCode(groups);

/** By group, the group of the same code and all operators. */
export function wholesOf(groups: Groups): Int32Array {
  const perCode = groupsPerCode(groups);
  return Int32Array.from({ length: groupCount(groups) }, (_, group) => group - (group % perCode));
}

export function groupName({ codes, operators }: Groups, group: number): GroupName {
  const perCode = operators.length + 1;
  const offset = group % perCode;
  return {
    code: codes[(group - offset) / perCode]!,
    operator: offset === 0 ? null : operators[offset - 1]!,
    whole: offset === 0,
  };
}

/** The groups with measurements that a result has: those of all operators and, with `byOperator`, of each known one. */
export function groupsShown(
  groups: Groups,
  byOperator: boolean,
  hasMeasurements: (group: number) => boolean,
): readonly number[] {
  const shown: number[] = [];
  for (let group = 0; group < groupCount(groups); group++) {
    const { whole, operator } = groupName(groups, group);
    if ((whole || (byOperator && operator !== null)) && hasMeasurements(group)) shown.push(group);
  }
  return shown;
}
