import { Readable } from 'node:stream';
import { BYTE_ORDER_MARK, csvRecord } from '#lib/transport/csv.ts';
import { guardFormula } from '#lib/transport/formula-guard.ts';

/** A negative number: the only text of a file that begins like a formula and is none. */
const NEGATIVE_NUMBER = /^-\d[\d.,]*(?:e[+-]?\d+)?$/i;

/** Cells of a file have no type: a negative number stays one, so that the list can be loaded again. */
const guardCell = (cell: string) => (NEGATIVE_NUMBER.test(cell) ? cell : guardFormula(cell));

/**
 * Rejected rows as CSV (UTF-8, CRLF), with a byte order mark when `marked`; texts as in `guardFormula`.
 */
export function rejectionsCsv<Row>(
  rows: AsyncIterable<Row>,
  header: readonly string[],
  cellsOf: (row: Row) => readonly string[],
  marked: boolean,
): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(lines(rows, header, cellsOf, marked))) as ReadableStream<Uint8Array>;
}

async function* lines<Row>(
  rows: AsyncIterable<Row>,
  header: readonly string[],
  cellsOf: (row: Row) => readonly string[],
  marked: boolean,
): AsyncGenerator<Uint8Array> {
  const encode = (text: string) => new TextEncoder().encode(text);
  yield encode(`${marked ? BYTE_ORDER_MARK : ''}${csvRecord(header)}`);
  for await (const row of rows) {
    yield encode(csvRecord(cellsOf(row), guardCell));
  }
}
