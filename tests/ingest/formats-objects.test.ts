import { describe, expect, it } from 'vitest';
import { JsonLists } from '#lib/server/ingest/read/json-lists.ts';
import { counts, faultOf, load, reasons, rowsOf, sharedWarehouse } from './support.ts';

const shared = sharedWarehouse();

const test = (i: number) => ({
  time: `2024-06-13T0${i}:00:00Z`,
  operator: 'Viettel',
  download_mbps: 38.215 + i,
  longitude: 106.2,
  latitude: 21.3,
  device_id: `d${i}`,
});
const TESTS = [test(1), test(2), test(3)];
const LOADED = [
  {
    row: 1,
    at: '2024-06-13T01:00:00.000Z',
    operator: 'viettel',
    download: 39_215,
    longitude: 106.2,
    device: true,
  },
  { row: 2, download: 40_215 },
  { row: 3, download: 41_215 },
];

describe('JSON', () => {
  it.each([
    ['a list', JSON.stringify(TESTS)],
    ['a list in a pretty print', `\ufeff${JSON.stringify(TESTS, null, 2)}`],
    [
      'an object that holds the list',
      JSON.stringify({ meta: { of: [{ name: 'i-Speed' }] }, data: { tests: TESTS } }),
    ],
    ['UTF-16', Buffer.from(`\ufeff${JSON.stringify(TESTS)}`, 'utf16le')],
  ])('as %s is a row for each object', async (_name, content) => {
    const report = await load(shared(), 'tests.json', content);
    expect(counts(report)).toEqual([3, 3, 0, 0]);
    expect(await rowsOf(shared())).toMatchObject(LOADED);
  });

  it('of several lists reports which one was read', async () => {
    const report = await load(
      shared(),
      'lists.json',
      JSON.stringify({ of: [{ a: 1 }], data: { tests: TESTS } }),
    );
    expect(report.notices).toContainEqual({
      code: 'list_used',
      details: { list: 'data.tests', others: ['of'] },
    });
  });

  it('with nested objects names their fields with dots', async () => {
    const nested = TESTS.map(({ download_mbps: mbps, ...rest }) => ({ ...rest, result: { down: { mbps } } }));
    const report = await load(shared(), 'nested.json', JSON.stringify(nested), {
      columns: { download: { column: 'result.down.mbps', unit: 'Mbps' } },
    });
    expect(counts(report)).toEqual([3, 3, 0, 0]);
    expect(await rowsOf(shared())).toMatchObject(LOADED);
  });

  it('one object a line keeps line numbers and rejects a line that is none', async () => {
    const lines = [JSON.stringify(TESTS[0]), '', '{"time": "cut', JSON.stringify(TESTS[1]), '[1]'];
    const report = await load(shared(), 'tests.ndjson', lines.join('\n'));
    expect(counts(report)).toEqual([4, 2, 0, 2]);
    expect(reasons(report)).toEqual({
      row_malformed: [
        [3, '{'],
        [5, '{'],
      ],
    });
    expect((await rowsOf(shared())).map(({ row }) => row)).toEqual([1, 4]);
  });

  it('with objects of differing fields has the columns of all', async () => {
    const [first, second] = TESTS;
    const content = JSON.stringify([
      { ...first, device_id: undefined },
      { ...second, upload_mbps: 11.5 },
    ]);
    expect(counts(await load(shared(), 'differing.json', content))).toEqual([2, 2, 0, 0]);
    expect(await rowsOf(shared())).toMatchObject([
      { upload: null, device: false },
      { upload: 11_500, device: true },
    ]);
  });

  it.each([
    ['cut off', JSON.stringify(TESTS).slice(0, 200), 'file_damaged'],
    ['closed wrongly', '[{"a": 1}}', 'file_damaged'],
    ['without an object', '[]', 'json_without_rows'],
    ['of bare numbers', '[[1, 2], [3, 4]]', 'json_without_rows'],
  ])('%s is refused with a sentence', async (_name, content, code) => {
    expect((await faultOf(load(shared(), 'x.json', content))).code).toBe(code);
  });

  it('in pieces of any size is parted into the same objects', () => {
    const text = JSON.stringify({
      note: 'a "{" \\ in text',
      list: [{ a: '}]"\\', b: [{ c: 1 }] }, { a: 2 }],
      more: [[{ d: 3 }]],
    });
    const parted = (size: number) => {
      const lists = new JsonLists();
      const found = [];
      for (let at = 0; at < text.length; at += size) found.push(...lists.push(text.slice(at, at + size)));
      lists.end();
      return found.map(({ list, json }) => [list, JSON.parse(json) as unknown]);
    };
    const whole = parted(text.length);
    expect(whole).toEqual([
      ['list', { a: '}]"\\', b: [{ c: 1 }] }],
      ['list', { a: 2 }],
      ['more', { d: 3 }],
    ]);
    for (const size of [1, 2, 3, 7]) expect(parted(size)).toEqual(whole);
  });
});

