import { Field, makeData, RecordBatch, RecordBatchStreamWriter, Schema, Struct, Table } from 'apache-arrow';
import { STAMP_KEY, type QueryStamp } from '#lib/domain/workbench/query.ts';
import type { ColumnMeaning } from './column-roles.ts';
import type { ResultColumns } from './read-result.ts';

/** A result with what is known of it: each column's meaning in its field's metadata, the stamp in the schema's. */
export function resultTable(
  { names, columns, rows }: ResultColumns,
  meanings: readonly ColumnMeaning[],
  stamp: QueryStamp,
): Table {
  const fields = columns.map(
    ({ type }, i) => new Field(names[i]!, type, true, new Map(Object.entries(meanings[i]!))),
  );
  const schema = new Schema(fields, new Map([[STAMP_KEY, JSON.stringify(stamp)]]));
  const children = [...columns];
  const data = makeData({ type: new Struct(fields), length: rows, nullCount: 0, children });
  return new Table(schema, [new RecordBatch(schema, data)]);
}

/** As an Arrow IPC stream, in the pieces that it is written in: joining them would copy the whole. */
export const arrowPieces = (table: Table): AsyncIterable<Uint8Array> =>
  RecordBatchStreamWriter.writeAll(table);
