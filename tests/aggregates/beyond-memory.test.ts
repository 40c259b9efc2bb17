import { range } from 'd3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { calendarMonth, ownDates } from '#lib/domain/period.ts';
import { statement } from '#lib/server/db/statement.ts';
import { areaChanges } from '#lib/server/statistics/area-changes.ts';
import type { RangeColumns } from '#lib/server/aggregates/column-store/oversized-partitions.ts';
import { withPartitions } from '#lib/server/aggregates/column-store/partition-cache.ts';
import { columnsIn, type PartitionMemory } from '#lib/server/aggregates/column-store/measurement-columns.ts';
import { pairedPeriods } from '#lib/server/aggregates/paired-periods.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { areaFigures, areaTotals } from '#lib/server/aggregates/area-figures.ts';
import { scopeOf } from '#lib/server/aggregates/scope.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { plainPairs } from './plain-strata.ts';
import { sqlPairs, sqlSums, sqlVotes } from './sql-oracle.ts';
import { openCaseWorld } from '../statistics/case-world.ts';
import { seriesPoints } from '#lib/server/aggregates/series-points.ts';
import { addMonths } from '#lib/domain/local-date.ts';
import { anyQuestions, figuresOf, mixed, totalsOf } from './mixed-world.ts';

const placed = statement<{ readonly tests: number; readonly devices: number }>()`
  select count(*) as tests, count(distinct device_hash) as devices from measurement where place_id is not null`;

/** Known devices of a slice, once it was read up to this partition. */
const devicesOf = (part: PartitionMemory) =>
  columnsIn(part).devicesBelow.reduce((sum, count) => sum + count, 0);

const LONG_AGO = ownDates('1931-05-20', '1931-06-20');

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openCaseWorld({ rows: mixed });
});
afterAll(() => warehouse.close());

const { random, anyDates, anyFilter, anyScope } = anyQuestions(20_241_128, () => warehouse);

