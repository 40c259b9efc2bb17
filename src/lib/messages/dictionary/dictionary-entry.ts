import type { Words } from '../words.ts';

/** Writes one column's entry down: name, unit (null where there is none), meaning in Vietnamese and English. */
export function column(name: string, unit: string | null, vi: string, en: string): ColumnEntry {
  return { name, unit, meaning: { vi, en } };
}

/** Formats that recur as units. */
export const DATE = 'YYYY-MM-DD';
/** Unit of an instant. */
export const UTC = 'UTC';
/** Unit of longitudes and latitudes. */
export const DEGREES = '° (WGS 84)';

/** One column's unit and meaning. */
export interface ColumnEntry {
  readonly name: string;
  /** Unit or format of the values: `kbit/s`, `ms`, `UTC`, `YYYY-MM-DD`; null where there is none. */
  readonly unit: string | null;
  readonly meaning: Words;
}

/** One table, what a row of it is, and its columns in the table's order. */
export interface TableEntry {
  readonly name: string;
  readonly meaning: Words;
  readonly columns: readonly ColumnEntry[];
}
