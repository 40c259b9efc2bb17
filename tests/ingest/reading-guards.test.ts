import * as xlsx from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { indexOfNamed } from '#lib/server/ingest/mapping/named-columns.ts';
import { proposeColumns } from '#lib/server/ingest/mapping/map-columns.ts';
import { personalValues } from '#lib/server/ingest/mapping/personal-columns.ts';
import { resolveTimeColumns } from '#lib/server/ingest/mapping/settle-times.ts';
import { convertObjects } from '#lib/server/ingest/read/convert-objects.ts';
import { readFileKind } from '#lib/server/ingest/read/file-kind.ts';
import { ForeignLines } from '#lib/server/ingest/read/letters/foreign-lines.ts';
import { findHeaderBlock } from '#lib/server/ingest/read/header-block.ts';
import { openJson } from '#lib/server/ingest/read/json-file.ts';
import { JsonLists } from '#lib/server/ingest/read/json-lists.ts';
import { readPlacemarks } from '#lib/server/ingest/read/kml-placemarks.ts';
import { parseSheet } from '#lib/server/ingest/read/load-options.ts';
import { normaliseCsv } from '#lib/server/ingest/read/normalise-csv.ts';
import { ObjectColumns } from '#lib/server/ingest/read/object-rows.ts';
import { cellText } from '#lib/server/ingest/read/workbook-cells.ts';
import { readWorkbook } from '#lib/server/ingest/read/workbook-reader.ts';
import { faultOf, load, openWarehouse, writeFile } from './support.ts';

const codeOf = async (work: () => unknown) => (await faultOf((async () => work())())).code;

async function fieldsOf(rows: AsyncIterable<{ readonly fields: ReadonlyMap<string, string> }>) {
  const all: Record<string, string>[] = [];
  for await (const { fields } of rows) all.push(Object.fromEntries(fields));
  return all;
}

describe('a column', () => {
  it('is found by its header, by its number, or by its words without diacritics', () => {
    const headers = ['Tốc độ tải', '#1', 'Huyện'];
    expect(['Huyện', '#1', '#3', 'toc do tai'].map((name) => indexOfNamed(headers, name, true))).toEqual([
      2, 1, 2, 0,
    ]);
    expect(indexOfNamed(headers, '#9', false)).toBeNull();
    expect(() => indexOfNamed(headers, '#9', true)).toThrow('load_column_absent');
  });

  it.each([
    ['phone', '0912 345 67'],
    ['email', 'an@x.vn'],
    ['network_address', '10.0.0.'],
  ])('of values that reach a person is known: %s', (kind, value) => {
    const at = value.indexOf('@');
    const values = Array.from({ length: 9 }, (_, i) =>
      at < 0 ? `${value}${i + 1}` : `${value.slice(0, at)}${i}${value.slice(at)}`,
    );
    expect(personalValues(values)).toBe(kind);
  });

  it('of instants is left out where a person stated the date', () => {
    const read = (dateStated: boolean) => {
      const indexes: Parameters<typeof resolveTimeColumns>[0] = { tested_at: 0 };
      resolveTimeColumns(indexes, [['13/06/2024 08:00']], new Set(), dateStated);
      return indexes;
    };
    expect(read(false)).toEqual({ tested_at: 0 });
    expect(read(true)).toEqual({});
  });

  it('of speeds without a unit has the likely one by its median', () => {
    const likely = (speed: number) => {
      const sample = Array.from({ length: 6 }, () => ['01/07/2024', String(speed), 'Yên Thế']);
      return proposeColumns(['Ngày đo', 'Download', 'Huyện'], sample, {}).guess.fields.download?.likelyUnit;
    };
    expect([38, 38_000, 38_000_000, 0].map(likely)).toEqual(['Mbps', 'kbps', 'bps', null]);
  });
});

describe('a header of several rows', () => {
  it('does not begin with a title over everything', () => {
    const rows = [
      ['Kết quả đo', 'Kết quả đo', 'Kết quả đo'],
      ['Ngày đo', 'Download (Mbps)', 'Huyện'],
      ['13/06/2024', '38,5', 'Lục Nam'],
    ];
    expect(findHeaderBlock(rows, [], null)).toMatchObject({ first: 1, last: 1 });
  });

  it('is named as a person names its columns: by the last words, or by all of them', () => {
    const rows = [
      ['Ngày đo', 'Lần một', 'Lần hai'],
      ['Ngày đo', 'Kết quả', 'Kết quả'],
    ];
    const names = (named: string[]) => findHeaderBlock(rows, ['Ngày đo', ...named], 1)?.names;
    expect(names(['Lần hai Kết quả'])).toEqual(['Ngày đo', 'Lần một Kết quả', 'Lần hai Kết quả']);
  });
});

