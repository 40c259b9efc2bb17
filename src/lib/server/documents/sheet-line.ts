import type { CellStyle, CellValue } from 'hucre';
import { DECREE } from './decree-30.ts';

/** A row of a printed sheet. */
export interface SheetLine {
  readonly values: readonly CellValue[];
  readonly style: (column: number) => CellStyle;
  /** Columns joined, `to` included, over `rows` rows down (1). */
  readonly merges: readonly { readonly from: number; readonly to: number; readonly rows?: number }[];
  /** In points. */
  readonly height: number;
}

const THIN = { style: 'thin' } as const;
export const BOXED: CellStyle = { border: { top: THIN, right: THIN, bottom: THIN, left: THIN } };
export const CENTRED = { horizontal: 'center', vertical: 'center', wrapText: true } as const;
export const LEFT = { horizontal: 'left', vertical: 'center', wrapText: true } as const;
/** Off the line at its left. */
export const INSET = { ...LEFT, indent: 1 } as const;
/** A count with dots between its thousands, whatever the program's language would put there. */
export const FIGURE: CellStyle = {
  numFmt: '[>=1000000]0\\.000\\.000;[>=1000]0\\.000;0',
  alignment: { horizontal: 'right', vertical: 'center', indent: 1 },
};

/** The decree's type at a size in points. */
export function fontOf(size: number, faces: { bold?: boolean; italic?: boolean } = {}): CellStyle {
  return { font: { name: DECREE.font, size, ...faces } };
}

/** A text over joined columns, `to` included. */
export interface SpreadText {
  readonly from: number;
  readonly to: number;
  readonly text: string | null;
  readonly style: CellStyle;
}

/** Texts side by side, each centred unless its style says otherwise; as high as the largest type needs. */
export function spread(texts: readonly SpreadText[]): SheetLine {
  const values: CellValue[] = [];
  for (const { from, text } of texts) values[from] = text;
  return {
    values: Array.from(values, (value) => value ?? null),
    style: (column) => {
      const over = texts.find(({ from, to }) => column >= from && column <= to);
      return over ? { alignment: CENTRED, ...over.style } : {};
    },
    merges: texts,
    height: Math.max(...texts.map(({ style }) => lineHeight(style.font?.size ?? DECREE.sizes.table))),
  };
}

/** An empty row, in points. */
export function blank(height: number): SheetLine {
  return { values: [], style: () => ({}), merges: [], height };
}

/** Vietnamese capitals carry two marks: a line needs more than its type's size. */
const LINE = 1.3;
const lineHeight = (size: number) => Math.ceil(size * LINE);

/** A letter's width in Times, as a share of a digit's, in which widths are counted. */
const LETTER = 0.92;

/** How high is a row whose texts are wrapped in columns so many letters wide (the last width serves the rest)? Points. */
export function heightOf(texts: readonly string[], widths: readonly number[], size: number): number {
  const lines = texts.map((text, i) =>
    linesOf(text, ((widths[i] ?? widths.at(-1)!) * DECREE.sizes.table) / (size * LETTER)),
  );
  return Math.max(...lines) * lineHeight(size) + 3;
}

/** Lines that a text takes when no word is parted. */
function linesOf(text: string, letters: number): number {
  let lines = 0;
  for (const line of text.split('\n')) {
    let used = Infinity;
    for (const word of line.split(' ')) {
      const more = used + 1 + word.length;
      if (more > letters) lines += 1;
      used = more > letters ? word.length : more;
    }
  }
  return lines;
}
