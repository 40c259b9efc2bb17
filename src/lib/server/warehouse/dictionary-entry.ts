import type { ColumnEntry } from './dictionary.ts';

/** Writes one column's entry down: name, unit (null where there is none), meaning in Vietnamese and English. */
export function column(name: string, unit: string | null, vi: string, en: string): ColumnEntry {
  return { name, unit, meaning: { vi, en } };
}

/** Formats that recur as units. */
export const DATE = 'YYYY-MM-DD';
export const UTC = 'UTC';
export const DEGREES = '° (WGS 84)';
