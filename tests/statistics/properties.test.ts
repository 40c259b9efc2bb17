import { group, rollup, sum } from 'd3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basePeriod } from '#lib/domain/change.ts';
import { parseFilterChoice, type Filter } from '#lib/domain/filter.ts';
import { calendarMonth, ownDates } from '#lib/domain/period.ts';
import { NO_FIGURES, type SpeedFigures } from '#lib/domain/statistic.ts';
import { statement } from '#lib/server/db/statement.ts';
import { areaChanges } from '#lib/server/statistics/area-changes.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import { dailyCounts } from '#lib/server/statistics/daily-counts.ts';
import { distribution } from '#lib/server/statistics/distribution.ts';
import { estimates } from '#lib/server/statistics/estimates.ts';
import { UNGROUPED } from '#lib/server/aggregates/clustered-measurements.sql.ts';
import { speedsAtRanks } from '#lib/server/aggregates/ordered-measurements.sql.ts';
import { scopeOf } from '#lib/server/aggregates/scope.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { robustness } from '#lib/server/statistics/robustness.ts';
import { standardVerdicts } from '#lib/server/statistics/standard-verdicts.ts';
import { trend } from '#lib/server/statistics/trend.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openCaseWorld } from './case-world.ts';
import { areaTotals } from './area-totals.ts';

/** 50,000 tests of four months, scattered by hash: every place, operator and kind of cluster. */
const scattered = statement()`insert into world_test by name
  select date '2024-04-01' + (i % 122)::integer as tested_on,
    ['a1', 'a2', 'b1', 'b2'][(1 + hash(i) % 4)::integer] as place,
    ['VTT', 'VNPT', 'MBF'][(1 + hash(i, 1) % 3)::integer] as operator,
    case when hash(i, 2) % 20 = 0 then 0 else (hash(i, 3) % 90000)::integer end as download_kbps,
    case when hash(i) % 4 < 2 or hash(i, 4) % 3 > 0 then hash(i // 7) end as device,
    case when hash(i, 5) % 2 = 0 then 106 + (hash(i, 6) % 100) / 1e4 end as longitude,
    case when hash(i, 5) % 2 = 0 then 21 + (hash(i, 7) % 100) / 1e4 end as latitude
  from range(50000) as t(i)`;

/** One test a day in one place over more than two years. */
const everyDay = statement()`insert into world_test by name
  select date '2023-01-01' + i::integer as tested_on, 'a1' as place, 'VTT' as operator, 50000 as download_kbps
  from range(800) as t(i)`;

let warehouse: Warehouse;
let filter: Filter;

beforeAll(async () => {
  warehouse = await openCaseWorld({ rows: scattered });
  filter = await resolveFilter(warehouse, { period: ownDates('2024-04-13', '2024-07-13') });
});
afterAll(() => warehouse.close());

