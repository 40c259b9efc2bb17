import { strToU8, unzipSync, zipSync } from 'fflate';
import * as xlsx from '@e965/xlsx';
import { describe, expect, it, vi } from 'vitest';
import { parseNamedColumns } from '#lib/server/ingest/read/load-options.ts';
import { counts, faultOf, load, rowsOf, sharedWarehouse } from './support.ts';

vi.mock(import('#lib/server/runtime/run-child.ts'), async (original) => {
  const { withinProcess } = await import('../support/within-process.ts');
  return withinProcess(original);
});

const warehouse = sharedWarehouse();
const positions = async () =>
  (await rowsOf(warehouse())).map(({ longitude, latitude }) => [longitude, latitude]);
const row = (at: string) => `2024-06-13;38,5;"${at}";d1`;

describe('a position in one cell', () => {
  it.each([
    ['Tọa độ', '21.3000, 106.2000'],
    ['Vị trí', '106,2; 21,3'.replace('106,2', '106,20').replace('21,3', '21,30')],
    ['Vị trí', '(21.30 106.20)'],
    ['WKT', 'POINT (106.20 21.30)'],
    ['Link', 'https://maps.google.com/?q=21.30,106.20'],
    ['Link', 'https://www.google.com/maps/place/X/@21.30,106.20,17z/data=!3d21.30!4d106.20'],
  ])('%s: %s is split by itself, longitude and latitude told apart', async (header, at) => {
    const content = `Ngày đo;Download (Mbps);${header};Mã thiết bị\n${row(at)}\n`;
    expect(counts(await load(warehouse(), 'pair.csv', content))).toEqual([1, 1, 0, 0]);
    expect(await positions()).toEqual([[106.2, 21.3]]);
  });

  it('is read again from the raw mapping, and named by hand', async () => {
    const columns = {
      latitude: { column: 'Chỗ' },
      download: { column: 'Download (Mbps)', unit: 'Mbps' as const },
    };
    const content = `Ngày đo;Download (Mbps);Chỗ;Mã thiết bị\n${row('21.30,106.20')}\n`;
    const named = { columns: { ...columns, tested_on: { column: 'Ngày đo' } }, onlyNamed: true };
    const { batch } = await load(warehouse(), 'hand.csv', content, named);
    expect(batch.mapping!.columns).toMatchObject({
      longitude: { column: 'Chỗ', part: 'second' },
      latitude: { column: 'Chỗ', part: 'first' },
    });
    expect(await positions()).toEqual([[106.2, 21.3]]);
  });

  it('in metres is named, northing and easting told apart', async () => {
    const content = 'Ngày đo;Download (Mbps);Tọa độ X;Tọa độ Y\n2024-06-13;38,5;2355678.12;417234.55\n';
    const { code, details } = await faultOf(load(warehouse(), 'metres.csv', content));
    expect([code, details]).toEqual([
      'position_in_metres',
      { northing: 'Tọa độ X', easting: 'Tọa độ Y', value: '2355678.12; 417234.55' },
    ]);
  });

  /** As proj4 converts them with the parameters of Quyết định 05/2007/QĐ-BTNMT (2.19.10 of the library). */
  const CONVERTED: readonly (readonly [
    grid: string,
    northing: string,
    easting: string,
    at: readonly number[],
  ])[] = [
    ['107/3', '2355678.12', '417234.55', [106.20420021, 21.293699494]],
    ['105.5/3', '2341234.5', '573210,4', [106.206863229, 21.163655254]],
    ['105/6', '2360000 m', '625000', [106.207298436, 21.336701759]],
  ];
  it.each(CONVERTED)('in metres is converted in a stated zone: %s', async (grid, northing, easting, at) => {
    const content = `Ngày đo;Download (Mbps);X;Y;Huyện\n2024-06-13;38,5;${northing};${easting};\n2024-06-14;40;1;2;Lục Nam\n`;
    const { columns } = parseNamedColumns([`longitude=Y:${grid}`, `latitude=X:${grid}`], []);
    const report = await load(warehouse(), 'metres.csv', content, { columns: columns! });
    expect(report.batch.mapping?.columns.latitude).toEqual({ column: 'X', grid });
    const [[longitude, latitude], other] = (await positions()) as [[number, number], unknown];
    expect([longitude, latitude].map((degrees, i) => Math.abs(degrees - at[i]!) < 1e-8)).toEqual([
      true,
      true,
    ]);
    expect(other).toEqual([null, null]);
  });

  it('in metres is converted when the headers say the zone', async () => {
    const content =
      "Ngày đo;Download (Mbps);X (VN-2000 107°00' múi 3);Y (VN-2000)\n2024-06-13;38,5;2355678.12;417234.55\n";
    await load(warehouse(), 'stated.csv', content);
    expect((await positions()).flat().map((degrees) => Number(degrees).toFixed(6))).toEqual([
      '106.204200',
      '21.293699',
    ]);
  });
});

