import type { Table } from 'apache-arrow';
import type { QueryStamp } from '#lib/domain/workbench/query.ts';
import { BYTE_ORDER_MARK, csvRecord } from '#lib/transport/csv.ts';
import { fileColumns, type FileColumn } from './cell-reader.ts';

const ROWS_AT_ONCE = 1_000;

/** A result as CSV, in pieces: as `encodeCsv` writes tables of figures. */
export function* csvPieces(table: Table, marked: boolean): Generator<Uint8Array> {
  const columns = fileColumns(table);
  yield Buffer.from(`${marked ? BYTE_ORDER_MARK : ''}${csvRecord(columns.map(({ name }) => name))}`);
  yield* rowPieces(table.numRows, (row) => csvRecord(columns.map(({ read }) => read(row))));
}

/** A result as one JSON object, in pieces: its stamp, its columns, a row a line. */
export function* jsonPieces(table: Table, stamp: QueryStamp): Generator<Uint8Array> {
  const columns = fileColumns(table);
  const described = table.schema.fields.map((field) => ({
    name: field.name,
    ...Object.fromEntries(field.metadata),
  }));
  yield Buffer.from(`{"stamp":${JSON.stringify(stamp)},"columns":${JSON.stringify(described)},"rows":[\n`);
  const line = (row: number) => `${row === 0 ? '' : ',\n'}${JSON.stringify(objectOf(columns, row))}`;
  yield* rowPieces(table.numRows, line);
  yield Buffer.from('\n]}\n');
}

const objectOf = (columns: readonly FileColumn[], row: number) =>
  Object.fromEntries(columns.map(({ name, read }) => [name, read(row)]));

function* rowPieces(rows: number, line: (row: number) => string): Generator<Uint8Array> {
  for (let from = 0; from < rows; from += ROWS_AT_ONCE) {
    let text = '';
    for (let row = from; row < Math.min(rows, from + ROWS_AT_ONCE); row += 1) text += line(row);
    yield Buffer.from(text);
  }
}