describe('a file of objects', () => {
  it('of GeoJSON has ids and features without a place; lists are written as they are', async () => {
    const feature = { type: 'Feature', properties: { speed: 38, bands: [3, 28] } };
    const features = [
      { ...feature, id: 'x1', geometry: null },
      { ...feature, id: 'x2', properties: { id: 'own' }, geometry: { type: 'Polygon', coordinates: [] } },
    ];
    const path = writeFile('places.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
    expect(await fieldsOf((await openJson(path)).rows())).toEqual([
      { speed: '38', bands: '[3,28]', id: 'x1' },
      { id: 'own', geometry: 'Polygon' },
    ]);
  });

  it('with too large an object, or too many fields, is no table', async () => {
    const text = 'x'.repeat(4_000_001);
    expect(await codeOf(() => [...new JsonLists().push(`[{"a":"${text}`)])).toBe('file_damaged');
    const path = writeFile('large.kml', `<kml><Placemark><name>${'x'.repeat(6_000_000)}`);
    expect(await codeOf(() => fieldsOf(readPlacemarks(path)))).toBe('file_damaged');
    const columns = new ObjectColumns();
    const fields = Array.from({ length: 1001 }, (_, i) => [`f${i}`, ''] as const);
    expect(await codeOf(() => columns.add({ row: 1, fields: new Map(fields) }))).toBe('columns_too_many');
  });

  it('of KML keeps a description in prose, and the time of a placemark', async () => {
    const path = writeFile(
      'one.kml',
      `<kml><Placemark><name>A</name><description>ngoài trời</description>
       <TimeStamp><when>2024-06-13T01:00:00Z</when></TimeStamp></Placemark></kml>`,
    );
    expect(await fieldsOf(readPlacemarks(path))).toEqual([
      { name: 'A', description: 'ngoài trời', time: '2024-06-13T01:00:00Z' },
    ]);
  });
});

describe('a load that was cancelled', () => {
  const signal = AbortSignal.abort();

  it('normalises no further, and starts no child', async () => {
    const source = writeFile('a.csv', 'a,b\n1,2\n');
    const target = writeFile('plain.csv', '');
    const shape = {
      delimiter: ',',
      encoding: { bytes: 'utf-8', letters: null },
      headerRow: 1,
      width: 2,
    } as const;
    expect(await codeOf(() => normaliseCsv(source, target, shape, signal))).toBe('load_cancelled');
    const path = writeFile('a.json', '[{"a":1}]');
    const convert = () => convertObjects({ path, name: 'a.json' }, 'json', target, { signal });
    expect(await codeOf(convert)).toBe('load_cancelled');
  });
});

describe('bytes', () => {
  const kindOf = (text: string) => readFileKind('none', 'x.xls', Buffer.from(text));

  it('of XML are a workbook by its namespace, and no data without', async () => {
    const xml = (namespace: string) => `<?xml version="1.0"?><Workbook xmlns="${namespace}"/>`;
    expect(await kindOf(xml('urn:schemas-microsoft-com:office:spreadsheet'))).toBe('old-workbook');
    expect(await codeOf(() => kindOf(xml('urn:x')))).toBe('file_is_not_data');
  });

  it('of an old presentation are refused, a table of HTML in UTF-16 is read', async () => {
    const slides = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.from('PowerPoint Document', 'utf16le'),
    ]);
    const read = (content: Buffer) => readWorkbook(writeFile('old.xls', content), 'old-workbook', () => true);
    expect(await codeOf(() => read(slides))).toBe('file_is_not_data');
    const html = '\ufeff<table><tr><td>Huyện</td></tr></table>';
    const { sheets } = await read(Buffer.from(html, 'utf16le'));
    expect(sheets[0]!.rows[0]).toEqual(['Huyện']);
  });

  it('of an old workbook may be empty cells and errors', async () => {
    const book = xlsx.utils.book_new();
    const sheet = xlsx.utils.aoa_to_sheet([['Ngày đo', null, 'Huyện']]);
    sheet.D1 = { t: 'e', v: 0x2a };
    sheet['!ref'] = 'A1:D1';
    xlsx.utils.book_append_sheet(book, sheet, 'S');
    const path = writeFile('cells.xls', xlsx.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
    const { sheets } = await readWorkbook(path, 'old-workbook', () => true);
    expect(sheets[0]!.rows[0]).toEqual(['Ngày đo', null, 'Huyện', '#N/A']);
  });

  it('that are not UTF-8 are collected up to a limit', () => {
    const lines = new ForeignLines();
    const chunk = Buffer.concat([Buffer.alloc(50_000, 0xe1), Buffer.from('\n')]);
    for (let i = 0; i < 40; i++) lines.push(chunk);
    expect(lines.end()!.length).toBeLessThan(2 * 64 * 1024);
  });

  it('of a date that is none are an empty cell; a header row must be a number', () => {
    expect(cellText(new Date(Number.NaN))).toBe('');
    expect(parseSheet(['S'], '2')).toEqual({ sheet: 'S', headerRow: 2 });
    expect(() => parseSheet([], 'hai')).toThrow('header_row_invalid');
  });
});

describe('a monthly form', () => {
  const header =
    'Đơn vị,Tháng báo cáo,Cài đặt trong tháng,Truy cập trong tháng,Cài đặt lũy kế,Truy cập lũy kế,Ghi chú\n';

  it('without rows is refused, and so is a month that is none', async () => {
    const warehouse = await openWarehouse();
    const form = (text: string, constants: Record<string, string> = {}) =>
      codeOf(() => load(warehouse, 'form.csv', text, { constants }));
    expect(await form(header)).toBe('file_without_rows');
    expect(await form(`${header}Sở Y tế,,1,2,3,4,\n`, { month: '2024-13' })).toBe('tally_month_invalid');
  });
});
