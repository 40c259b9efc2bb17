import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseFilterChoice } from '#lib/domain/filter.ts';
import type { Batch } from '#lib/domain/batch.ts';
import { readPlaceNameBoard } from '#lib/server/areas/place-names/place-board.ts';
import { resolvePlaceName } from '#lib/server/areas/place-names/settle-place-names.ts';
import { statement } from '#lib/server/db/statement.ts';
import { liveEvidence } from '#lib/server/evidence/live-evidence.ts';
import { parseAggregates } from '#lib/server/ingest/read/load-options.ts';
import { undoBatch } from '#lib/server/ingest/undo.ts';
import { optionsInSearch, searchOfOptions } from '#lib/server/uploads/load-search.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import { quotas } from '#lib/server/statistics/quotas.ts';
import { referenceSets } from '#lib/server/statistics/reference-values.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { listBatches } from '#lib/server/ingest/batches.ts';
import { counts, faultOf, load, openWarehouse } from './support.ts';

const TESTS = [
  'Thời gian,Nhà mạng,Công nghệ,Tải xuống (Mbps),Huyện',
  ...Array.from({ length: 12 }, (_, i) => `2024-07-0${1 + (i % 9)},Viettel,4G,${30 + i},Lục Nam`),
].join('\n');
const DISTRICTS = [
  'Huyện,Ngày,Download (Mbps),Số lượt đo',
  'Lục Nam,2024-06-30,40,300',
  'Lục Nam,2024-06-30,60,100',
  'Sơn Động,2024-06-30,"25,5",40',
  'Yên Thế,2024-06-30,xấu,40',
].join('\n');
const NAME = 'Trung bình theo huyện, nguồn thử';
const PERIOD = 'period=report:2024-07&edition=2024&level=district&operator=viettel';

describe('reference values', () => {
  let warehouse: Warehouse;
  let before: unknown;
  let batch: Batch;
  const filter = () => resolveFilter(warehouse, parseFilterChoice(new URLSearchParams(PERIOD)));
  const figures = async () => {
    const asked = await filter();
    const { holdings } = await readCatalog(warehouse);
    return {
      statistics: await areaStatistics(warehouse, asked, { by: 'area_operator' }),
      quotas: await quotas(warehouse, asked),
      evidence: (await liveEvidence(warehouse, { filter: asked, areas: ['218', '220'], gaps: [] })).rows,
      measurements: holdings.measurements,
    };
  };
  const rows = async () =>
    (
      await warehouse.db.query(
        statement<{ n: number }>()`
    select count(*)::integer as n from reference_value`,
        {},
      )
    )[0]!.n;

  beforeAll(async () => {
    warehouse = await openWarehouse('areas');
    await load(warehouse, 'tests.csv', TESTS);
    before = structuredClone(await figures());
    const options = parseAggregates('reference', NAME);
    const report = await load(warehouse, 'districts.csv', DISTRICTS, options);
    batch = report.batch;
    expect([counts(report), batch.kind, report.outcome]).toEqual([[4, 3, 0, 1], 'reference', 'loaded']);
    expect(report.notices).toContainEqual({ code: 'taken_as_reference', details: { name: NAME } });
  });

  it('are shown by area with name and source, weighted by the tests that the source counts', async () => {
    const [set, ...others] = await referenceSets(warehouse, await filter());
    expect(others).toEqual([]);
    expect(set).toMatchObject({
      name: NAME,
      fileName: 'districts.csv',
      firstOn: '2024-06-30',
      simulated: false,
    });
    expect(set!.areas).toEqual([
      { code: '218', downloadKbps: 45_000, tests: 400, values: 2 },
      { code: '220', downloadKbps: 25_500, tests: 40, values: 1 },
    ]);
  });

  it('change no statistic, verdict, quota, count or row of an evidence pack', async () => {
    expect((before as { evidence: unknown[] }).evidence).toHaveLength(12);
    expect(await figures()).toEqual(before);
  });

  it('are not shown beside periods of other years', async () => {
    const asked = await filter();
    const later = { ...asked, period: { ...asked.period, from: '2025-09-13', to: '2025-10-13' } };
    expect(await referenceSets(warehouse, later)).toEqual([]);
  });

  it('are the same file loaded again, unchanged; the same file as tests is another load', async () => {
    const again = await load(warehouse, 'districts.csv', DISTRICTS, { aggregates: 'reference' });
    expect([again.outcome, again.batch.id]).toEqual(['unchanged', batch.id]);
    const asTests = await load(warehouse, 'districts.csv', DISTRICTS, { aggregates: 'as_tests' });
    expect([asTests.outcome, asTests.batch.kind]).toEqual(['loaded', 'measurement']);
    await undoBatch(warehouse, asTests.batch.id);
  });

  it('are what an address or a command says: refused by the word as without it, tests, or reference values', async () => {
    const said = async (words: string) => {
      const stated = optionsInSearch(new URLSearchParams(words));
      // What a command sends to a running server says the same.
      expect(optionsInSearch(searchOfOptions(stated))).toEqual(stated);
      return load(warehouse, 'said.csv', DISTRICTS.replace('300', '301'), stated);
    };
    for (const words of ['', 'aggregates=refuse']) {
      expect(await faultOf(said(words))).toMatchObject({
        ...{ code: 'file_is_aggregated', details: { column: 'Số lượt đo' } },
      });
    }
    const asTests = await said('aggregates=as_tests');
    expect([asTests.batch.kind, asTests.batch.accepted]).toEqual(['measurement', 3]);
    expect(asTests.notices).toContainEqual({
      ...{ code: 'aggregates_as_tests', details: { column: 'Số lượt đo' } },
    });
    await undoBatch(warehouse, asTests.batch.id);
    const reference = await said('aggregates=reference&reference_name=Ngu%E1%BB%93n');
    expect([reference.batch.kind, reference.batch.accepted]).toEqual(['reference', 3]);
    await undoBatch(warehouse, reference.batch.id);
    expect(await faultOf(said('aggregates=both'))).toMatchObject({ code: 'aggregates_unknown' });
  });

  it('are taken back like a batch', async () => {
    await undoBatch(warehouse, batch.id);
    expect([await rows(), await referenceSets(warehouse, await filter())]).toEqual([0, []]);
    expect(await figures()).toEqual(before);
  });

  it('have the name of their file where nobody gave one, and no count where the file has none', async () => {
    const content = 'Huyện,Ngày,Download median (Mbps)\nLục Nam,2024-07-01,33\nLục Nam,2024-07-01,44';
    await load(warehouse, 'median.csv', content, { aggregates: 'reference' });
    expect(await referenceSets(warehouse, await filter())).toMatchObject([
      { name: 'median.csv', areas: [{ code: '218', downloadKbps: 38_500, tests: null, values: 2 }] },
    ]);
  });
});

