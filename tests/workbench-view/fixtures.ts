import {
  Bool,
  DateDay,
  Dictionary,
  Field,
  Float64,
  Int32,
  Schema,
  Struct,
  Table,
  Utf8,
  vectorFromArray,
  type DataType,
} from 'apache-arrow';
import type { Outlines } from '#lib/map/map-frame.ts';
import type { ResultContext } from '#lib/workbench/result-context.ts';
import { ResultData } from '#lib/workbench/result-data.ts';

const TYPES = {
  count: () => new Int32(),
  number: () => new Float64(),
  text: () => new Utf8(),
  word: () => new Dictionary(new Utf8(), new Int32()),
  date: () => new DateDay(),
  flag: () => new Bool(),
  interval: () =>
    new Struct([
      ...['value', 'lower', 'upper'].map((name) => new Field(name, new Float64(), true)),
      ...['tests', 'devices'].map((name) => new Field(name, new Int32(), true)),
    ]),
} satisfies Record<string, () => DataType>;

interface FixtureColumn {
  readonly type: keyof typeof TYPES;
  readonly values: readonly unknown[];
  readonly meta?: Readonly<Record<string, string>>;
}

/** A result of the columns given, each with its rows. */
export function tableOf(columns: Readonly<Record<string, FixtureColumn>>): Table {
  const fields = Object.entries(columns).map(
    ([name, { type, meta = {} }]) => new Field(name, TYPES[type](), true, new Map(Object.entries(meta))),
  );
  const vectors = fields.map(({ name, type }) => [name, vectorFromArray([...columns[name]!.values], type)]);
  return new Table(new Schema(fields), Object.fromEntries(vectors));
}

export const resultOf = (columns: Readonly<Record<string, FixtureColumn>>) =>
  new ResultData(tableOf(columns));

/** An interval as the functions of the workbench return it. */
export const interval = (value: number, half: number, tests: number) => ({
  value,
  lower: value - half,
  upper: value + half,
  tests,
  devices: Math.ceil(tests / 2),
});

export const DISTRICT = { role: 'area', edition: '2024', level: 'district' };
export const MBPS = { role: 'measure', unit: 'Mbps' };

/** Three districts in a row, each a square of a degree. */
export const OUTLINES: Outlines = {
  type: 'FeatureCollection',
  features: ['Lục Nam', 'Yên Thế', 'Tân Yên'].map((name, i) => ({
    type: 'Feature',
    properties: { code: `21${i}`, name, title: `Huyện ${name}`, label: [106.5 + i, 21.5] },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [106 + i, 21],
          [107 + i, 21],
          [107 + i, 22],
          [106 + i, 22],
          [106 + i, 21],
        ],
      ],
    },
  })),
};

export const CONTEXT: ResultContext = {
  operators: new Map([['viettel', 'Viettel']]),
  areaLevels: [
    {
      edition: '2024',
      level: 'district',
      label: 'huyện 2024',
      areas: OUTLINES.features.map(({ properties: { code, name, title } }) => ({ code, name, title })),
    },
  ],
  limitMbps: 40,
  label: () => null,
  outlines: () => Promise.resolve(OUTLINES),
};
