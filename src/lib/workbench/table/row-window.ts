/** Height of a row in pixels; 1,000,000 of them are under the 33.5 million that Chromium lays out. */
export const ROW_HEIGHT = 28;

/** Highest box that every browser lays out, in pixels: Firefox stops near 17.9 million. Used where the whole height fails. */
export const SAFE_HEIGHT = 16_000_000;

/** What a scrolled table shows: its rows from `first` to `last`, excluded, the first one shifted up by `shift` pixels. */
export interface RowWindow {
  readonly first: number;
  readonly last: number;
  readonly shift: number;
}

/** Heights of a scrolled table in pixels: of what is scrolled through, and of the rows' part of what is seen. */
export interface ScrolledHeights {
  readonly content: number;
  readonly view: number;
}

/** Pixels of rows for each pixel that is scrolled: 1 where the browser lays out the whole height. */
function stretch(rows: number, { content, view }: ScrolledHeights): number {
  const scrolled = content - view;
  return scrolled <= 0 ? 1 : Math.max(1, (rows * ROW_HEIGHT - view) / scrolled);
}

/** Which rows are seen when a table of `rows` rows is scrolled to `top`? */
export function rowWindow(rows: number, top: number, heights: ScrolledHeights): RowWindow {
  const end = Math.max(0, rows * ROW_HEIGHT - heights.view);
  const at = Math.min(Math.max(0, top * stretch(rows, heights)), end);
  const first = Math.floor(at / ROW_HEIGHT);
  const shift = Math.round(at - first * ROW_HEIGHT);
  return { first, last: Math.min(rows, first + Math.ceil((heights.view + shift) / ROW_HEIGHT)), shift };
}

/** Where a table must be scrolled so that a row is wholly seen: as it is where it is seen already. */
export function scrollTopFor(row: number, rows: number, top: number, heights: ScrolledHeights): number {
  const factor = stretch(rows, heights);
  const [above, below] = [row * ROW_HEIGHT, (row + 1) * ROW_HEIGHT - heights.view];
  const at = top * factor;
  return at > above ? above / factor : at < below ? below / factor : top;
}
