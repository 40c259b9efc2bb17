/**
 * Groups, numbered consecutively: for each code one group of all operators, followed by one for each operator in catalog
 * order; the last of them takes measurements whose operator is unknown.
 */
export interface Groups {
  /** What measurements are grouped by beside the operator: codes of areas, or the first dates of periods. In order. */
  readonly codes: readonly string[];
  /** Operators' codes, in order; null for no known one. */
  readonly operators: readonly (string | null)[];
}

/** What identifies a group in results. */
export interface GroupName {
  readonly code: string;
  readonly operator: string | null;
  /** All operators together. */
  readonly whole: boolean;
}

/** A group's name as the key of a map. */
export const keyOfGroup = ({ code, operator, whole }: GroupName) => JSON.stringify([code, operator, whole]);

/** How many groups does each code have? One of all operators and one per operator. */
export const groupsPerCode = ({ operators }: Groups) => operators.length + 1;

export const groupCount = (groups: Groups) => groups.codes.length * groupsPerCode(groups);

/** Maps each group to the group of the same code and all operators. */
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

/** Which groups does a result list? Those with measurements: of all operators and, with `byOperator`, of each known one. */
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
