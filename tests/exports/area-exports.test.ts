import { csvParse } from 'd3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '#lib/domain/fault.ts';
import { statement } from '#lib/server/db/statement.ts';
import { areaStatisticsExport } from '#lib/server/exports/area-exports.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { AREA_COLUMNS } from '#lib/transport/area-columns.ts';
import { decodeArrow } from '#lib/transport/arrow.ts';
import { readSheets } from '#lib/server/workbook-file.ts';
import { wireObject } from '#lib/transport/column.ts';
import { openCaseWorld } from '../statistics/case-world.ts';

const tests = statement()`insert into world_test by name
  select date '2024-06-20' as tested_on, 'a1' as place, ['VTT', 'MBF'][1 + (i % 2)::integer] as operator,
    30001 + 7 * i as download_kbps, i as device
  from range(10) as t(i)`;

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openCaseWorld({ rows: tests });
});
afterAll(() => warehouse.close());

const ask = (query: string) => areaStatisticsExport(warehouse, new URLSearchParams(query));
const text = async (query: string) => (await ask(query)).body as string;

describe('one table in every format', () => {
  it('JSON, CSV and Arrow carry the same columns and values', async () => {
    const json = JSON.parse(await text('by=operator')) as { rows: Record<string, unknown>[] };
    const csv = csvParse(await text('by=operator&format=csv&bom=0'));
    const arrow = decodeArrow(AREA_COLUMNS, (await ask('by=operator&format=arrow')).body as Uint8Array);
    expect(arrow.rows.map((row) => wireObject(row, AREA_COLUMNS))).toEqual(json.rows);
    expect(csv.map((row) => ({ ...row }))).toEqual(
      json.rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value ?? '')])),
      ),
    );
    expect(json.rows.map((row) => [row.unit_code, row.unit_name, row.operator, row.tests])).toEqual([
      ['A', 'An', null, 10],
      ['A', 'An', 'VTT', 5],
      ['A', 'An', 'MBF', 5],
      ['B', 'Bình', null, 0],
      ['C', 'Chi', null, 0],
    ]);
  });

  it('a workbook has the rows of the CSV file, what each column means, and the provenance', async () => {
    const { body, contentType, fileName } = await ask('by=operator&format=xlsx');
    expect([contentType, fileName]).toEqual([
      expect.stringContaining('sheet'),
      expect.stringMatching(/\.xlsx$/),
    ]);
    const { names, sheets } = await readSheets(body as Uint8Array, () => true);
    expect(names.map(({ name }) => name)).toEqual(['Số liệu', 'Các cột', 'Nguồn']);
    const [figures, meanings, source] = sheets.map(({ rows }) => rows);
    const [head, ...rows] = figures!;
    const json = JSON.parse(await text('by=operator')) as { rows: Record<string, unknown>[] };
    expect(rows.map((row) => head!.map((name, i) => [name, row[i] ?? null]))).toEqual(
      json.rows.map((row) => Object.entries(row)),
    );
    expect(meanings!.slice(1).map(([name]) => name)).toEqual(head);
    expect(meanings!.every((row) => row.length === 4 && row[2] && row[3])).toBe(true);
    const said = new Map(source!.map(([name, value]) => [name, value]));
    expect([said.get('data_version'), said.get('filter.technology')]).toEqual([warehouse.dataVersion, '4G']);
  });

  it('numbers keep every digit of the double', async () => {
    const [row] = csvParse(await text('format=csv&bom=0'));
    expect(row!.download_kbps_mean).toBe('30032.5');
    expect(Number(row!.download_kbps_mean_lower)).toBe(
      (JSON.parse(await text('')) as { rows: { download_kbps_mean_lower: number }[] }).rows[0]!
        .download_kbps_mean_lower,
    );
  });
});

