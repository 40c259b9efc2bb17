/** What a column of a wire table holds; decides its Arrow type and how CSV and JSON write it. */
export type ColumnKind =
  /** Free text. */
  | 'text'
  /** One of few words, sent once each in Arrow. */
  | 'word'
  /** A whole number from 0 on. */
  | 'count'
  /** Any number, in full double precision. */
  | 'number'
  /** True or false. */
  | 'flag';

/** One column of a wire table: the contract that CSV, JSON and Arrow all write from. */
export interface Column<Row> {
  /** Name on the wire, snake_case, with the unit of a speed in it. */
  readonly name: string;
  readonly key: keyof Row & string;
  readonly kind: ColumnKind;
  /** `kbit/s`; `km2`; `1` for shares; null for words and counts. */
  readonly unit: 'kbit/s' | 'km2' | '1' | null;
}

/** A value as it travels; null where there is none. */
export type WireValue = string | number | boolean | null;

/** What a row holds in a column. */
export function wireValue<Row>(row: Row, column: Column<Row>): WireValue {
  return row[column.key] as WireValue;
}

/** The row as JSON carries it: an object with the columns' wire names, in their order. */
export function wireObject<Row>(row: Row, columns: readonly Column<Row>[]): Record<string, WireValue> {
  return Object.fromEntries(columns.map((column) => [column.name, wireValue(row, column)]));
}
