import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statement } from '#lib/server/db/statement.ts';
import { documentExport } from '#lib/server/exports/document-export.ts';
import { reminderCalendar } from '#lib/server/exports/reminder-calendar.ts';
import { readSheets, writeWorkbook } from '#lib/server/workbook-file.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';

const NAMES = ['=1+1</w:t><script>alert(1)</script>&"\'', '@SUM(A1)]]>\u0001\ufffe', '-1+1\r\nEND:VEVENT'];
const UNITS = statement<never, { name: string; i: number }>()`
  insert into reporting_unit (code, name, kind, district_code, position) values ('u' || $i, $name, 'department', null, $i)
`;
const REPORTS = statement<never, { name: string; i: number }>()`
  insert into tally values
    (1, $i, 'u' || $i, date '2024-06-01', 1, 2, 3, 4, $name, 1, 'form', timestamp '2024-06-12')
`;
const BATCH = statement<never, { name: string }>()`
  insert into batch values
    (1, 'tally', $name, 'a', 1, $name, timestamp '2024-06-20', null, 3, 3, 0, 0, 0, null, null, 'loaded', null, false, '[]', null, null)
`;

let warehouse: Warehouse;
beforeAll(async () => {
  const clock = () => new Date('2024-07-20T00:00:00Z');
  warehouse = await Warehouse.open({ dataDir: null, threads: 1, memoryLimit: '512MB', clock });
  await warehouse.change({
    commit: async (writer) => {
      await writer.run(BATCH, { name: NAMES[0]! });
      for (const [i, name] of NAMES.entries()) {
        await writer.run(UNITS, { name, i });
        await writer.run(REPORTS, { name, i });
      }
    },
  });
});
afterAll(() => warehouse.close());

/** The XML parts of an office file, each well formed and without a character that XML forbids. */
function partsOf(content: Uint8Array): Map<string, string> {
  const parts = Object.entries(unzipSync(content)).filter(([name]) => /\.(xml|rels)$/.test(name));
  return new Map(
    parts.map(([name, bytes]) => {
      const xml = strFromU8(bytes);
      expect([name, XMLValidator.validate(xml)]).toEqual([name, true]);
      expect([name, /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/u.test(xml)]).toEqual([name, false]);
      return [name, xml];
    }),
  );
}
const MONTH = new URLSearchParams('month=2024-06');
const bytesOf = async (format: 'xlsx' | 'docx') =>
  (await documentExport(warehouse, format, MONTH)).body as Uint8Array;

describe('a hostile text', () => {
  it('is a text of a workbook, never a formula', async () => {
    const parts = partsOf(await bytesOf('xlsx'));
    const sheets = [...parts].filter(([name]) => name.startsWith('xl/worksheets/sheet'));
    const formulas = sheets.flatMap(([, xml]) =>
      [...xml.matchAll(/<f>([^<]*)<\/f>/g)].map((found) => found[1]!),
    );
    expect(formulas.filter((formula) => /^1\+1|SUM\(A1\)$/.test(formula))).toEqual([]);
    const { sheets: read } = await readSheets(await bytesOf('xlsx'), () => true);
    const cells = read.flatMap(({ rows }) => rows.flat());
    expect(cells).toContain(NAMES[0]);
    expect(cells).toContain('@SUM(A1)]]>\u0001\ufffd');
  });

  it('begins with = in a cell of its own and stays a text beside a number', async () => {
    const content = await writeWorkbook({ sheets: [{ name: 'a', rows: [['=1+1', -5, '-5']] }] });
    const [sheet] = [...partsOf(content)].filter(([name]) => name.startsWith('xl/worksheets/sheet'));
    expect(sheet![1]).not.toContain('<f>');
    expect((await readSheets(content, () => true)).sheets[0]!.rows).toEqual([['=1+1', -5, '-5']]);
  });

  it('is a text of a document, no element', async () => {
    const xml = partsOf(await bytesOf('docx')).get('word/document.xml')!;
    expect(xml).not.toContain('<script>');
    const texts = JSON.stringify(new XMLParser({ trimValues: false }).parse(xml));
    expect(texts).toContain(JSON.stringify(NAMES[0]).slice(1, -1));
  });

  it('adds no line to a calendar', async () => {
    const { body } = await reminderCalendar(warehouse, new URLSearchParams('month=2024-07'));
    const lines = String(body).split('\r\n');
    const of = (line: string) => lines.filter((one) => one === line).length;
    expect(of('BEGIN:VEVENT')).toBeGreaterThan(0);
    expect(of('END:VEVENT')).toBe(of('BEGIN:VEVENT'));
  });

  it('is written into pages and drawings by nothing that leaves markup as it is', () => {
    const written = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .map((name) => join('src', name))
      .filter((path) => /\.(ts|svelte)$/.test(path))
      .filter((path) =>
        /\{@html|\.(inner|outer)HTML|insertAdjacentHTML|document\.write|srcdoc/.test(
          readFileSync(path, 'utf8'),
        ),
      );
    expect(written).toEqual([]);
  });
});
