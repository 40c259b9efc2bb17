/** Types of wire columns; they determine the Arrow type and the form in CSV and JSON. */
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

/** One column of a wire table, from which CSV, JSON and Arrow are written. */
export interface Column<Row> {
  /** Name on the wire, snake_case, with the unit of a speed in it. */
  readonly name: string;
  readonly key: keyof Row & string;
  readonly kind: ColumnKind;
  /** `kbit/s`; `km2`; `1` for shares; null for words and counts. */
  readonly unit: 'kbit/s' | 'km2' | '1' | null;
}

/** A value in JSON and CSV; null when missing. */
export type WireValue = string | number | boolean | null;

/** The value of a row in a column. */
export function wireValue<Row>(row: Row, column: Column<Row>): WireValue {
  return row[column.key] as WireValue;
}

/** The row as a JSON object, with the columns' wire names in their order. */
export function wireObject<Row>(row: Row, columns: readonly Column<Row>[]): Record<string, WireValue> {
  return Object.fromEntries(columns.map((column) => [column.name, wireValue(row, column)]));
}
