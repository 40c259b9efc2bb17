import { readFileSync } from 'node:fs';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '#lib/domain/format.ts';
import { METHOD_SOURCES } from '#lib/domain/method-source.ts';
import { QUALITY_RULES } from '#lib/domain/quality-rule.ts';
import { VERDICTS } from '#lib/domain/verdict.ts';
import { columnMeaning } from '#lib/messages/exported-columns.ts';
import { CHAPTERS, methodChapters } from '#lib/messages/method-chapters.ts';
import { VERDICT_LABELS } from '#lib/messages/verdicts.ts';
import { loadReference } from '#lib/server/reference.ts';
import { EXPORT_NAMES } from '#lib/server/exports/exports.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { describeWarehouse } from '#lib/server/warehouse/describe-warehouse.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { encodeMeasurements } from '#lib/transport/measurement-table.ts';
import { WIRE_TABLES, type WireColumn } from '#lib/transport/wire-tables.ts';
import type { MethodRegistries } from '../../src/routes/method/method-table.ts';
import { methodTables } from '../../src/routes/method/method-tables.ts';

let warehouse: Warehouse;
let registries: MethodRegistries;

beforeAll(async () => {
  warehouse = await Warehouse.open({
    dataDir: null,
    threads: 1,
    memoryLimit: '512MB',
    clock: () => new Date('2024-07-20T00:00:00Z'),
  });
  await loadReference(warehouse, 'data/reference');
  const stored = (await describeWarehouse(warehouse)).find(({ name }) => name === 'measurement')!.columns;
  registries = { ...(await readCatalog(warehouse)), stored };
});
afterAll(() => warehouse.close());

describe.each(LOCALES)('the method page in %s', (locale) => {
  const tables = () => methodTables(registries, locale);
  const firstCells = (rows: readonly (readonly string[])[] = []) => rows.map(([name]) => name);

  it('names every column of every exported table, and says what it means', () => {
    const written = tables().exports!;
    expect(written.map(({ rows }) => firstCells(rows))).toEqual(
      Object.values(WIRE_TABLES).map((columns) => columns.map(({ name }) => name)),
    );
    expect(written.filter(({ note }) => !note)).toEqual([]);
    for (const [table, columns] of Object.entries(WIRE_TABLES)) {
      expect(columns.filter(({ name }) => !columnMeaning(table, name, locale))).toEqual([]);
    }
  });

  it('says which words a column of few words may hold', () => {
    const [areas] = tables().exports!;
    const verdict = areas!.rows.find(([name]) => name === 'verdict')!;
    for (const word of VERDICTS) expect(verdict[1]).toContain(`${word} (${VERDICT_LABELS[locale][word]})`);
  });

  it('has every standard, document, gate, quality rule and edition that figures are made by', () => {
    const { tests, verdicts, sufficiency, areas } = tables();
    expect(verdicts![1]!.rows.map(([, id]) => id)).toEqual(registries.standards.map(({ id }) => id));
    expect(tests![1]!.rows.map(([, code]) => code)).toEqual(QUALITY_RULES.map(({ code }) => code));
    const reasons = sufficiency![0]!.rows.map((row) => row.at(-1));
    expect(reasons).toEqual(registries.gates.map(({ reason }) => expect.stringContaining(reason[locale])));
    const documents = new Set(
      [...registries.standards, ...registries.gates].flatMap((of) =>
        of.documents.map(({ number }) => number),
      ),
    );
    expect(firstCells(verdicts![2]!.rows)).toEqual([...documents]);
    expect(areas![0]!.rows.map(([, id]) => id)).toEqual(registries.editions.map(({ id }) => id));
  });

  it('leaves no cell of a first column, no head and no chapter without words', () => {
    const chapters = methodChapters[locale]({ certaintyNeeded: 0.9 });
    for (const chapter of CHAPTERS) {
      expect(chapters[chapter].title).toBeTruthy();
      expect(chapters[chapter].paragraphs.filter((text) => !text.trim())).toEqual([]);
      for (const { title, head, rows } of tables()[chapter] ?? []) {
        expect([title, ...head, ...firstCells(rows)].filter((text) => !text)).toEqual([]);
        expect(rows.filter((row) => row.length !== head.length)).toEqual([]);
      }
    }
  });
});

it('every exported table of columns is registered', () => {
  const files = import.meta.glob<Record<string, readonly WireColumn[]>>('/src/lib/transport/*-columns.ts', {
    eager: true,
  });
  const registered = new Set<WireColumn>(Object.values(WIRE_TABLES).flat());
  expect(Object.keys(files).length).toBeGreaterThan(3);
  for (const tables of Object.values(files)) {
    for (const [name, columns] of Object.entries(tables)) {
      expect(
        columns.filter((column) => !registered.has(column)),
        name,
      ).toEqual([]);
    }
  }
});

it('every exported table is registered, single measurements with their wire fields', () => {
  expect(Object.keys(WIRE_TABLES)).toEqual(expect.arrayContaining(EXPORT_NAMES));
  const none = { day: new Uint16Array(), hour: new Uint8Array(), kbps: new Uint32Array() };
  const { schema } = tableFromIPC(
    encodeMeasurements({ ...none, operator: new Uint16Array(), operators: [] }, {}),
  );
  expect(schema.fields.map(({ name, metadata }) => [name, metadata.get('unit') ?? null])).toEqual(
    WIRE_TABLES.tests!.map(({ name, unit }) => [name, unit]),
  );
});

it('every paper is cited where the program follows it', () => {
  for (const { file, authors, year } of METHOD_SOURCES) {
    const text = readFileSync(file, 'utf8');
    for (const word of [...authors, String(year)]) expect(text, file).toContain(word);
  }
});
