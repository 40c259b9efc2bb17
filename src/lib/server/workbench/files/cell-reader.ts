import {
  Bool,
  DateDay,
  Dictionary,
  Struct,
  Timestamp,
  TimeUnit,
  Utf8,
  type Data,
  type Table,
} from 'apache-arrow';
import type { WireValue } from '#lib/transport/column.ts';

/** A column of a file, and its value in each row: numbers, texts, flags, dates as ISO texts. */
export interface FileColumn {
  readonly name: string;
  readonly read: (row: number) => WireValue;
}

/** The field of an interval that is written under the column's own name. */
const VALUE_FIELD = 'value';

/** The columns of a result as a file has them: a struct becomes columns, `speed`, `speed_lower`, `speed_upper` ... */
export function fileColumns(table: Table): readonly FileColumn[] {
  const [batch] = table.batches;
  return table.schema.fields.flatMap(({ name }, i) => {
    const data = batch!.data.children[i]!;
    if (!(data.type instanceof Struct)) return [{ name, read: cellReader(data) }];
    const isValid = validityIn(data);
    return data.type.children.map((field, k) => {
      const read = cellReader(data.children[k]!);
      return {
        name: field.name === VALUE_FIELD ? name : `${name}_${field.name}`,
        read: (row: number) => (isValid(row) ? read(row) : null),
      };
    });
  });
}

const MS_PER_DAY = 86_400_000;
const PER_MS: Readonly<Record<TimeUnit, bigint>> = {
  [TimeUnit.SECOND]: 0n,
  [TimeUnit.MILLISECOND]: 1n,
  [TimeUnit.MICROSECOND]: 1_000n,
  [TimeUnit.NANOSECOND]: 1_000_000n,
};
const MS_PER_S = 1000n;

/** The value of a column in each row. */
export function cellReader(data: Data): (row: number) => WireValue {
  const isValid = validityIn(data);
  const read = valueReader(data);
  return (row) => (isValid(row) ? read(row) : null);
}

function valueReader(data: Data): (row: number) => WireValue {
  const { type, values, valueOffsets, dictionary } = data;
  if (type instanceof Dictionary) return (row) => dictionary!.get(Number(values[row])) as string;
  if (type instanceof Utf8) {
    const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
    return (row) => bytes.toString('utf8', valueOffsets[row], valueOffsets[row + 1]);
  }
  if (type instanceof Bool) return (row) => isSet(values as Uint8Array, row);
  if (type instanceof DateDay) return (row) => isoDay(Number(values[row]));
  if (type instanceof Timestamp) {
    const { unit } = type as Timestamp;
    const ms = (value: bigint) => (unit === TimeUnit.SECOND ? value * MS_PER_S : value / PER_MS[unit]);
    return (row) => isoInstant(Number(ms(values[row] as bigint)));
  }
  return (row) => {
    const value = Number(values[row]);
    return Number.isFinite(value) ? value : String(value);
  };
}

function validityIn({ nullBitmap, nullCount }: Data): (row: number) => boolean {
  return nullCount === 0 || nullBitmap.length === 0 ? () => true : (row) => isSet(nullBitmap, row);
}

const isSet = (bits: Uint8Array, row: number) => ((bits[row >> 3]! >> (row & 7)) & 1) === 1;

const isoDay = (day: number) => isoInstant(day * MS_PER_DAY).slice(0, 'YYYY-MM-DD'.length);

/** A date beyond those of JavaScript is written as its number. */
function isoInstant(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? String(ms) : date.toISOString();
}