describe('an export has its provenance', () => {
  it('JSON has the filter as resolved, the data version, the edition, the standard and its source', async () => {
    const body = JSON.parse(await text('technology=4G')) as Record<string, unknown>;
    expect(body).toMatchObject({
      data_version: warehouse.dataVersion,
      simulated: false,
      filter: {
        period: 'report:2024-07',
        from: '2024-06-13',
        to: '2024-07-13',
        technology: '4G',
        operator: null,
        edition: 'old',
        level: 'district',
        statistic: 'mean',
        standard: '4g-40',
        failed: 'excluded',
      },
      edition: { id: 'old', origin: 'invented' },
      standard: { id: '4g-40', limit_kbps: 40_000, minimum_tests: 3, source: 'invented' },
    });
  });

  it('what must be said of the standard beside a verdict is in every row, and around the rows in words', async () => {
    const early = 'period=month:2024-01';
    const { standard, rows } = JSON.parse(await text(early)) as {
      standard: { kind: string; valid_from: string; standing: { note: string; in_words: { vi: string } }[] };
      rows: { standing: string }[];
    };
    expect(standard).toMatchObject({ kind: 'planning_target', valid_from: '2024-01-11' });
    expect(standard.standing.map(({ note }) => note)).toEqual(['before_start']);
    expect(standard.standing[0]!.in_words.vi).toContain('11/1/2024');
    expect(rows.map(({ standing }) => standing)).toEqual(rows.map(() => 'before_start'));
    const ownDates = JSON.parse(await text('from=2024-06-13&to=2024-07-13')) as typeof standard & {
      rows: { standing: string }[];
    };
    expect(ownDates.rows.map(({ standing }) => standing)).toEqual(ownDates.rows.map(() => 'own_dates'));
    expect((await ask('from=2024-06-13&to=2024-07-13&format=csv')).fileName).toContain('_own-dates_');
    expect((await ask('format=csv')).fileName).not.toContain('own-dates');
    const inForce = JSON.parse(await text('')) as typeof standard & { rows: { standing: null }[] };
    expect(inForce.rows.map(({ standing }) => standing)).toEqual(inForce.rows.map(() => null));
  });

  it('Arrow has the same in its metadata', async () => {
    const { body } = await ask('format=arrow');
    const { provenance } = decodeArrow(AREA_COLUMNS, body as Uint8Array).metadata;
    expect(JSON.parse(await text(''))).toMatchObject(JSON.parse(provenance!) as object);
  });

  it('simulated data are labelled in every row and in the name of the file', async () => {
    const simulated = await openCaseWorld({ rows: tests });
    await simulated.change({
      commit: (writer) => writer.run(statement()`update batch set simulated = true`, {}),
    });
    const file = await areaStatisticsExport(simulated, new URLSearchParams('format=csv&bom=0'));
    await simulated.close();
    expect(csvParse(file.body as string).map((row) => row.simulated)).toEqual(['true', 'true', 'true']);
    expect(file.fileName).toMatch(
      /^areas_old_district_2024-06-13_2024-07-13_incomplete-1-of-30-days_4G_v\d+_simulated\.csv$/,
    );
  });
});

describe('the etag of an export', () => {
  it.each(['json', 'csv', 'arrow'])('is equal for equal exports: %s', async (format) => {
    const [first, second] = [await ask(`format=${format}`), await ask(`format=${format}&operator=all`)];
    expect(second.etag).toBe(first.etag);
    expect(first.etag).toMatch(/^"[\w-]+"$/);
  });

  it('differs for other figures', async () => {
    expect((await ask('operator=VTT')).etag).not.toBe((await ask('')).etag);
  });
});

it.each([
  ['format=xml', 'parameter_value_unknown'],
  ['by=colour', 'parameter_value_unknown'],
  ['edition=1990', 'edition_unknown'],
  ['from=2024-06-13', 'period_needs_both_dates'],
  ['technology=6G', 'filter_value_unknown'],
])('%s is refused as %s', async (query, code) => {
  const thrown: unknown = await ask(query).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(Fault);
  expect((thrown as Fault).code).toBe(code);
});
