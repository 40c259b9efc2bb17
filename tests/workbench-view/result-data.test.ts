import {
  makeData,
  Decimal,
  RecordBatch,
  Schema,
  Field,
  Float64,
  Table,
  Struct,
  Vector,
  tableFromIPC,
  tableToIPC,
} from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { ResultData } from '#lib/workbench/result-data.ts';
import { columnData } from '#lib/workbench/column-data.ts';
import { DISTRICT, interval, resultOf, tableOf } from './fixtures.ts';

describe('the data of a result', () => {
  it('has the role that a field names, else the one its type and name suggest', () => {
    const { columns } = resultOf({
      a: { type: 'word', values: ['210'], meta: DISTRICT },
      hour: { type: 'count', values: [8] },
      n: { type: 'count', values: [3] },
      x: { type: 'number', values: [1.5] },
      tested_on: { type: 'date', values: [new Date('2024-06-13')] },
      failed: { type: 'flag', values: [true] },
      mean: { type: 'interval', values: [interval(38, 1, 9)] },
      note: { type: 'text', values: ['x'], meta: { role: 'never heard of' } },
    });
    expect(columns.map(({ role, kind }) => `${role} ${kind}`)).toEqual([
      'area text',
      'hour number',
      'count number',
      'measure number',
      'date date',
      'flag flag',
      'measure interval',
      'text text',
    ]);
    expect(columns[0]!.area).toEqual({ edition: '2024', level: 'district' });
  });

  it('reads numbers, dates, texts and intervals with what is missing', () => {
    const result = resultOf({
      n: { type: 'count', values: [3, null] },
      on: { type: 'date', values: [new Date('2024-06-13'), null] },
      word: { type: 'word', values: ['a', null] },
      text: { type: 'text', values: ['b', null] },
      flag: { type: 'flag', values: [false, null] },
      mean: { type: 'interval', values: [interval(38, 1, 9), null] },
    });
    const [n, on, word, text, flag, mean] = result.columns;
    expect([...result.numbers(n!)]).toEqual([3, NaN]);
    expect([...result.numbers(on!)]).toEqual([Date.UTC(2024, 5, 13), NaN]);
    for (const [column, first] of [
      [word, 'a'],
      [text, 'b'],
      [flag, 'false'],
    ] as const) {
      expect(result.data(column!)).toEqual({ kind: 'words', codes: Int32Array.of(0, -1), words: [first] });
    }
    expect([...result.numbers(mean!, 'upper')]).toEqual([39, NaN]);
    expect([...result.numbers(mean!, 'devices')]).toEqual([5, NaN]);
    expect([...result.numbers(word!)]).toEqual([NaN, NaN]);
  });

  it('takes the parts of a missing interval for missing, whatever bytes stand in their place', () => {
    const part = makeData({ type: new Float64(), length: 2, nullCount: 0, data: Float64Array.of(38, 99) });
    const type = new Struct(['value', 'lower', 'upper'].map((name) => new Field(name, new Float64(), true)));
    const nullBitmap = Uint8Array.of(0b01);
    const children = [part, part, part];
    const vector = new Vector([makeData({ type, length: 2, nullCount: 1, nullBitmap, children })]);
    const result = new ResultData(new Table({ mean: vector }));
    expect([...result.numbers(result.columns[0]!, 'lower')]).toEqual([38, NaN]);
  });

  it('reads decimals of both signs', () => {
    const type = new Decimal(3, 12, 128);
    const wide = [-1n, 38_250n, -(10n ** 20n)].map((value) => BigInt.asUintN(128, value));
    const words = wide.flatMap((value) =>
      [0n, 32n, 64n, 96n].map((shift) => Number((value >> shift) & 0xffffffffn)),
    );
    const data = makeData({ type, length: 3, nullCount: 0, data: Uint32Array.from(words) });
    expect(columnData(new Vector([data]))).toEqual({
      kind: 'numbers',
      values: Float64Array.of(-0.001, 38.25, -1e17),
    });
  });

  it('makes one list of words of batches that bring dictionaries of their own', () => {
    const [one, two] = [
      ['b', 'a'],
      ['a', null, 'c'],
    ].map((values) => tableOf({ w: { type: 'word', values } }));
    const [field] = one!.schema.fields;
    const batches = [one!, two!].map(({ batches: [batch] }) => batch!.data.children[0]!);
    const schema = new Schema([new Field('w', field!.type, true)]);
    const table = new Table(
      schema,
      batches.map((child) => {
        const type = new Struct(schema.fields);
        return new RecordBatch(
          schema,
          makeData({ type, length: child.length, nullCount: 0, children: [child] }),
        );
      }),
    );
    const data = columnData(table.getChildAt(0)!);
    expect(data).toEqual({ kind: 'words', codes: Int32Array.of(0, 1, 1, -1, 2), words: ['b', 'a', 'c'] });
  });

  it('reads what came over the wire as what was sent', () => {
    const sent = tableOf({
      on: { type: 'date', values: [new Date('2024-06-13')] },
      m: { type: 'interval', values: [interval(5, 1, 2)] },
    });
    const got = tableFromIPC(tableToIPC(sent, 'stream'));
    expect(columnData(got.getChildAt(0)!)).toEqual(columnData(sent.getChildAt(0)!));
    expect(columnData(got.getChildAt(1)!.getChild('lower')!)).toEqual({
      kind: 'numbers',
      values: Float64Array.of(4),
    });
  });
});
