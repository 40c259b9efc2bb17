import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFilterChoice } from '#lib/domain/filter.ts';
import { LEFT_OUT_REASONS, REASONS_IN_SCOPE, ROW_ORDER_WORDS } from '#lib/domain/rows/row-question.ts';
import { statement } from '#lib/server/db/statement.ts';
import { rowsBehind } from '#lib/server/rows/rows-behind.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import { estimates } from '#lib/server/statistics/estimates.ts';
import { gaps } from '#lib/server/statistics/gaps/gaps.ts';
import { hourProfile } from '#lib/server/statistics/hour-profile.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { openApiWorld, type ApiWorld } from '../api/api-world.ts';

const PERIOD = 'period=rolling:2024-06';
/** Filters that leave out different measurements. */
const FILTERS = [
  'edition=2024&level=district',
  'edition=2024&level=district&operator=viettel',
  'edition=2024&level=district&technology=all&flagged=excluded',
  'edition=2024&level=district&technology=5G&failed=as_zero&operator=vinaphone',
  'edition=2025&level=commune&failed=as_zero&flagged=excluded',
  'edition=2025&level=commune&technology=all&operator=mobifone',
].map((words) => `${PERIOD}&${words}`);

/** All measurements of an area on the dates, whatever a filter says. */
const loadedIn = statement<
  { readonly code: string; readonly tests: number },
  { readonly edition: string; readonly level: string; readonly from: string; readonly to: string }
>()`
  select code, count(*) as tests from measurement join place_unit using (place_id)
  where edition_id = $edition and level = $level and tested_on >= $from::date and tested_on < $to::date
  group by code order by code
`;

let world: ApiWorld;
beforeAll(async () => {
  world = await openApiWorld();
  const header = 'Thời gian đo;Nhà mạng;Công nghệ;Tốc độ tải xuống (Mbps);Huyện;Mã thiết bị';
  await world.load('no-operator.csv', `${header}\n12/06/2024 08:00:10;;4G;41;Lục Nam;d1\n`);
}, 120_000);
afterAll(() => world.warehouse.close());

const ask = (search: string) => rowsBehind(world.warehouse, new URLSearchParams(search));
const filterOf = (search: string) =>
  resolveFilter(world.warehouse, parseFilterChoice(new URLSearchParams(search)));

describe.each(FILTERS)('%s', (search) => {
  it('counts in every area what the area’s own figure counts, and lists as many', async () => {
    const filter = await filterOf(search);
    for (const row of await areaStatistics(world.warehouse, filter)) {
      const { counts, figure, listed } = await ask(`${search}&code=${row.code}`);
      expect(counts.counted).toEqual({ tests: row.tests, devices: row.devices });
      expect(figure).toMatchObject({
        of: 'area',
        tests: row.tests,
        devices: row.devices,
        mean: row.deciding,
      });
      expect(listed.total).toBe(row.tests);
      const failed = counts.leftOut.find(({ reason }) => reason === 'failed')!.tests;
      expect(failed).toBe(filter.failedTests === 'as_zero' ? 0 : row.failedTests);
    }
  });

  it('counts in the province what its figure counts', async () => {
    const { counts, figure } = await ask(search);
    const [whole] = await estimates(world.warehouse, await filterOf(search), [], { together: true });
    expect(counts.counted).toEqual({ tests: whole!.tests, devices: whole!.devices });
    expect(figure).toMatchObject({ of: 'province', tests: whole!.tests, mean: whole!.downloadKbpsMean });
  });

  it('leaves out, for reasons that are listed, all that was loaded and is not counted', async () => {
    const { edition, level, period } = await filterOf(search);
    const { from, to } = period;
    const loaded = await world.warehouse.db.query(loadedIn, { edition, level, from, to });
    expect(loaded.length).toBeGreaterThan(5);
    for (const { code, tests } of loaded) {
      const { counts, listed } = await ask(`${search}&code=${code}&kind=left_out`);
      const inScope = counts.leftOut.filter(({ reason }) => REASONS_IN_SCOPE.includes(reason));
      const left = inScope.reduce((sum, entry) => sum + entry.tests, 0);
      expect(counts.counted.tests + left).toBe(tests);
      expect(listed.total).toBe(left);
    }
  });

  it.each(LEFT_OUT_REASONS)('lists as many rows left out as %s as it counts', async (reason) => {
    const { counts, listed } = await ask(`${search}&reason=${reason}`);
    expect(listed.total).toBe(counts.leftOut.find((entry) => entry.reason === reason)!.tests);
    expect(listed.rows.length).toBe(Math.min(50, listed.total));
    expect(listed.rows.every((row) => row.reason === reason)).toBe(true);
  });
});

it('counts at each hour what the profile of the hours counts', async () => {
  const search = `${FILTERS[0]}&code=218`;
  for (const { hour, tests } of await hourProfile(world.warehouse, await filterOf(search), '218')) {
    const { counts, figure, listed } = await ask(`${search}&hour=${hour ?? 'unknown'}`);
    expect([counts.counted.tests, figure?.tests, listed.total]).toEqual([tests, tests, tests]);
    expect(listed.rows.every((row) => row.hour === hour)).toBe(true);
  }
});

