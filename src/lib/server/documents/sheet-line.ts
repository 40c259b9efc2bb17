import type { CellStyle, CellValue } from '../workbook-file.ts';
import { DECREE } from './decree-30.ts';

/** A row of a printed sheet. */
export interface SheetLine {
  readonly values: readonly CellValue[];
  readonly style: (column: number) => CellStyle;
  /** Merged columns, `to` included, over `rows` rows (default 1). */
  readonly merges: readonly { readonly from: number; readonly to: number; readonly rows?: number }[];
  /** In points. */
  readonly height: number;
}

const THIN = { style: 'thin' } as const;
/** Style of a cell with borders. */
export const BOXED: CellStyle = { border: { top: THIN, right: THIN, bottom: THIN, left: THIN } };
/** Alignment of centred, wrapped text. */
export const CENTRED = { horizontal: 'center', vertical: 'center', wrapText: true } as const;
/** Alignment of left-aligned, wrapped text. */
export const LEFT = { horizontal: 'left', vertical: 'center', wrapText: true } as const;
/** Indented from the border on its left. */
export const INSET = { ...LEFT, indent: 1 } as const;
/** A count with dots between thousands, independent of the program's locale. */
export const FIGURE: CellStyle = {
  numFmt: '[>=1000000]0\\.000\\.000;[>=1000]0\\.000;0',
  alignment: { horizontal: 'right', vertical: 'center', indent: 1 },
};

/** The decree's font at a size in points. */
export function fontOf(size: number, faces: { bold?: boolean; italic?: boolean } = {}): CellStyle {
  return { font: { name: DECREE.font, size, ...faces } };
}

/** A text over merged columns, `to` included. */
export interface SpreadText {
  readonly from: number;
  readonly to: number;
  readonly text: string | null;
  readonly style: CellStyle;
}

/** A line of texts side by side, centred by default; as high as its largest type needs. */
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

/** Line height by type size: Vietnamese capitals have stacked marks. */
const LINE = 1.3;
const lineHeight = (size: number) => Math.ceil(size * LINE);

/** Mean width of a letter in Times, relative to a digit, the unit of column widths. */
const LETTER = 0.92;

/** How high is a row, in points, whose texts wrap in columns of these widths (the last width serves the rest)? */
export function heightOf(texts: readonly string[], widths: readonly number[], size: number): number {
  const lines = texts.map((text, i) =>
    linesOf(text, ((widths[i] ?? widths.at(-1)!) * DECREE.sizes.table) / (size * LETTER)),
  );
  return Math.max(...lines) * lineHeight(size) + 3;
}

/** Number of lines of a text wrapped between words. */
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