describe('figures of the same tests agree', () => {
  it.each(['excluded', 'as_zero'] as const)(
    'operators add up to their area, failed measurements %s',
    async (failedTests) => {
      const rows = await areaStatistics(warehouse, { ...filter, failedTests }, { by: 'area_operator' });
      const areas = rows.filter((row) => row.operator === null);
      const ofOperators = rollup(
        rows.filter((row) => row.operator !== null),
        (parts) => [
          sum(parts, (row) => row.tests),
          sum(parts, (row) => row.failedTests),
          Math.round(sum(parts, (row) => row.tests * row.downloadKbpsMean!)),
          Math.round(sum(parts, (row) => row.tests * row.shareAtLimit!)),
        ],
        (row) => row.code,
      );
      const tested = areas.filter((row) => row.tests > 0);
      expect(tested).toHaveLength(2);
      for (const row of tested) {
        expect(ofOperators.get(row.code)).toEqual([
          row.tests,
          row.failedTests,
          Math.round(row.tests * row.downloadKbpsMean!),
          Math.round(row.tests * row.shareAtLimit!),
        ]);
      }
    },
  );

  it('grouping by operator does not change the areas', async () => {
    const [apart, plain] = await Promise.all([
      areaStatistics(warehouse, filter, { by: 'area_operator' }),
      areaStatistics(warehouse, filter),
    ]);
    expect(apart.filter((row) => row.operator === null)).toEqual(plain);
  });

  it.each(['VNPT', 'MBF', 'VTT'])(
    'an operator asked for first has what is taken from the answer for all: %s',
    async (operator) => {
      const chosen = { ...filter, operator };
      const computed = await openCaseWorld({ rows: scattered });
      const months = { code: null, months: 5 } as const;
      const alone = {
        areas: await areaStatistics(computed, chosen),
        both: await areaStatistics(computed, chosen, { by: 'area_operator' }),
        trend: await trend(computed, chosen, months),
        changes: await areaChanges(computed, chosen, { by: 'area_operator' }),
      };
      await computed.close();
      const all = await areaStatistics(warehouse, filter, { by: 'area_operator' });
      await trend(warehouse, filter, { ...months, by: 'operator' });
      await areaChanges(warehouse, filter, { by: 'area_operator' });
      expect(await areaStatistics(warehouse, chosen)).toEqual(alone.areas);
      expect(await areaStatistics(warehouse, chosen, { by: 'area_operator' })).toEqual(alone.both);
      expect(await trend(warehouse, chosen, months)).toEqual(alone.trend);
      expect(await areaChanges(warehouse, chosen, { by: 'area_operator' })).toEqual(alone.changes);
      const own = all.filter((row) => row.operator === operator).map((row) => ({ ...row, operator: null }));
      expect(alone.areas.filter((row) => row.tests > 0)).toEqual(own);
    },
  );

  it('areas, totals, trend, distribution and days count the same measurements', async () => {
    const [rows, [total], months, bins, days] = await Promise.all([
      areaStatistics(warehouse, filter),
      areaTotals(warehouse, filter),
      trend(warehouse, filter, { code: null, months: 3 }),
      distribution(warehouse, filter, null),
      dailyCounts(warehouse, filter, null),
    ]);
    const counts = [rows, months, bins, days].map((parts: readonly { readonly tests: number }[]) =>
      sum(parts, (part) => part.tests),
    );
    expect(counts).toEqual(counts.map(() => total!.tests));
    expect(total!.tests).toBeGreaterThan(30_000);
    expect(sum(days, (day) => day.failedTests)).toBe(total!.failedTests);
  });

  it('the share at the limit is the share of the classes above it', async () => {
    const [bins, [total]] = await Promise.all([
      distribution(warehouse, filter, null),
      areaTotals(warehouse, filter),
    ]);
    const above = bins.filter((bin) => bin.fromKbps >= 40_000);
    expect(sum(above, (bin) => bin.tests) / total!.tests).toBe(total!.shareAtLimit);
  });

  it('standards and other ways to count rest on the lights of the same tests', async () => {
    const [rows, standards, ways] = await Promise.all([
      areaStatistics(warehouse, filter),
      standardVerdicts(warehouse, filter, 'A'),
      robustness(warehouse, filter, 'A'),
    ]);
    const { tests, devices, places, timesOfDay } = rows.find((row) => row.code === 'A')!;
    const counted = [tests, devices, places, timesOfDay];
    const judging = standards.find(({ standard }) => standard.id === filter.standard)!;
    expect(judging.lights.map(({ count }) => count)).toEqual(counted);
    expect(ways[0]!.lights.map(({ count }) => count)).toEqual(counted);
  });

  it("a month of the trend is that month's own statistic", async () => {
    const points = await trend(warehouse, filter, { code: 'A', months: 3, by: 'operator' });
    expect(group(points, (point) => point.operator).size).toBe(4);
    const june = points.find((point) => point.operator === 'MBF' && point.from === '2024-05-13')!;
    const rows = await areaStatistics(
      warehouse,
      { ...filter, period: ownDates(june.from, june.to) },
      { by: 'area_operator' },
    );
    expect(rows.find((row) => row.code === 'A' && row.operator === 'MBF')).toMatchObject({
      tests: june.tests,
      downloadKbpsMean: june.downloadKbpsMean,
      downloadKbpsMeanLower: june.downloadKbpsMeanLower,
      downloadKbpsMeanUpper: june.downloadKbpsMeanUpper,
      downloadKbpsMedian: june.downloadKbpsMedian,
      downloadKbpsMedianLower: june.downloadKbpsMedianLower,
      downloadKbpsMedianUpper: june.downloadKbpsMedianUpper,
    });
  });

  it('a change is between the means of the two periods, each as it stands alone', async () => {
    const june = { ...filter, period: ownDates('2024-06-13', '2024-07-13') };
    const rows = await areaChanges(warehouse, june, { by: 'area_operator' });
    const since = rows.filter((row) => row.base === 'previous');
    const [now, before] = await Promise.all(
      [june.period, basePeriod(june.period, 'previous')!].map((period) =>
        areaStatistics(warehouse, { ...june, period }, { by: 'area_operator' }),
      ),
    );
    const meansOf = (statistics: typeof now) =>
      statistics!.map(({ code, operator, tests, downloadKbpsMean: mean }) => [code, operator, tests, mean]);
    expect(since.map((row) => [row.code, row.operator, row.tests, row.downloadKbpsMean])).toEqual(
      meansOf(now),
    );
    expect(since.map((row) => [row.code, row.operator, row.baseTests, row.baseDownloadKbpsMean])).toEqual(
      meansOf(before),
    );
    expect(since.filter((row) => row.sharedClusters > 0).length).toBeGreaterThan(0);
  });

  it('two bases that begin on one day and end on two are each their own', async () => {
    const world = await openCaseWorld({ rows: everyDay });
    const period = ownDates('2024-02-29', '2025-02-28');
    const rows = await areaChanges(world, { ...(await resolveFilter(world, {})), period });
    const tested = rows.filter((row) => row.tests > 0);
    expect(
      tested.map(({ base, baseFrom, baseTo, baseTests }) => [base, baseFrom, baseTo, baseTests]),
    ).toEqual([
      ['previous', '2023-03-01', '2024-02-29', 365],
      ['year_ago', '2023-03-01', '2024-02-28', 364],
    ]);
    await world.close();
  });

  it('however measurements are grouped, their counts and sums are those of the whole', async () => {
    const whole = await estimates(warehouse, filter, []);
    for (const by of [['operator'], ['month'], ['hours'], ['technology', 'month', 'operator']] as const) {
      const parts = (await estimates(warehouse, filter, by)).filter(
        (row) => !(by as readonly string[]).includes('operator') || row.operator !== null,
      );
      for (const area of whole) {
        const ofArea = parts.filter((row) => row.code === area.code);
        expect(sum(ofArea, (row) => row.tests)).toBe(area.tests);
        expect(sum(ofArea, (row) => row.failedTests)).toBe(area.failedTests);
        const kbps = sum(ofArea, (row) => row.tests * row.downloadKbpsMean!);
        expect(kbps).toBeCloseTo(area.tests * area.downloadKbpsMean!, 3);
      }
    }
  });

  it('a verdict over all areas together is of the same measurements as the areas', async () => {
    const [areas, together] = await Promise.all([
      estimates(warehouse, filter, ['month']),
      estimates(warehouse, filter, ['month'], { together: true }),
    ]);
    for (const month of together) {
      const parts = areas.filter((row) => row.monthOn === month.monthOn);
      expect(sum(parts, (row) => row.tests)).toBe(month.tests);
    }
  });

  it('one thread and four give the same digits', async () => {
    const results = [];
    for (const threads of [1, 4]) {
      const other = await openCaseWorld({ rows: scattered }, { threads });
      results.push([
        await areaStatistics(other, filter, { by: 'area_operator' }),
        await areaChanges(other, filter, { by: 'area_operator' }),
      ]);
      await other.close();
    }
    expect(results[0]).toEqual(results[1]);
  });
});