describe('GeoJSON', () => {
  it('points give their position, properties the rest', async () => {
    const features = TESTS.map(({ longitude, latitude, ...properties }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
      properties: { ...properties, 'Kinh độ': 394_000 },
    }));
    const shape = {
      type: 'Feature',
      properties: TESTS[0],
      geometry: { type: 'LineString', coordinates: [] },
    };
    const collection = { type: 'FeatureCollection', features: [...features, shape] };
    const report = await load(shared(), 'points.geojson', JSON.stringify(collection));
    expect(counts(report)).toEqual([4, 3, 0, 1]);
    expect(reasons(report)).toEqual({ place_missing: [[4, null]] });
    expect(await rowsOf(shared())).toMatchObject(LOADED);
  });
});

describe('KML', () => {
  const point = (i: number, data: string) =>
    `<Placemark><name>T${i}</name>${data}<Point><coordinates>106.2,21.3,0</coordinates></Point></Placemark>`;
  const kml = (...placemarks: string[]) =>
    `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${placemarks.join('\n')}</Document></kml>`;

  it('placemarks are read from data, schema data, a table or lines of the description', async () => {
    const fields = (i: number): [string, string][] => [
      ['Thời gian', `13/06/2024 0${i}:00:00`],
      ['Nhà mạng', 'Viettel'],
      ['Download (Mbps)', `${40 + i}`],
    ];
    const data = fields(1).map(([k, v]) => `<Data name="${k}"><value>${v}</value></Data>`);
    const simple = fields(2).map(([k, v]) => `<SimpleData name="${k}">${v}</SimpleData>`);
    const table = fields(3).map(([k, v]) => `<tr><td><b>${k}</b></td><td>${v}</td></tr>`);
    const lines = fields(4).map(([k, v]) => `${k}: ${v}`);
    const content = kml(
      point(1, `<ExtendedData>${data.join('')}</ExtendedData>`),
      point(2, `<ExtendedData><SchemaData schemaUrl="#s">${simple.join('')}</SchemaData></ExtendedData>`),
      point(3, `<description><![CDATA[<table>${table.join('')}</table>]]></description>`),
      point(4, `<description>${lines.join('&lt;br/&gt;')}</description>`),
    );
    const report = await load(shared(), 'points.kml', content);
    expect(counts(report)).toEqual([4, 4, 0, 0]);
    expect(
      (await rowsOf(shared())).map(({ row, at, download, longitude }) => [row, at, download, longitude]),
    ).toEqual([1, 2, 3, 4].map((i) => [i, `2024-06-12T${17 + i}:00:00.000Z`, (40 + i) * 1000, 106.2]));
  });

  it.each([
    ['cut off', kml(point(1, '')).slice(0, -60), 'file_damaged'],
    ['without placemarks', kml(), 'kml_without_points'],
  ])('%s is refused with a sentence', async (_name, content, code) => {
    expect((await faultOf(load(shared(), 'x.kml', content))).code).toBe(code);
  });
});
