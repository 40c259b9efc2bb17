import { Readable } from 'node:stream';
import { csvLine } from './read/normalise-csv.ts';

const BYTE_ORDER_MARK = '\ufeff';
/** A cell that a spreadsheet would run as a formula; negative numbers excepted. */
const FORMULA = /^[=+\-@\t\r](?![\d.,]*$)/;

/**
 * Rejected rows as CSV that Excel decodes correctly (UTF-8 with a byte order mark, CRLF); values that a spreadsheet would
 * run as a formula are prefixed with an apostrophe.
 */
export function rejectionsCsv<Row>(
  rows: AsyncIterable<Row>,
  header: readonly string[],
  cellsOf: (row: Row) => readonly string[],
): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(lines(rows, header, cellsOf))) as ReadableStream<Uint8Array>;
}

async function* lines<Row>(
  rows: AsyncIterable<Row>,
  header: readonly string[],
  cellsOf: (row: Row) => readonly string[],
): AsyncGenerator<Uint8Array> {
  const encode = (text: string) => new TextEncoder().encode(text);
  yield encode(`${BYTE_ORDER_MARK}${csvLine(header)}\r\n`);
  for await (const row of rows) {
    yield encode(`${csvLine(cellsOf(row).map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell)))}\r\n`);
  }
}
