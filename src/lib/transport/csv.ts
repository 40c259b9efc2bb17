import { wireValue, type Column, type WireValue } from './column.ts';

/**
 * The rows as CSV (RFC 4180): UTF-8, comma, CRLF, header line. Null is an empty field; numbers have a decimal point
 * and every digit of the double, so that they are read back unchanged.
 */
export function encodeCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const header = columns.map((column) => column.name);
  const lines = rows.map((row) => columns.map((column) => wireValue(row, column)));
  return [header, ...lines].map((fields) => `${fields.map(csvField).join(',')}\r\n`).join('');
}

function csvField(value: WireValue): string {
  if (value === null) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
