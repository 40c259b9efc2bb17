import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Fault } from '#lib/domain/fault.ts';
import { MAX_HEAD_LINES, readCsvHead } from '#lib/server/ingest/read/csv-head.ts';
import { CsvReader } from '#lib/server/ingest/read/csv-records.ts';
import { openJson } from '#lib/server/ingest/read/json-file.ts';
import { JsonLists } from '#lib/server/ingest/read/json-lists.ts';
import { readPlacemarks } from '#lib/server/ingest/read/kml-placemarks.ts';
import {
  MAX_CELL_LENGTH,
  MAX_COLUMNS,
  MAX_JSON_DEPTH,
  MAX_LINE_LENGTH,
} from '#lib/server/ingest/read/limits.ts';
import { checkOfficeParts } from '#lib/server/ingest/read/office-parts.ts';
import { copyParquet } from '#lib/server/ingest/read/parquet/copy-parquet.ts';
import { fillMerges } from '#lib/server/ingest/read/workbook-cells.ts';
import { readWorkbook } from '#lib/server/ingest/read/workbook-reader.ts';
import { deflateRepeated, plainPart, zipOf } from '../../scripts/attack/bombs.ts';
import { parquetOf } from '../../scripts/attack/parquet-attacks.ts';
import { faultOf, load, openWarehouse } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'i-speed-limits-'));
afterAll(() => rmSync(folder, { recursive: true }));

let made = 0;
function written(content: string | Uint8Array): string {
  const path = join(folder, String((made += 1)));
  writeFileSync(path, content);
  return path;
}
const codeOf = async (work: () => unknown) => ((await faultOf((async () => work())())) as Fault).code;

/** Field counts of records, -1 for a broken one, read in pieces of a length. */
function counts(text: string, piece = text.length): number[] {
  const reader = new CsvReader(',');
  const records = [];
  for (let from = 0; from < text.length; from += piece)
    records.push(...reader.push(text.slice(from, from + piece)));
  records.push(...reader.end());
  return records.map(({ fields, broken }) => (broken ? -1 : fields.length));
}

describe('a delimited line', () => {
  const pieces = [1_000, 70_000, 3_000_000];

  it('has at most a thousand fields', () => {
    const wide = (fields: number) => `a\n${'1,'.repeat(fields - 1)}1\r\nb,c\n`;
    for (const piece of pieces) {
      expect(counts(wide(MAX_COLUMNS), piece)).toEqual([1, MAX_COLUMNS, 2]);
      expect(counts(wide(MAX_COLUMNS + 1), piece)).toEqual([1, -1, 2]);
      expect(counts(wide(400_000), piece)).toEqual([1, -1, 2]);
    }
    const reader = new CsvReader(',');
    expect(reader.push(wide(2000)).map(({ tooWide }) => tooWide ?? false)).toEqual([false, true, false]);
  });

  it('has cells of at most 65,536 characters, quoted or not', () => {
    for (const piece of pieces) {
      for (const quote of ['', '"']) {
        const cell = (length: number) => `a\n${quote}${'x'.repeat(length)}${quote},2\nb,c\n`;
        expect(counts(cell(MAX_CELL_LENGTH - 2), piece)).toEqual([1, 2, 2]);
        expect(counts(cell(MAX_CELL_LENGTH + 2), piece)).toEqual([1, -1, 2]);
      }
    }
  });

  it('has at most a million characters', () => {
    const line = (cells: number, length: number) => `${`${'x'.repeat(length)},`.repeat(cells - 1)}x\nb,c\n`;
    for (const piece of [400_000, 3_000_000]) {
      expect(counts(line(900, MAX_LINE_LENGTH / 1000), piece)).toEqual([900, 2]);
      expect(counts(line(900, (1.2 * MAX_LINE_LENGTH) / 1000), piece)).toEqual([-1, 2]);
    }
  });

  it('that is broken is passed over to its end, however that comes in pieces', () => {
    const text = `a,b\r\n${'x'.repeat(200_000)}\r\nc,d\r\n${'y'.repeat(200_000)}\re,f\r${'z'.repeat(200_000)}`;
    for (const piece of [1_000, 65_537, 200_007, 200_006, 1e6]) {
      expect(counts(text, piece)).toEqual([2, -1, 2, -1, 2, -1]);
    }
  });

  it('that never ends is read in time: each letter once, and a quote that never closes', () => {
    expect(counts(`"${'x'.repeat(20_000_000)}`, 1_000_000)).toEqual([-1]);
    expect(counts('x'.repeat(20_000_000), 1_000_000)).toEqual([-1]);
  });
});

