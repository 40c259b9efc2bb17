import {
  DuckDBTypeId,
  type DuckDBDecimalType,
  type DuckDBEnumType,
  type DuckDBStructType,
  type DuckDBType,
} from '@duckdb/node-api';
import {
  DateDay,
  Dictionary,
  Float32,
  Float64,
  Int16,
  Int32,
  Int64,
  Int8,
  TimestampMicrosecond,
  TimestampMillisecond,
  TimestampNanosecond,
  TimestampSecond,
  Uint16,
  Uint32,
  Uint64,
  Uint8,
  Utf8,
  vectorFromArray,
  type DataType,
} from 'apache-arrow';
import { DecimalBuilder, FlagBuilder, NumberBuilder, WideNumberBuilder } from './number-builders.ts';
import { JsonBuilder, StructBuilder, TextBuilder } from './text-builders.ts';
import type { NumbersOf } from './growing-array.ts';
import type { ResultColumn } from './result-column.ts';

type Plain = readonly [() => DataType, NumbersOf];

const PLAIN: Readonly<Partial<Record<DuckDBTypeId, Plain>>> = {
  [DuckDBTypeId.TINYINT]: [() => new Int8(), Int8Array],
  [DuckDBTypeId.SMALLINT]: [() => new Int16(), Int16Array],
  [DuckDBTypeId.INTEGER]: [() => new Int32(), Int32Array],
  [DuckDBTypeId.BIGINT]: [() => new Int64(), BigInt64Array],
  [DuckDBTypeId.UTINYINT]: [() => new Uint8(), Uint8Array],
  [DuckDBTypeId.USMALLINT]: [() => new Uint16(), Uint16Array],
  [DuckDBTypeId.UINTEGER]: [() => new Uint32(), Uint32Array],
  [DuckDBTypeId.UBIGINT]: [() => new Uint64(), BigUint64Array],
  [DuckDBTypeId.FLOAT]: [() => new Float32(), Float32Array],
  [DuckDBTypeId.DOUBLE]: [() => new Float64(), Float64Array],
  [DuckDBTypeId.DATE]: [() => new DateDay(), Int32Array],
  [DuckDBTypeId.TIMESTAMP]: [() => new TimestampMicrosecond(), BigInt64Array],
  [DuckDBTypeId.TIMESTAMP_TZ]: [() => new TimestampMicrosecond('UTC'), BigInt64Array],
  [DuckDBTypeId.TIMESTAMP_S]: [() => new TimestampSecond(), BigInt64Array],
  [DuckDBTypeId.TIMESTAMP_MS]: [() => new TimestampMillisecond(), BigInt64Array],
  [DuckDBTypeId.TIMESTAMP_NS]: [() => new TimestampNanosecond(), BigInt64Array],
};

const MOST_IN_BYTE = 256;
const MOST_IN_TWO = 65_536;

/** What takes in a column of a type. `position` is its place in the result, the id of its dictionary. */
export function builderOf(type: DuckDBType, position: number): ResultColumn {
  const plain = PLAIN[type.typeId];
  if (plain) return new NumberBuilder(plain[0](), plain[1]);
  return OTHERS[type.typeId]?.(type, position) ?? new JsonBuilder();
}

type Others = Readonly<Partial<Record<DuckDBTypeId, (type: DuckDBType, position: number) => ResultColumn>>>;

const OTHERS: Others = {
  [DuckDBTypeId.BOOLEAN]: () => new FlagBuilder(),
  [DuckDBTypeId.DECIMAL]: (type) => {
    const { width, scale } = type as DuckDBDecimalType;
    return new DecimalBuilder(width, scale);
  },
  [DuckDBTypeId.HUGEINT]: () => new WideNumberBuilder(),
  [DuckDBTypeId.UHUGEINT]: () => new WideNumberBuilder(),
  [DuckDBTypeId.VARCHAR]: () => new TextBuilder(),
  [DuckDBTypeId.ENUM]: (type, position) => enumBuilder((type as DuckDBEnumType).values, position),
  [DuckDBTypeId.STRUCT]: (type, position) => structBuilder(type as DuckDBStructType, position),
};

function enumBuilder(values: readonly string[], position: number): ResultColumn {
  const [index, make]: readonly [Uint8 | Uint16 | Uint32, NumbersOf] =
    values.length <= MOST_IN_BYTE
      ? [new Uint8(), Uint8Array]
      : values.length <= MOST_IN_TWO
        ? [new Uint16(), Uint16Array]
        : [new Uint32(), Uint32Array];
  const dictionary = vectorFromArray(values, new Utf8());
  return new NumberBuilder(new Dictionary(new Utf8(), index, position), make, dictionary);
}

/** A struct of numbers and texts stays one; others become JSON. */
function structBuilder({ entryNames, entryTypes }: DuckDBStructType, position: number): ResultColumn {
  const fields = entryTypes.map((type) => builderOf(type, position));
  if (fields.some((field) => field instanceof JsonBuilder || field instanceof StructBuilder)) {
    return new JsonBuilder();
  }
  return new StructBuilder(entryNames, fields);
}
