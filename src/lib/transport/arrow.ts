import {
  Bool,
  Dictionary,
  Field,
  Float64,
  Int16,
  Schema,
  Table,
  tableFromIPC,
  tableToIPC,
  Uint32,
  Utf8,
  vectorFromArray,
  type DataType,
} from 'apache-arrow';
import { wireValue, type Column } from './column.ts';

/**
 * The rows as an Arrow IPC stream. Each field has its unit in its metadata; `metadata` is the schema's. Equal rows
 * give equal bytes.
 */
export function encodeArrow<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const fields = columns.map((column, i) => {
    const unit = new Map(column.unit === null ? [] : [['unit', column.unit]]);
    return new Field(column.name, arrowType(column, i), true, unit);
  });
  const vectors = columns.map((column, i) => [
    column.name,
    vectorFromArray(
      rows.map((row) => wireValue(row, column)),
      fields[i]!.type,
    ),
  ]);
  const schema = new Schema(fields, new Map(Object.entries(metadata)));
  return new Uint8Array(tableToIPC(new Table(schema, Object.fromEntries(vectors)), 'stream'));
}

/** The rows and the schema's metadata of a stream of `encodeArrow` with the same columns. */
export function decodeArrow<Row>(
  columns: readonly Column<Row>[],
  bytes: Uint8Array,
): { readonly rows: readonly Row[]; readonly metadata: Readonly<Record<string, string>> } {
  const table = tableFromIPC(bytes);
  const vectors = columns.map((column) => table.getChild(column.name));
  const rows = Array.from(
    { length: table.numRows },
    (_, row) => Object.fromEntries(columns.map(({ key }, i) => [key, vectors[i]?.get(row) ?? null])) as Row,
  );
  return { rows, metadata: Object.fromEntries(table.schema.metadata) };
}

/**
 * `position` is the dictionary id: the library's own ids count up globally, so that equal rows would differ in bytes.
 */
function arrowType<Row>({ kind }: Column<Row>, position: number): DataType {
  switch (kind) {
    case 'text':
      return new Utf8();
    case 'word':
      return new Dictionary(new Utf8(), new Int16(), position);
    case 'count':
      return new Uint32();
    case 'number':
      return new Float64();
    case 'flag':
      return new Bool();
  }
}