describe('the beginning of a delimited file', () => {
  it('is so many lines, however short', async () => {
    const head = await readCsvHead(written('a,b\n'.repeat(MAX_HEAD_LINES + 5)), []);
    expect([head.records.length, head.whole]).toEqual([MAX_HEAD_LINES, false]);
    const all = await readCsvHead(written('a,b\n'.repeat(MAX_HEAD_LINES)), []);
    expect([all.records.length, all.whole]).toEqual([MAX_HEAD_LINES, true]);
  });
});

describe('a file of too many columns', () => {
  it('is refused with a sentence before any is guessed', async () => {
    const warehouse = await openWarehouse();
    const headers = ['Nhà mạng', 'Download Mbps', ...Array.from({ length: MAX_COLUMNS }, (_, i) => `c${i}`)];
    const fault = await faultOf(
      load(warehouse, 'wide.csv', `${headers.join()}\n${headers.map(() => 1).join()}\n`),
    );
    expect(fault).toMatchObject({
      code: 'columns_too_many',
      details: { file: 'wide.csv', limit: MAX_COLUMNS },
    });
    await warehouse.close();
  });
});

describe('JSON', () => {
  it('is nested so deep and no deeper, in rows and outside', async () => {
    const lists = (depth: number) => () => [...new JsonLists().push('['.repeat(depth))];
    expect(lists(MAX_JSON_DEPTH)()).toEqual([]);
    expect(await codeOf(lists(MAX_JSON_DEPTH + 1))).toBe('json_too_deep');
    const objects = (depth: number) => () => [
      ...new JsonLists().push(`[${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}]`),
    ];
    expect(objects(MAX_JSON_DEPTH - 1)()).toHaveLength(1);
    expect(await codeOf(objects(MAX_JSON_DEPTH))).toBe('json_too_deep');
  });

  it('of one object has at most some megabytes', async () => {
    const one = async (letters: number) => {
      const { rows } = await openJson(written(`{"a":"${'x'.repeat(letters)}"}`));
      for await (const { row } of rows()) expect(row).toBe(1);
    };
    await one(3_900_000);
    expect(await codeOf(() => one(4_100_000))).toBe('objects_too_large');
  });
});

describe('XML that defines entities', () => {
  const kml = (type: string, inside: string) =>
    `<?xml version="1.0"?>${type}<kml><Placemark><name>${inside}</name></Placemark></kml>`;
  const read = async (text: string) => {
    for await (const { row } of readPlacemarks(written(text))) expect(row).toBe(1);
  };

  it('is refused in a map, before and within a placemark; a description may be a web page', async () => {
    await read(kml('', '<![CDATA[<!DOCTYPE html><p>a</p>]]>'));
    expect(await codeOf(() => read(kml('<!DOCTYPE x [<!ENTITY a "b">]>', '&a;')))).toBe('xml_entities');
    expect(await codeOf(() => read(kml(' '.repeat(3_000_000) + '<!doctype x>', 'a')))).toBe('xml_entities');
    expect(await codeOf(() => read(kml('', '<!DOCTYPE x [<!ENTITY a "b">]>&a;')))).toBe('xml_entities');
  });

  it('is refused in an old workbook; a web page is none', async () => {
    const old = (text: string) => readWorkbook(written(text), 'old-workbook', () => true);
    const table = '<html><table><tr><td>a</td></tr></table></html>';
    expect((await old(`<!DOCTYPE html>${table}`)).sheets).toHaveLength(1);
    expect(await codeOf(() => old(`<!DOCTYPE z [<!ENTITY a "b">]>${table}`))).toBe('xml_entities');
  });

  it('is refused in a part of an office file, wherever it stands', async () => {
    const limits = { mostBytes: 1e9, tooLarge: 'workbook_too_large' };
    const check = (text: string, name = 'xl/a.xml') =>
      checkOfficeParts(written(zipOf([plainPart(name, text)])), limits);
    await check('<a/>');
    await check('<!DOCTYPE a>', 'xl/media/a.png');
    for (const before of [0, 16_380, 16_384, 200_000]) {
      expect(await codeOf(() => check(`${' '.repeat(before)}<!ENTITY a "b">`))).toBe('xml_entities');
    }
  });
});

