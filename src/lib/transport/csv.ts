import { wireValue, type Column, type WireValue } from './column.ts';
import { guardFormula } from './formula-guard.ts';

/** The mark of UTF-8, without which Excel takes a CSV file's text for another encoding. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The rows as CSV (RFC 4180): UTF-8, comma, CRLF, header line. Null is an empty field; numbers have a decimal point
 * and every digit of the double, so that they are read back unchanged; texts as in `guardFormula`. `marked`: begins with a
 * byte order mark.
 */
export function encodeCsv<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { marked }: { readonly marked: boolean },
): string {
  const header = columns.map((column) => column.name);
  const lines = rows.map((row) => columns.map((column) => wireValue(row, column)));
  const records = [header, ...lines].map((values) => csvRecord(values));
  return `${marked ? BYTE_ORDER_MARK : ''}${records.join('')}`;
}

/** One line of a CSV file, with its line end: numbers as they are, texts by `guard`. */
export function csvRecord(values: readonly WireValue[], guard = guardFormula): string {
  return `${values.map((value) => csvField(value, guard)).join(',')}\r\n`;
}

function csvField(value: WireValue, guard: (text: string) => string): string {
  if (value === null) return '';
  const text = typeof value === 'string' ? guard(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
