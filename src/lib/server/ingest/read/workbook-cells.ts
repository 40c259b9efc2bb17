import { Fault } from '#lib/domain/fault.ts';
import { MAX_COLUMNS } from './limits.ts';
import type { CellValue, Merge, SheetName } from '../../workbook-file.ts';

/** The cells of a sheet and its merged ranges. */
export interface SheetCells {
  readonly rows: readonly (readonly (CellValue | undefined)[] | undefined)[];
  readonly merges?: readonly Merge[];
  /** Rows that are hidden, from 0. */
  readonly hiddenRows?: readonly number[];
}

/** A sheet with its name and its cells. */
export type NamedSheet = SheetName &
  SheetCells & {
    /** Number of lines above a document's table, which have no row numbers. */
    readonly titleRows?: number;
  };

/** A workbook's sheets in order, with the cells of requested ones. */
export interface ReadWorkbook {
  readonly names: readonly SheetName[];
  readonly sheets: readonly NamedSheet[];
}

/** More than any sheet that a person has merged. */
const MAX_MERGED_CELLS = 2_000_000;

/** The rows of a sheet, merged ranges filled with their value, up to `MAX_COLUMNS`. Throws a Fault when they are too many. */
export function fillMerges({ rows, merges = [] }: SheetCells): (CellValue | undefined)[][] {
  const filled = Array.from({ length: rows.length }, (_, i) => [...(rows[i] ?? [])]);
  let cells = 0;
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const [rowsMerged, columns] = [Math.min(endRow, filled.length - 1) - startRow + 1, endCol - startCol + 1];
    cells += Math.max(0, rowsMerged) * Math.min(columns, MAX_COLUMNS);
    if (cells > MAX_MERGED_CELLS) throw new Fault('workbook_too_large');
    const value = filled[startRow]?.[startCol];
    for (let row = startRow; row <= Math.min(endRow, filled.length - 1); row += 1) {
      for (let column = startCol; column <= Math.min(endCol, MAX_COLUMNS - 1); column += 1)
        filled[row]![column] = value;
    }
  }
  return filled.map((row) => Array.from(row));
}

/**
 * Formats a cell as unambiguous text: dates as ISO (without time at midnight), times of day as
 * HH:MM:SS, numbers with a decimal point and never with exactly three decimals, which could be thousands.
 */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'number') return numberText(value);
  return typeof value === 'boolean' ? String(value).toUpperCase() : value;
}

const SECOND_MS = 1000;
/** Excel's epoch is 1899-12-30: a date in that year or the next is a time of day, or a plain number. */
const FIRST_REAL_YEAR = 1901;

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const iso = new Date(Math.round(date.getTime() / SECOND_MS) * SECOND_MS).toISOString();
  if (date.getUTCFullYear() < FIRST_REAL_YEAR) return iso.slice(11, 19);
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}

function numberText(value: number): string {
  const text = /e/.test(String(value)) ? value.toFixed(12).replace(/\.?0+$/, '') : String(value);
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}