describe('questions larger than memory', () => {
  /** Devices measure in many partitions; there is memory for an eighth of the year. */
  let world: Warehouse;
  beforeAll(async () => {
    world = await openCaseWorld({ rows: mixed }, { columnBytes: 60_000 });
  });
  afterAll(() => world.close());

  const year = { from: '2023-07-01', to: '2024-07-01' };
  const tries = range(4);

  it.each(tries)('give the sums, votes and figures of the raw rows, try %i', async () => {
    const [scope, byOperator] = [{ ...(await anyScope()), ...year }, random.integer(2) > 0];
    const options = { limit: 40_000, minimumDevices: 20, byOperator };
    const [sums, votes] = [await sqlSums(world, scope, options), await sqlVotes(world, scope)];
    expect(sums.length).toBeGreaterThan(0);
    expect(await areaFigures(world, scope, options)).toEqual(figuresOf(sums, votes, scope, options));
    if (byOperator) expect(await areaTotals(world, scope)).toEqual(totalsOf(sums));
  });

  it.each(tries)('give two periods and what pairs them, try %i', async () => {
    const [scope, byOperator] = [
      { ...(await anyScope()), from: '2024-01-01', to: year.to },
      random.integer(2) > 0,
    ];
    const bases = [ownDates('2023-07-01', '2024-01-01'), anyDates()];
    const rows = await Promise.all(bases.map((base) => sqlPairs(world, scope, base, byOperator)));
    expect((await pairedPeriods(world, scope, bases, byOperator)).map(plainPairs)).toEqual(rows);
  });

  it.each(tries)('give the points of a series, try %i', async () => {
    const filter = await anyFilter();
    const scope = {
      ...scopeOf(filter, { together: true }),
      failedAsZero: filter.failedTests === 'as_zero',
    };
    const months = range(12).map((i) => calendarMonth(addMonths('2023-07', i)));
    const options = { limit: 40_000, byOperator: random.integer(2) > 0 };
    expect(await seriesPoints(world, scope, months, options)).toEqual(
      await seriesPoints(warehouse, scope, months, options),
    );
  });

  it('give changes at fixed shares to the last digit, whatever order slices meet the cells in', async () => {
    const period = ownDates('2024-01-01', year.to);
    const filter = { ...(await resolveFilter(world, {})), technology: 'all' as const, period };
    const changes = await areaChanges(world, filter, { by: 'area_operator' });
    expect(changes.filter(({ atFixed }) => atFixed.hours.lower !== null).length).toBeGreaterThan(5);
    expect(changes).toEqual(await areaChanges(warehouse, filter, { by: 'area_operator' }));
  });

  const scopeOfYear = async () => ({
    ...scopeOf(
      { ...(await resolveFilter(world, {})), period: ownDates(year.from, year.to), technology: 'all' },
      {},
    ),
    failedAsZero: true,
  });

  it('read every measurement once in partitions and once in slices, no more than fit at a time', async () => {
    const counts = await withPartitions(world, [year, LONG_AGO], async ({ columns, oversized }) => {
      expect(columns).toEqual([[], []]);
      const testsIn = async (of: RangeColumns) => of.flat().reduce((tests, part) => tests + part.tests, 0);
      return [await oversized!.scanPartitions(testsIn), await oversized!.scanSlices(testsIn)];
    });
    const { tests } = (await world.db.query(placed, {}))[0]!;
    const fitting = 60_000 / 20;
    expect(tests).toBeGreaterThan(5 * fitting);
    for (const parts of counts) {
      expect(parts.reduce((sum, part) => sum + part)).toBe(tests);
      expect(Math.max(...parts)).toBeLessThan(1.5 * fitting);
    }
    expect(counts.map(({ length }) => length)).toEqual([24, Math.ceil(tests / fitting)]);
  });

  it('put no device into two slices', async () => {
    const devices = await withPartitions(world, [year], async ({ oversized }) =>
      oversized!.scanSlices(async (columns) =>
        columns.flat().reduce((most, part) => Math.max(most, devicesOf(part)), 0),
      ),
    );
    const [found] = await world.db.query(placed, {});
    expect(devices.reduce((sum, count) => sum + count)).toBe(found!.devices);
  });

  it('read nothing while a part is scanned, and hold one part at a time', async () => {
    let [held, most] = [0, 0];
    const reads: number[] = [];
    const read = world.db.queryColumns.bind(world.db);
    const spy = vi.spyOn(world.db, 'queryColumns').mockImplementation(async (...of) => {
      reads.push(held);
      await read(...of);
    });
    const scan = async () => {
      most = Math.max(most, ++held);
      await new Promise((resolve) => setTimeout(resolve, 5));
      held--;
    };
    await withPartitions(world, [year], async ({ oversized }) => {
      await oversized!.scanPartitions(scan);
      await oversized!.scanSlices(scan);
    });
    spy.mockRestore();
    expect([most, Math.max(...reads)]).toEqual([1, 0]);
    expect(reads.length).toBeGreaterThan(2 * 24);
  });

  it('are scanned again when a change came between their parts', async () => {
    const own = await openCaseWorld({ rows: mixed }, { columnBytes: 60_000 });
    const seen: number[] = [];
    await withPartitions(own, [year], async ({ oversized }) => {
      if (seen.length < 2) await own.change({ commit: async () => {} });
      seen.push((await oversized!.scanPartitions(async () => 0)).length);
    });
    expect(seen).toEqual([24, 24, 24]);
    await own.close();
  });

  it('are answered beside each other, and beside those that fit', async () => {
    const options = { limit: 40_000, minimumDevices: 20, byOperator: true };
    const scope = await scopeOfYear();
    const short = { ...scope, from: '2024-06-01', to: '2024-06-13' };
    const both = (of: Warehouse) =>
      Promise.all([scope, short, scope].map((dates) => areaFigures(of, dates, options)));
    expect(await both(world)).toEqual(await both(warehouse));
  });
});
