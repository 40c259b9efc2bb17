import { DuckDBTypeId, type DuckDBResultReader, type DuckDBVector } from '@duckdb/node-api';

/** A chunk of a numeric result column, in the column's width. */
export type NumberColumn = Uint8Array | Uint16Array | Uint32Array | Int8Array | Int16Array | Int32Array;
/** Chunks of result columns; a bigint column is a UBIGINT. */
export type NumberColumns<Row> = {
  readonly [Name in keyof Row & string]: Row[Name] extends bigint ? BigUint64Array : NumberColumn;
};

/** Row objects in JavaScript's types: DATE as YYYY-MM-DD, TIMESTAMP as ISO text in UTC, BIGINT as number where exact. */
export function rowsOf<Row>(reader: DuckDBResultReader): Row[] {
  const dates = new Set(
    reader.columnNames().filter((_, i) => reader.columnType(i).typeId === DuckDBTypeId.DATE),
  );
  return reader.getRowObjectsJS().map((row) => {
    for (const [name, value] of Object.entries(row)) row[name] = plain(value, dates.has(name)) as never;
    return row as Row;
  });
}

function plain(value: unknown, isDate: boolean): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (value instanceof Date) return isDate ? value.toISOString().slice(0, 10) : value.toISOString();
  if (Array.isArray(value)) return value.map((entry) => plain(entry, isDate));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry, isDate)]));
  }
  return value;
}

/** The backing array of a vector, which the library keeps private: a call per value would take ten times as long. */
export function numbersOf(vector: DuckDBVector, rows: number): NumberColumn | BigUint64Array {
  const { items } = vector as unknown as { readonly items: NumberColumn | BigUint64Array };
  return items.subarray(0, rows);
}
