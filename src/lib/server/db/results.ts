import {
  DuckDBDateValue,
  DuckDBTypeId,
  JSDuckDBValueConverter,
  type DuckDBResultReader,
  type DuckDBType,
  type DuckDBValue,
  type DuckDBVector,
} from '@duckdb/node-api';

/** A chunk of a numeric result column, in the column's width. */
export type NumberColumn = Uint8Array | Uint16Array | Uint32Array | Int8Array | Int16Array | Int32Array;
/** Chunks of result columns; a bigint column is a UBIGINT. */
export type NumberColumns<Row> = {
  readonly [Name in keyof Row & string]: Row[Name] extends bigint ? BigUint64Array : NumberColumn;
};

/** Types whose values are those of JavaScript as they come. */
const PLAIN_TYPES: ReadonlySet<DuckDBTypeId> = new Set([
  ...[DuckDBTypeId.BOOLEAN, DuckDBTypeId.VARCHAR, DuckDBTypeId.ENUM, DuckDBTypeId.FLOAT, DuckDBTypeId.DOUBLE],
  ...[DuckDBTypeId.TINYINT, DuckDBTypeId.SMALLINT, DuckDBTypeId.INTEGER],
  ...[DuckDBTypeId.UTINYINT, DuckDBTypeId.USMALLINT, DuckDBTypeId.UINTEGER],
]);

/** Row objects in JavaScript's types: DATE as YYYY-MM-DD, TIMESTAMP as ISO text in UTC, BIGINT as number where exact. */
export function rowsOf<Row>(reader: DuckDBResultReader): Row[] {
  const names = reader.deduplicatedColumnNames();
  const columns = reader.getColumns().map((values, i) => convertedColumn(values, reader.columnType(i)));
  // Column by column, so that what a type needs is asked once and not for each of its values.
  return Array.from({ length: reader.currentRowCount }, (_, at) => {
    const row: Record<string, unknown> = {};
    for (let i = 0; i < names.length; i++) row[names[i]!] = columns[i]![at];
    return row as Row;
  });
}

function convertedColumn(values: readonly DuckDBValue[], type: DuckDBType): readonly unknown[] {
  if (PLAIN_TYPES.has(type.typeId)) return values;
  const isDate = type.typeId === DuckDBTypeId.DATE;
  const convert = (value: DuckDBValue) =>
    plain(JSDuckDBValueConverter(value, type, JSDuckDBValueConverter), isDate);
  if (!isDate) return values.map(convert);
  const texts = new Map<number, unknown>();
  return values.map((value) => {
    if (!(value instanceof DuckDBDateValue)) return convert(value);
    if (!texts.has(value.days)) texts.set(value.days, convert(value));
    return texts.get(value.days);
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