/** Tests that count and their kbit/s together, of each place within the filter's dates. */
const testsOfPlaces = () =>
  warehouse.db.query<{ place: number; tests: number; kbps: number }, Record<never, never>>(
    {
      text: `select place_id as place, count(*) filter (download_kbps > 0) as tests, sum(download_kbps)::bigint as kbps
        from measurement where tested_on >= '${filter.period.from}' and tested_on < '${filter.period.to}'
        group by place_id order by place_id`,
    },
    {},
  );

const kbpsOf = (row: { readonly tests: number; readonly downloadKbpsMean: number | null }) =>
  Math.round(row.tests * (row.downloadKbpsMean ?? 0));

describe('sums', () => {
  it.each([
    ['old', 'district'],
    ['old', 'province'],
    ['new', 'commune'],
  ] as const)('over atoms equal sums over areas, of %s by %s', async (edition, level) => {
    const areaOf = await warehouse.db.query<{ place: number; code: string }, Record<never, never>>(
      {
        text: `select place_id as place, code from place_unit where edition_id = '${edition}' and level = '${level}'`,
      },
      {},
    );
    const atoms = new Map((await testsOfPlaces()).map((atom) => [atom.place, atom]));
    const ofAreas = rollup(
      areaOf.flatMap(({ place, code }) => {
        const atom = atoms.get(place);
        return atom ? [{ ...atom, code }] : [];
      }),
      (own) => [sum(own, ({ tests }) => tests), sum(own, ({ kbps }) => kbps)],
      ({ code }) => code,
    );
    const rows = await areaStatistics(warehouse, { ...filter, edition, level });
    const tested = rows.filter(({ tests }) => tests > 0);
    expect(tested.map((row) => [row.code, [row.tests, kbpsOf(row)]])).toEqual([...ofAreas].sort());
    expect(ofAreas.size).toBeGreaterThan(0);
  });

  it('over months equal the period', async () => {
    const [months, [period]] = await Promise.all([
      trend(warehouse, filter, { code: null, months: 3 }),
      areaTotals(warehouse, filter),
    ]);
    expect(months.map(({ from }) => from)).toEqual(['2024-04-13', '2024-05-13', '2024-06-13']);
    expect(sum(months, ({ tests }) => tests)).toBe(period!.tests);
    expect(sum(months, kbpsOf)).toBe(kbpsOf(period!));
  });
});