describe('an office file', () => {
  const check = (bytes: number, mostBytes: number, declared?: number) => {
    const made = deflateRepeated('', '<a/>', bytes);
    const part = { ...made, name: 'a.xml', bytes: declared ?? made.bytes };
    return checkOfficeParts(written(zipOf([part])), { mostBytes, tooLarge: 'workbook_too_large' });
  };

  it('unpacks to so much, whatever it says, and to so many times its size', async () => {
    await check(60_000_000, 1e9);
    expect(await codeOf(() => check(2_000_000, 1_000_000))).toBe('workbook_too_large');
    expect(await codeOf(() => check(2_000_000, 1_000_000, 10))).toBe('workbook_too_large');
    expect(await codeOf(() => check(90_000_000, 1e9))).toBe('workbook_too_large');
  });

  it('has so many parts', async () => {
    const parts = Array.from({ length: 5001 }, (_, i) => plainPart(`${i}.xml`, ''));
    const limits = { mostBytes: 1e9, tooLarge: 'workbook_too_large' };
    expect(await codeOf(() => checkOfficeParts(written(zipOf(parts)), limits))).toBe('workbook_too_large');
  });

  it('of merged cells without an end is filled to the last column that is read', () => {
    const merges = [{ startRow: 0, startCol: 0, endRow: 9e9, endCol: 9e9 }];
    expect(fillMerges({ rows: [['a'], ['b']], merges }).map(({ length }) => length)).toEqual([
      MAX_COLUMNS,
      MAX_COLUMNS,
    ]);
  });
});

describe('merged cells', () => {
  it('are so many', async () => {
    const rows = Array.from({ length: 2001 }, () => ['a']);
    const merges = [{ startRow: 0, startCol: 0, endRow: 2000, endCol: 999 }];
    expect(await codeOf(() => fillMerges({ rows, merges }))).toBe('workbook_too_large');
  });
});

describe('a Parquet file', () => {
  const copy = async (query: string, options?: string) => {
    const path = written(await parquetOf(query, options));
    return copyParquet({ path, target: `${path}.copy`, firstRows: null });
  };

  it('is copied as text, with what its columns were', async () => {
    expect(await copy(`select 1 as a, 'ă' as b, null::double as c`)).toEqual({
      ...{ headers: ['a', 'b', 'c'], numeric: [0, 2], sample: [['1', 'ă', '']] },
    });
  });

  it('has so many columns, rows and bytes', async () => {
    const columns = Array.from({ length: MAX_COLUMNS + 1 }, (_, i) => `1 as c${i}`).join();
    expect(await codeOf(() => copy(`select ${columns}`))).toBe('columns_too_many');
    expect(await codeOf(() => copy(`select 1 as a from range(3000000)`, ', row_group_size 3000000'))).toBe(
      'parquet_too_large',
    );
    const texts = `select repeat(chr(65 + (i % 26)::int), 100000) || i as a from range(1000) t(i)`;
    expect(await codeOf(() => copy(texts, ', compression zstd'))).toBe('parquet_too_large');
  });

  it('gives a sample of few and short texts', async () => {
    const { sample } = await copy(`select repeat('x', 70000) as a from range(3)`);
    expect(sample.map(([cell]) => cell!.length)).toEqual([1000, 1000, 1000]);
  });
});
