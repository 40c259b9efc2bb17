/** Page height and height of the repeated header (not on the first page), in points. */
export interface PageRoom {
  readonly height: number;
  readonly repeated: number;
}

/**
 * Before which rows is a page break needed, so that no row is split and the last `together` rows share a page?
 * `heights` in points. A row taller than a page gets its own.
 */
export function pageBreaks(
  heights: readonly number[],
  { height, repeated }: PageRoom,
  together: number,
): number[] {
  const tail = heights.length - together;
  const blocks = heights.slice(0, tail).map((size, row) => ({ row, size }));
  if (together > 0)
    blocks.push({ row: tail, size: heights.slice(tail).reduce((sum, size) => sum + size, 0) });
  const breaks: number[] = [];
  let used = 0;
  for (const { row, size } of blocks) {
    if (row > 0 && used + size > height) {
      breaks.push(row);
      used = repeated;
    }
    used += size;
  }
  return breaks;
}