describe('filters commute', () => {
  it('in an address: in whichever order they stand, they choose the same', () => {
    const chosen = ['period=report:2024-07', 'technology=4G', 'operator=MBF', 'flagged=excluded'];
    const choices = permutations(chosen).map((words) =>
      parseFilterChoice(new URLSearchParams(words.join('&'))),
    );
    expect(choices).toHaveLength(24);
    for (const choice of choices) expect(choice).toEqual(choices[0]);
  });

  it('in figures: an operator within a month is that month within the operator', async () => {
    const both = (await estimates(warehouse, filter, ['operator', 'month'])).filter(
      (row) => row.operator === 'MBF' && row.monthOn === '2024-05-01',
    );
    const [monthFirst, operatorFirst, together] = await Promise.all([
      estimates(warehouse, { ...filter, period: calendarMonth('2024-05') }, ['operator']),
      estimates(warehouse, { ...filter, operator: 'MBF' }, ['month']),
      areaStatistics(warehouse, { ...filter, operator: 'MBF', period: calendarMonth('2024-05') }),
    ]);
    const figuresOf = (rows: readonly SpeedFigures[]) =>
      rows.filter(({ tests }) => tests > 0).map((row) => pickFigures(row));
    expect(figuresOf(both).length).toBe(2);
    expect(figuresOf(monthFirst.filter((row) => row.operator === 'MBF'))).toEqual(figuresOf(both));
    expect(figuresOf(operatorFirst.filter((row) => row.monthOn === '2024-05-01'))).toEqual(figuresOf(both));
    expect(figuresOf(together)).toEqual(figuresOf(both));
  });
});

function permutations(words: readonly string[]): string[][] {
  if (words.length === 0) return [[]];
  return words.flatMap((word, i) => permutations(words.toSpliced(i, 1)).map((rest) => [word, ...rest]));
}

const pickFigures = (row: SpeedFigures) =>
  Object.fromEntries(Object.keys(NO_FIGURES).map((name) => [name, row[name as keyof SpeedFigures]]));

describe('the test at a rank', () => {
  it('is the same whether all speeds are held in memory or equal ones are counted', async () => {
    const grouping = {
      ...UNGROUPED,
      byOperator: true,
      monthShift: 0,
      hours: 4,
      byTechnology: true,
    };
    const groups = await estimates(warehouse, filter, ['operator', 'technology', 'month', 'hours']);
    const keys = new Set<string | null>(groups.map(({ operator }) => operator));
    const ranks = groups.flatMap(({ code, operator, technology, monthOn, hourFrom, tests }) =>
      [1, Math.ceil(tests / 2), tests].map((rank) => ({
        ...{ code, operator, technology, monthOn, hourFrom, rank, whole: operator === null },
      })),
    );
    const params = { ...scopeOf(filter, {}), failedAsZero: false, ranks: JSON.stringify(ranks) };
    const listed = await warehouse.db.query(speedsAtRanks(grouping, true), params);
    const counted = await warehouse.db.query(speedsAtRanks(grouping, false), params);
    expect(keys.size).toBe(4);
    expect(listed).toHaveLength(ranks.length);
    expect(counted).toEqual(listed);
  });
});
