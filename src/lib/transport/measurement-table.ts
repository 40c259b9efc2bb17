import {
  Dictionary,
  Field,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
  Uint16,
  Uint32,
  Uint8,
  Utf8,
  vectorFromArray,
  type Data,
  type DataType,
  type TypeMap,
  type Vector,
} from 'apache-arrow';
import { NO_HOUR, NO_OPERATOR, type MeasurementTable } from '#lib/domain/measurement-table.ts';

/** Rows per record batch: a streaming reader needs memory for one. */
const BATCH_ROWS = 65_536;

/**
 * The measurements as an Arrow IPC stream, nine bytes each: `day` (uint16), `hour` (uint8), `download_kbps` (uint32),
 * `operator` (dictionary of uint16); unknown values are null. `metadata` is the schema's.
 */
export function encodeMeasurements(
  { day, hour, kbps, operator, operators }: MeasurementTable,
  metadata: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const names = vectorFromArray(operators, new Utf8());
  const type = new Dictionary(new Utf8(), new Uint16(), 0);
  const schema = new Schema<TypeMap>(
    [
      new Field('day', new Uint16(), false, new Map([['unit', 'days since 1970-01-01']])),
      new Field('hour', new Uint8(), true, new Map([['unit', 'hour of the day, UTC+7']])),
      new Field('download_kbps', new Uint32(), false, new Map([['unit', 'kbit/s']])),
      new Field('operator', type, true),
    ],
    new Map(Object.entries(metadata)),
  );
  const batches = Array.from({ length: Math.ceil(kbps.length / BATCH_ROWS) }, (_, batch) => {
    const [from, to] = [batch * BATCH_ROWS, Math.min(kbps.length, (batch + 1) * BATCH_ROWS)];
    const length = to - from;
    const children: Data<DataType>[] = [
      makeData({ type: new Uint16(), length, nullCount: 0, data: day.subarray(from, to) }),
      makeData({
        type: new Uint8(),
        length,
        data: hour.subarray(from, to),
        ...known(hour, from, to, NO_HOUR),
      }),
      makeData({ type: new Uint32(), length, nullCount: 0, data: kbps.subarray(from, to) }),
      makeData({
        ...{ type, length, dictionary: names },
        ...{ data: operator.subarray(from, to), ...known(operator, from, to, NO_OPERATOR) },
      }),
    ];
    return new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length, children }));
  });
  return new Uint8Array(tableToIPC(new Table(schema, batches), 'stream'));
}

/** The measurements and the schema's metadata of a stream of `encodeMeasurements`. */
export function decodeMeasurements(bytes: Uint8Array): MeasurementTable & {
  readonly metadata: Readonly<Record<string, string>>;
} {
  const table = tableFromIPC(bytes);
  const dictionary = table.getChild('operator')?.data[0]?.dictionary as Vector<Utf8> | undefined;
  return {
    day: numbersOf(table, 'day', new Uint16Array(table.numRows)),
    hour: numbersOf(table, 'hour', new Uint8Array(table.numRows), NO_HOUR),
    kbps: numbersOf(table, 'download_kbps', new Uint32Array(table.numRows)),
    operator: numbersOf(table, 'operator', new Uint16Array(table.numRows), NO_OPERATOR),
    operators: dictionary ? [...dictionary].map(String) : [],
    metadata: Object.fromEntries(table.schema.metadata),
  };
}

/** The validity bitmap of a slice of a column. */
function known(values: Uint8Array | Uint16Array, from: number, to: number, unknown: number) {
  const nullBitmap = new Uint8Array(Math.ceil((to - from) / 8));
  let nullCount = 0;
  for (let i = 0; i < to - from; i++) {
    if (values[from + i] === unknown) nullCount++;
    else nullBitmap[i >> 3]! |= 1 << (i & 7);
  }
  return nullCount === 0 ? { nullCount } : { nullCount, nullBitmap };
}

/** Copies a column of all batches to `into`, with `unknown` for null. */
function numbersOf<Numbers extends Uint8Array | Uint16Array | Uint32Array>(
  table: Table,
  name: string,
  into: Numbers,
  unknown = 0,
): Numbers {
  let row = 0;
  for (const { values, length, nullCount, nullBitmap } of table.getChild(name)?.data ?? []) {
    into.set((values as Numbers).subarray(0, length), row);
    for (let i = 0; nullCount > 0 && i < length; i++) {
      if (!(nullBitmap[i >> 3]! & (1 << (i & 7)))) into[row + i] = unknown;
    }
    row += length;
  }
  return into;
}