it('wait for their names as tests do, counted apart, and go where the name is settled', async () => {
  const warehouse = await openWarehouse('areas');
  const content = 'Xã,Ngày,Download median (Mbps)\nLâm Vô Danh,2024-07-01,33\nXã Lâm Vô Danh,2024-07-01,44';
  const { batch } = await load(warehouse, 'median.csv', content, { aggregates: 'reference' });
  const source = { batch: batch.id, fileName: 'median.csv', tests: 0, values: 2 };
  const { waiting } = await readPlaceNameBoard(warehouse);
  expect([batch.unplaced, waiting]).toMatchObject([2, [{ tests: 0, values: 2, files: [source] }]]);
  const unit = { edition: '2024', level: 'district', code: '218' } as const;
  const settled = await resolvePlaceName(warehouse, { written: waiting[0]!.written, unit, by: 'Hà' });
  expect(settled).toMatchObject({ tests: 0, values: 2 });
  const asked = parseFilterChoice(new URLSearchParams(PERIOD));
  const [set] = await referenceSets(warehouse, await resolveFilter(warehouse, asked));
  expect(set?.areas).toMatchObject([{ code: '218', downloadKbps: 38_500, values: 2 }]);
  expect((await listBatches(warehouse))[0]!.unplaced).toBe(0);
});

/** The statements that read or write the table of reference values, by file. */
const STATEMENTS: Readonly<Record<string, number>> = {
  ...{ 'ingest/write.sql.ts': 2, 'ingest/undo.sql.ts': 1, 'backup/records.sql.ts': 1 },
  // Names that wait, and how many rows of a file are in no area.
  'areas/place-names/place-decisions.sql.ts': 3,
  'statistics/reference-values.sql.ts': 1,
  // The view of the workbench that is theirs.
  'workbench/snapshot/snapshot.sql.ts': 1,
};

it('are read by their own statements alone: no view of tests, no pack and no figure can hold one', () => {
  const files = readdirSync('src/lib/server', { recursive: true, encoding: 'utf8' });
  const named = files
    .filter((path) => path.endsWith('.ts') && !path.includes('migrations'))
    .map((path) => [
      path,
      readFileSync(join('src/lib/server', path), 'utf8').split(/\breference_value\b/).length - 1,
    ]);
  expect(Object.fromEntries(named.filter(([, count]) => count !== 0))).toEqual(STATEMENTS);
});

it('a name goes only with reference values, and not beyond its length', async () => {
  expect((await faultOf(Promise.resolve().then(() => parseAggregates('as_tests', 'x')))).code).toBe(
    'reference_name_alone',
  );
  expect(
    (await faultOf(Promise.resolve().then(() => parseAggregates('reference', 'x'.repeat(201))))).code,
  ).toBe('reference_name_long');
});