describe('files of a map or a camera without tests', () => {
  const feature = (geometry: object) => ({ type: 'Feature', properties: { name: 'Xã A' }, geometry });
  const ring = [
    [
      [106.1, 21.2],
      [106.2, 21.2],
      [106.2, 21.3],
      [106.1, 21.2],
    ],
  ];
  const outlines = { type: 'FeatureCollection', features: [feature({ type: 'Polygon', coordinates: ring })] };

  it.each([
    ['outlines.geojson', JSON.stringify(outlines), ['file_is_outlines', 'Polygon']],
    ['outlines.topojson', '{"type":"Topology","objects":{},"arcs":[]}', ['file_is_outlines', 'TopoJSON']],
    ['photo.csv', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', ['file_is_not_data', 'heic']],
    ['track.xml', '<?xml version="1.0"?><gpx version="1.1"></gpx>', ['file_is_not_data', 'gpx']],
  ])('%s are named', async (name, content, expected) => {
    const { code, details } = await faultOf(load(warehouse(), name, content));
    expect([code, details.form ?? details.kind]).toEqual(expected);
  });
});

describe('kinds of files', () => {
  const ROWS = [
    ['Ngày đo', 'Download (Mbps)', 'Huyện', 'Mã thiết bị'],
    ['2024-06-13', 38.5, 'Lục Nam', 'd1'],
    ['2024-06-14', 39.5, 'Sơn Động', 'd2'],
  ];
  const objects = ROWS.slice(1).map((cells) =>
    Object.fromEntries(cells.map((cell, i) => [ROWS[0]![i], cell])),
  );
  const byColumn = Object.fromEntries(
    ROWS[0]!.map((name, i) => [name, Object.fromEntries(ROWS.slice(1).map((cells, row) => [row, cells[i]]))]),
  );
  const [header, ...data] = ROWS;

  it.each([
    ['rows below a header', JSON.stringify(ROWS)],
    ['the answer of a spreadsheet service', JSON.stringify({ range: 'A1:D3', values: ROWS })],
    ['a data frame, split', JSON.stringify({ columns: header, index: [0, 1], data })],
    ['a data frame, by column', JSON.stringify(byColumn)],
    ['objects one after another', objects.map((one) => JSON.stringify(one, null, 1)).join('')],
    [
      'words for no number',
      JSON.stringify(objects.map((one) => ({ ...one, Ping: 0 }))).replaceAll('"Ping":0', '"Ping":NaN'),
    ],
  ])('JSON: %s', async (_, content) => {
    expect(counts(await load(warehouse(), 'shape.json', content))).toEqual([2, 2, 0, 0]);
    expect((await rowsOf(warehouse())).map(({ download }) => download)).toEqual([38_500, 39_500]);
  });

  it.each([
    ['decimal', (text: string) => text.replace(/[^\0-\x7f]/g, (letter) => `&#${letter.codePointAt(0)};`)],
    [
      'hexadecimal',
      (text: string) => text.replace(/[^\0-\x7f]/g, (letter) => `&#x${letter.codePointAt(0)!.toString(16)};`),
    ],
    [
      'named',
      (text: string) =>
        text.replaceAll('à', '&agrave;').replaceAll('ã', '&atilde;').replaceAll('ô', '&ocirc;'),
    ],
  ])('a page saved as .xls with %s entities', async (_, encode) => {
    const cells = ROWS.map(
      (cells) => `<tr>${cells.map((cell) => `<td>${encode(String(cell))}</td>`).join('')}</tr>`,
    );
    const page = `<html><head><meta charset="utf-8"></head><body><table>${cells.join('')}</table></body></html>`;
    expect((await load(warehouse(), 'page.xls', page)).batch).toMatchObject({ accepted: 2, unplaced: 2 });
    const names = await warehouse().db.query<{ name: string }, Record<never, never>>(
      { text: 'select distinct district_name as name from place where district_name is not null' },
      {},
    );
    expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(['Lục Nam', 'Sơn Động']));
  });

  it('a spreadsheet of LibreOffice is read', async () => {
    const book = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(ROWS), 'S');
    const written = unzipSync(xlsx.write(book, { type: 'buffer', bookType: 'ods' }) as Buffer);
    const parts = Object.fromEntries(Object.entries(written).filter(([name]) => name !== 'mimetype'));
    const mimetype = strToU8('application/vnd.oasis.opendocument.spreadsheet');
    const content = zipSync({ mimetype: [mimetype, { level: 0 }], ...parts });
    expect(counts(await load(warehouse(), 'libre.ods', content))).toEqual([2, 2, 0, 0]);
  });

  it.each([
    ['numbers', zipSync({ 'Index/Document.iwa': strToU8('x'), 'preview.jpg': strToU8('x') })],
    ['shapefile', zipSync({ 'diem.shp': strToU8('x'), 'diem.dbf': strToU8('x') })],
    ['mhtml', strToU8('MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html></html>')],
  ])('%s is refused by name, in one sentence', async (kind, content) => {
    const { code, details } = await faultOf(load(warehouse(), 'alien.xls', content));
    expect([code, details.kind]).toEqual(['file_is_not_data', kind]);
  });
});
