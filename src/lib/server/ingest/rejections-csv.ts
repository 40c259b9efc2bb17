import { Readable } from 'node:stream';
import type { Rejection } from '#lib/domain/rejection.ts';
import { csvLine } from './normalise-csv.ts';

const BYTE_ORDER_MARK = '\ufeff';
/** A cell that begins so would be run as a formula by a spreadsheet. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Rejected rows as CSV that Excel opens rightly (UTF-8 with a byte order mark, CRLF), with a sentence for
 * each; values that a spreadsheet would take for a formula are led by an apostrophe.
 */
export function rejectionsCsv(
  rows: AsyncIterable<Rejection>,
  header: readonly string[],
  sentence: (row: Rejection) => string,
): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(lines(rows, header, sentence))) as ReadableStream<Uint8Array>;
}

async function* lines(
  rows: AsyncIterable<Rejection>,
  header: readonly string[],
  sentence: (row: Rejection) => string,
): AsyncGenerator<Uint8Array> {
  const encode = (text: string) => new TextEncoder().encode(text);
  yield encode(`${BYTE_ORDER_MARK}${csvLine(header)}\r\n`);
  for await (const row of rows) {
    const cells = [String(row.rowNumber), row.column ?? '', row.value ?? '', sentence(row)];
    yield encode(`${csvLine(cells.map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell)))}\r\n`);
  }
}
