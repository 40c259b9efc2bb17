import type { CellText } from '../cell-text.ts';

/** Mean width of a letter in a head and at 13 px, the widest of digits and of the signs within numbers and dates, in pixels. */
const HEAD_LETTER = 8.4;
const LETTER = 7.9;
const DIGIT = 9.25;
const SIGN = 5.1;
/** What is written beside has 11 px. */
const SMALL = 11 / 13;
/** The space around a cell's text, in pixels. */
const AROUND = 20;
const NARROWEST = 56;
const WIDEST = 340;
/** Beside a head: the arrow of its order. */
const ARROW = 14;
/** Letters of a head that is cut rather than widening its column: its button says it whole. */
const MOST_HEAD = 28;
/** Rows that are measured, spread over all. */
const SAMPLES = 120;

/** The width of a column in pixels, by its head, its foot and some of its cells: it stays while the table is scrolled. */
export function columnWidth(
  head: string,
  rows: number,
  cell: (row: number) => CellText,
  foot: string = '',
): number {
  const step = Math.max(1, Math.floor(rows / SAMPLES));
  let widest = Math.max(Math.min(head.length, MOST_HEAD) * HEAD_LETTER + ARROW, foot.length * HEAD_LETTER);
  for (let row = 0; row < rows; row += step) {
    const { text, beside } = cell(row);
    widest = Math.max(widest, textWidth(text) + (beside ? SMALL * textWidth(` ${beside}`) : 0));
  }
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, widest + AROUND)));
}

/** No digit of a date or number may be cut: names are rarely as wide as their letters' mean, figures often are. */
function textWidth(text: string): number {
  const [digits, signs] = [/\d/g, /[/.,:()]/g].map((kind) => text.match(kind)?.length ?? 0) as [
    number,
    number,
  ];
  return digits * DIGIT + signs * SIGN + (text.length - digits - signs) * LETTER;
}

/** Where each column begins, and last where all end. */
export function columnEdges(widths: readonly number[]): readonly number[] {
  const edges = [0];
  for (const width of widths) edges.push(edges.at(-1)! + width);
  return edges;
}

/** The columns that are seen between two edges of the view, as a half-open range. */
export function seenColumns(edges: readonly number[], left: number, right: number): [number, number] {
  const first = edges.findIndex((edge) => edge > left) - 1;
  const last = edges.findIndex((edge) => edge >= right);
  return [Math.max(0, first), last < 0 ? edges.length - 1 : last];
}