it('counts in a gap area what the page of gaps counts', async () => {
  const search = FILTERS[0]!;
  const { areas, cells } = await gaps(world.warehouse, await filterOf(search), 8);
  const ids = areas.map(({ id }) => id);
  for (const area of areas) {
    const { counts, figure } = await ask(`${search}&gap=${area.id}`);
    expect(counts.counted).toEqual({ tests: area.tests, devices: area.devices });
    expect(figure).toMatchObject({ of: 'gap', status: area.status, atMostKbps: area.atMostKbps });
  }
  const busiest = [...cells].sort((a, b) => b.tests - a.tests)[0]!;
  const { counts, figure, listed } = await ask(`${search}&gap=${ids[0] ?? `${busiest.cell}-2`}`);
  expect(counts.counted.tests).toBeGreaterThan(0);
  expect(figure).toMatchObject(counts.counted);
  expect(listed.total).toBe(counts.counted.tests);
});

describe('the list', () => {
  const search = `${PERIOD}&edition=2024&level=district&code=218&technology=all`;
  it.each(ROW_ORDER_WORDS)('sorted by %s has each row once over all pages', async (sort) => {
    const first = await ask(`${search}&sort=${sort}`);
    const seen: string[] = [];
    for (let page = 1; page <= first.listed.pages; page++) {
      const { listed } = await ask(`${search}&sort=${sort}&page=${page}`);
      seen.push(...listed.rows.map((row) => `${row.batch}/${row.rowNumber}`));
    }
    expect(first.listed.total).toBeGreaterThan(100);
    expect(seen.length).toBe(first.listed.total);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('is in the order that was asked for, unknown values last', async () => {
    for (const [sort, key] of [
      ['download', 'downloadKbps'],
      ['upload', 'uploadKbps'],
      ['hour', 'hour'],
    ] as const) {
      for (const sign of ['', '-']) {
        const values: (number | null)[] = [];
        for (let page = 1; page <= 4; page++) {
          const { listed } = await ask(`${search}&sort=${sign}${sort}&page=${page}`);
          values.push(...listed.rows.map((row) => row[key]));
        }
        const known = values.filter((value) => value !== null);
        const sorted = [...known].sort((a, b) => (sign ? b - a : a - b));
        expect(values).toEqual([...sorted, ...values.slice(known.length).map(() => null)]);
      }
    }
  });

  it('rounds positions to 0.01 degree and has no word of the device', async () => {
    const { listed } = await ask(search);
    for (const row of listed.rows) {
      expect(Object.keys(row).some((name) => /device|hash/i.test(name))).toBe(false);
      if (row.longitude === null) continue;
      expect(row.longitude).toBe(Number(row.longitude.toFixed(2)));
      expect(row.latitude).toBe(Number(row.latitude!.toFixed(2)));
    }
  });

  it('by mark has those with that mark alone', async () => {
    const all = await ask(`${search}&marks=any`);
    const none = await ask(`${search}&marks=none`);
    const whole = await ask(search);
    expect(all.listed.total + none.listed.total).toBe(whole.listed.total);
    expect(all.figure).toBeNull();
    expect(all.listed.rows.every((row) => row.marks.length > 0)).toBe(true);
    expect(none.listed.rows.every((row) => row.marks.length === 0)).toBe(true);
  });
});

it('names the rejected rows of the files of the period, and of no other', async () => {
  const { rejected } = await ask(FILTERS[0]!);
  const { db } = world.warehouse;
  const [stored] = await db.query(
    statement<{ rows: number }>()`select count(*) as rows from rejection join batch using (batch_id)
      where kind = 'measurement'`,
    {},
  );
  expect(rejected.rows).toBe(stored!.rows);
  expect(rejected.rows).toBeGreaterThan(0);
  expect((await ask('period=month:2020-01')).rejected).toEqual({ rows: 0, files: 0, batches: [] });
});

it.each([
  ['code=zz', 404],
  ['code=%00', 404],
  ['gap=1', 400],
  ['gap=ffffffffffffff1-2', 404],
  ['gap=tan-yen-884162a4b5fffff-9', 400],
  ['hour=24', 400],
  ['hour=-1', 400],
  ['marks=x', 400],
  ['kind=all', 400],
  ['reason=drop%20table', 400],
  ['sort=--day', 400],
  ['sort=constructor', 400],
  ['page=0', 400],
  ['page=1e9', 400],
  ['page=99999999999', 400],
])('%s is refused with %i', async (words, status) => {
  await expect(ask(words)).rejects.toMatchObject({ status });
});

it('a page beyond the last is the last one', async () => {
  const { listed } = await ask(`${FILTERS[0]}&page=999999`);
  expect(listed.page).toBe(listed.pages);
  expect(listed.rows.length).toBeGreaterThan(0);
});
