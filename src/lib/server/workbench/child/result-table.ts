import { Field, makeData, RecordBatch, Schema, Struct, Table, tableToIPC } from 'apache-arrow';
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

/** As an Arrow IPC stream. */
export const arrowBytes = (table: Table): Uint8Array => tableToIPC(table, 'stream');
