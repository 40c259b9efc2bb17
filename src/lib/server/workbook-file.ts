import { xmlText } from '#lib/domain/xml-text.ts';

/** A cell's value as a workbook holds it. */
export type CellValue = string | number | boolean | Date | null;

/** Cells that are one (0-based, ends included). */
export interface Merge {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

/** What a sheet is known by before it is read. */
export interface SheetName {
  readonly name: string;
  readonly hidden: boolean;
}

/** A workbook's sheets in order, and the cells of those that were wanted. */
export interface SheetsRead {
  readonly names: readonly SheetName[];
  readonly sheets: readonly (SheetName & {
    readonly rows: readonly (readonly CellValue[])[];
    readonly merges?: readonly Merge[];
    /** Rows that are hidden, from 0. */
    readonly hiddenRows?: readonly number[];
  })[];
}

interface Font {
  readonly name?: string;
  /** In points. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

type Line = { readonly style: 'thin' };

/** How a cell looks. */
export interface CellStyle {
  readonly font?: Font;
  readonly alignment?: {
    readonly horizontal?: 'left' | 'center' | 'right';
    readonly vertical?: 'top' | 'center';
    readonly wrapText?: boolean;
    readonly indent?: number;
  };
  readonly border?: Readonly<Record<'top' | 'right' | 'bottom' | 'left', Line>>;
  readonly fill?: {
    readonly type: 'pattern';
    readonly pattern: 'solid';
    /** Opacity, red, green, blue in hexadecimal. */
    readonly fgColor: { readonly rgb: string };
  };
  readonly numFmt?: string;
}

/** What a cell has beside its value. */
export interface CellFormat {
  readonly style?: CellStyle;
  readonly formula?: string;
  /** What the formula gives until a program computes it. */
  readonly formulaResult?: CellValue;
}

/** What may be written into the cells of a range. */
export interface InputRule {
  readonly type: 'whole';
  readonly operator: 'between';
  readonly formula1: string;
  readonly formula2: string;
  readonly allowBlank: boolean;
  readonly showErrorMessage: boolean;
  readonly errorStyle: 'stop';
  readonly errorTitle: string;
  readonly errorMessage: string;
  readonly range: string;
}

/** A sheet to be written. */
export interface Sheet {
  readonly name: string;
  readonly rows: CellValue[][];
  /** Widths in letters. */
  readonly columns?: { readonly width: number }[];
  /** By "row,column" (0-based). */
  readonly cells?: Map<string, CellFormat>;
  readonly merges?: Merge[];
  /** Heights in points, by row. */
  readonly rowDefs?: Map<number, { readonly height: number }>;
  /** Rows after which a page ends. */
  readonly rowBreaks?: number[];
  readonly dataValidations?: InputRule[];
  readonly freezePane?: { readonly rows: number };
  readonly pageSetup?: {
    readonly paperSize: 'a4';
    readonly orientation: 'landscape';
    readonly fitToPage?: boolean;
    readonly fitToWidth?: number;
    readonly fitToHeight?: number;
    /** In inches. */
    readonly margins?: Readonly<Record<'top' | 'bottom' | 'left' | 'right' | 'header' | 'footer', number>>;
    readonly horizontalCentered?: boolean;
  };
  readonly headerFooter?: { readonly differentFirst: boolean; readonly oddHeader: string };
}

/** A name for cells of a sheet. */
export interface NamedRange {
  readonly name: string;
  readonly range: string;
  readonly scope: string;
}

/** A workbook to be written. */
export interface Workbook {
  readonly sheets: Sheet[];
  readonly properties?: { readonly title: string; readonly created?: Date; readonly modified?: Date };
  readonly namedRanges?: NamedRange[];
  readonly defaultFont?: Font;
}

/** The content of an .xlsx file. A text is a text, also one that begins with `=`. */
export async function writeWorkbook(workbook: Workbook): Promise<Uint8Array<ArrayBuffer>> {
  const { writeXlsx } = await import('hucre/xlsx');
  const sheets = workbook.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => row.map((value) => (typeof value === 'string' ? xmlText(value) : value))),
  }));
  return new Uint8Array(await writeXlsx({ ...workbook, sheets }));
}

/** The content of an .xlsx file of one sheet, made while it is read: memory holds a few of its rows. Widths in letters. */
export async function streamSheet(
  name: string,
  rows: Iterable<readonly CellValue[]>,
  widths: readonly number[],
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const { writeXlsxStream } = await import('hucre/xlsx');
  function* cells(): Generator<CellValue[]> {
    for (const row of rows) yield row.map((value) => (typeof value === 'string' ? xmlText(value) : value));
  }
  const columns = widths.map((width) => ({ width }));
  return writeXlsxStream(cells(), { name, columns }) as ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** Reads the sheets `wanted` of an .xlsx file: formulas by their cached value, or as their text when they have none, dates as dates. */
export async function readSheets(
  content: Uint8Array,
  wanted: (sheet: SheetName) => boolean,
): Promise<SheetsRead> {
  const { readXlsx } = await import('hucre/xlsx');
  const names: SheetName[] = [];
  const { sheets } = await readXlsx(content, {
    sheets: ({ name, hidden, veryHidden }) => {
      const sheet = { name, hidden: Boolean(hidden) || Boolean(veryHidden) };
      names.push(sheet);
      return wanted(sheet);
    },
  });
  const hidden = new Set(names.filter((sheet) => sheet.hidden).map(({ name }) => name));
  return {
    names,
    sheets: sheets.map(({ name, rows, merges, cells, rowDefs }) => ({
      ...{ name, hidden: hidden.has(name), merges, rows: withFormulas(rows, cells) },
      hiddenRows: [...(rowDefs ?? [])].flatMap(([row, definition]) => (definition.hidden ? [row] : [])),
    })),
  };
}

/** The rows with the text of each formula that was never computed, which has no value. */
function withFormulas(
  rows: readonly (readonly CellValue[])[],
  cells: ReadonlyMap<string, { readonly formula?: string; readonly value: unknown }> = new Map(),
): readonly (readonly CellValue[])[] {
  const uncomputed = [...cells].filter(([, { formula, value }]) => formula !== undefined && value === null);
  if (uncomputed.length === 0) return rows;
  const written = rows.map((row) => [...row]);
  for (const [place, { formula }] of uncomputed) {
    const [row, column] = place.split(',').map(Number) as [number, number];
    if (written[row]) written[row][column] = `=${formula}`;
  }
  return written;
}
