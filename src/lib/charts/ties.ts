/** A 95% interval; bounds null when none could be computed. */
export interface Interval {
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * Which of the intervals cannot be distinguished? Largest groups of two or more in which every two overlap, as
 * positions in the list. An entry may be in several groups (overlapping is not transitive); one without an
 * interval is in none.
 */
export function tiedGroups(intervals: readonly Interval[]): number[][] {
  const known = intervals.flatMap(({ lower, upper }, i) =>
    lower === null || upper === null ? [] : [{ i, lower, upper }],
  );
  const holding = (point: number) => known.filter((entry) => entry.lower <= point && point <= entry.upper);
  const groups = known
    .map((entry) => holding(entry.lower).map(({ i }) => i))
    .filter((group) => group.length > 1);
  const isPart = (small: number[], large: number[]) => small.every((i) => large.includes(i));
  return groups.filter(
    (group, at) =>
      !groups.some(
        (other, otherAt) =>
          otherAt !== at && isPart(group, other) && (other.length > group.length || otherAt < at),
      ),
  );
}

/** What a group's bracket draws beside a row: its ends, a member between them, or a row it only passes; null outside. */
export function bracketPart(
  group: readonly number[],
  row: number,
): 'first' | 'last' | 'member' | 'past' | null {
  const [first, last] = [group[0]!, group[group.length - 1]!];
  if (row < first || row > last) return null;
  if (row === first) return 'first';
  if (row === last) return 'last';
  return group.includes(row) ? 'member' : 'past';
}
