/** A line of a comparison: in both texts, only in the older, only in the newer one. */
export interface DiffLine {
  readonly change: 'same' | 'removed' | 'added';
  readonly text: string;
}

/**
 * What changed from one list of lines to another? A shortest edit by longest common subsequence; removed lines stand before
 * those that were added in their place.
 */
export function lineDiff(older: readonly string[], newer: readonly string[]): readonly DiffLine[] {
  const common = commonLengths(older, newer);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < older.length || j < newer.length) {
    if (i < older.length && j < newer.length && older[i] === newer[j]) {
      lines.push({ change: 'same', text: older[i]! });
      i += 1;
      j += 1;
    } else if (j === newer.length || (i < older.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      lines.push({ change: 'removed', text: older[i]! });
      i += 1;
    } else {
      lines.push({ change: 'added', text: newer[j]! });
      j += 1;
    }
  }
  return lines;
}

/** Lengths of the longest common subsequences of what follows each pair of lines. */
function commonLengths(older: readonly string[], newer: readonly string[]): number[][] {
  const lengths = Array.from({ length: older.length + 1 }, () => new Array<number>(newer.length + 1).fill(0));
  for (let i = older.length - 1; i >= 0; i--) {
    for (let j = newer.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        older[i] === newer[j]
          ? lengths[i + 1]![j + 1]! + 1
          : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
}
