import type { Table, Vector } from 'apache-arrow';
import { readColumn, type ColumnData, type Numbers } from './column-data.ts';
import { atOnce, type Steps } from './in-turns.ts';
import { resultColumns, type ResultColumn } from './result-columns.ts';

/** A number of an interval. */
export type IntervalPart = 'value' | 'lower' | 'upper' | 'tests' | 'devices';

/** An Arrow result whose columns are read when they are first needed, each once. */
export class ResultData {
  readonly rows: number;
  readonly columns: readonly ResultColumn[];
  readonly #table: Table;
  readonly #read = new Map<string, ColumnData>();

  constructor(table: Table) {
    this.#table = table;
    this.rows = table.numRows;
    this.columns = resultColumns(table.schema);
  }

  /** The first column of a name; undefined when the result has none. */
  column(name: string | null): ResultColumn | undefined {
    return this.columns.find((column) => column.name === name);
  }

  /** Names of the columns that nothing that is passed on holds. */
  get devices(): readonly string[] {
    return this.columns.flatMap(({ name, tellsDevices }) => (tellsDevices ? name : []));
  }

  /** A column's values; of an interval, those of one of its parts. */
  data(column: ResultColumn, part: IntervalPart = 'value'): ColumnData {
    return atOnce(this.reading(column, part));
  }

  /** As `data`, in steps. */
  *reading(column: ResultColumn, part: IntervalPart = 'value'): Steps<ColumnData> {
    const key = `${column.index} ${part}`;
    const known = this.#read.get(key);
    if (known) return known;
    const vector = this.#table.getChildAt(column.field)!;
    const data = column.kind === 'interval' ? yield* readPart(vector, part) : yield* readColumn(vector);
    this.#read.set(key, data);
    return data;
  }

  /** A column's figures; of texts, all missing. */
  numbers(column: ResultColumn, part: IntervalPart = 'value'): Float64Array {
    const data = this.data(column, part);
    return data.kind === 'numbers' ? data.values : new Float64Array(this.rows).fill(NaN);
  }
}

/** The parts of a missing interval are missing, whatever stands in their place. */
function* readPart(vector: Vector, part: IntervalPart): Steps<Numbers> {
  const child = vector.getChild(part);
  const data = child && (yield* readColumn(child));
  if (data?.kind !== 'numbers') return { kind: 'numbers', values: new Float64Array(vector.length).fill(NaN) };
  if (vector.nullCount === 0) return data;
  const values = Float64Array.from(data.values, (value, row) => (vector.isValid(row) ? value : NaN));
  return { kind: 'numbers', values };
}
