import type { CellText } from '../cell-text.ts';

/** Mean width of a letter in a head and at 13 px, the widest of digits and of the signs within numbers and dates, in pixels. */
const HEAD_LETTER = 8.4;
const LETTER = 7.9;
const DIGIT = 9.25;
const SIGN = 5.1;
/** What is written beside has 11 px. */
const SMALL = 11 / 13;
const NARROWEST = 56;
const WIDEST = 340;
/** Beside a head: the arrow of its order. */
const ARROW = 14;
/** Rows that are measured, spread over all. */
const SAMPLES = 120;

/** How the cells of a table are laid out; all in pixels but letters. */
export interface CellLayout {
  /** The height of the heads. */
  readonly head: number;
  /** Lines of a head. */
  readonly headLines: number;
  /** The space on each side of a cell's text. */
  readonly beside: number;
  /** Letters of a line of a head that is cut rather than widening its column: its button says it whole. */
  readonly headLetters: number;
  /** A text is cut rather than wider; figures and dates never are. */
  readonly widestText: number;
  /** Is the code of a name written beside it? */
  readonly hasCodes: boolean;
  /** Letters beside a figure that have room: those of its interval have, what it was made of may be cut. */
  readonly besideLetters: number;
  /** Is the word for rows written with their number? */
  readonly saysRows: boolean;
}

/** A narrower box is a phone's. */
const PHONE = 480;
const ROOMY: CellLayout = {
  head: 36,
  headLines: 1,
  beside: 10,
  headLetters: 28,
  widestText: WIDEST,
  ...{ hasCodes: true, besideLetters: Infinity, saysRows: true },
};

/** The layout of a table in a box of this width: on a phone heads have three lines, and two or three columns are seen at once. */
export function cellLayout(width: number): CellLayout {
  if (width >= PHONE) return ROOMY;
  return {
    head: 56,
    headLines: 3,
    beside: 6,
    headLetters: 7,
    widestText: Math.round(0.42 * width),
    ...{ hasCodes: false, besideLetters: 12, saysRows: false },
  };
}

/** What a column's width follows from. */
export interface MeasuredColumn {
  readonly head: string;
  readonly foot?: string;
  readonly isText: boolean;
  readonly rows: number;
  readonly cell: (row: number) => CellText;
}

/** The width of a column in pixels, by its head, its foot and some of its cells: it stays while the table is scrolled. */
export function columnWidth(
  { head, foot = '', isText, rows, cell }: MeasuredColumn,
  { beside: around, headLetters, widestText, hasCodes, besideLetters }: CellLayout = ROOMY,
): number {
  const step = Math.max(1, Math.floor(rows / SAMPLES));
  let widest = Math.max(Math.min(head.length, headLetters) * HEAD_LETTER + ARROW, foot.length * HEAD_LETTER);
  for (let row = 0; row < rows; row += step) {
    const { text, beside } = cell(row);
    const small = isText && !hasCodes ? '' : beside.slice(0, besideLetters);
    widest = Math.max(widest, textWidth(text) + (small ? SMALL * textWidth(` ${small}`) : 0));
  }
  return Math.round(Math.min(isText ? widestText : WIDEST, Math.max(NARROWEST, widest + 2 * around)));
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
