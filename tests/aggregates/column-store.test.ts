import type { Worker } from 'node:worker_threads';
import { range } from 'd3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseFilterChoice, type Filter } from '#lib/domain/filter.ts';
import { calendarMonth, ownDates } from '#lib/domain/period.ts';
import { statement } from '#lib/server/db/statement.ts';
import { seededRandom } from '#lib/server/simulation/random.ts';
import { areaChanges } from '#lib/server/statistics/area-changes.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import { amongAreas, predicateOf } from '#lib/server/aggregates/column-store/predicate.ts';
import { scanChanges } from '#lib/server/aggregates/column-store/scan-changes.ts';
import type { RangeColumns } from '#lib/server/aggregates/column-store/oversized-partitions.ts';
import { withPartitions, type Partitions } from '#lib/server/aggregates/column-store/partition-cache.ts';
import { addParts } from '#lib/server/aggregates/column-store/paired-parts.ts';
import { ScratchArena } from '#lib/server/aggregates/column-store/scratch-arena.ts';
import { Selection } from '#lib/server/aggregates/column-store/selection.ts';
import { columnsIn, type PartitionMemory } from '#lib/server/aggregates/column-store/measurement-columns.ts';
import { pairedPeriods } from '#lib/server/aggregates/paired-periods.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { scopeOf } from '#lib/server/aggregates/scope.ts';
import { areaFigures, areaTotals } from '#lib/server/aggregates/area-figures.ts';
import { wayFindings } from '#lib/server/aggregates/counting-ways.ts';
import type { DeviceVotes } from '#lib/server/aggregates/device-votes.ts';
import { keyOfGroup } from '#lib/server/aggregates/groups.ts';
import { meanInterval } from '#lib/server/aggregates/mean-interval.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { plainPairs } from './plain-strata.ts';
import { sqlPairs, sqlSums, sqlVotes } from './sql-oracle.ts';
import { openCaseWorld } from '../statistics/case-world.ts';
import type { MeasurementParams } from '#lib/server/aggregates/clustered-measurements.sql.ts';
import { sitesOf } from '#lib/server/aggregates/column-store/coverage.ts';
import { scanSums, type ScannedGroup } from '#lib/server/aggregates/column-store/scan-sums.ts';
import { areaSumsOf } from '#lib/server/aggregates/column-store/scanned-figures.ts';
import { PERCENTILES } from '#lib/server/aggregates/percentile-ranks.ts';
import { PERIOD_SUMS } from '#lib/server/aggregates/period-sums.ts';
import { seriesPoints } from '#lib/server/aggregates/series-points.ts';
import { addMonths } from '#lib/domain/local-date.ts';
import {
  speedFigures,
  speedPoint,
  type AreaFigures,
  type AreaFiguresOptions,
  type AreaSums,
  type AreaSumsOptions,
} from '#lib/server/aggregates/speed-figures.ts';
import type { Dates } from '#lib/server/aggregates/partitions.ts';

/** Tests of a year with everything that sets them apart, known or not; some devices test very often. */
const mixed = statement()`insert into world_test by name
  select date '2023-07-01' + (hash(i) % 366)::integer as tested_on,
    case when hash(i, 1) % 3 > 0 then timestamp '2023-07-01' + interval (hash(i, 1) % 24) hour end as tested_at,
    ['a1', 'a2', 'b1', 'b2', 'nowhere'][(1 + hash(i, 2) % 5)::integer] as place,
    ['VTT', 'VNPT', 'MBF', null][(1 + hash(i + 50000) % 4)::integer] as operator, -- hash(i, 3) would follow from the device's hash(i, 8)
    ['4G', '4G', '5G', '3G', 'WiFi', 'unknown'][(1 + hash(i, 4) % 6)::integer] as technology,
    case hash(i, 5) % 20 when 0 then 0 when 1 then 2000000 else (hash(i, 6) % 90000)::integer end as download_kbps,
    case when hash(i, 7) % 4 > 0 then hash(((hash(i, 8) % 1000) / 1000) ** 6 * 4000) end as device,
    case when hash(i, 9) % 2 = 0 then 106 + (hash(i, 10) % 500) / 1e4 end as longitude,
    case when hash(i, 9) % 2 = 0 then 21 + (hash(i, 11) % 500) / 1e4 end as latitude,
    (hash(i, 12) % 5 = 0)::integer as flags, nullif(hash(i, 13) % 8, 0) as per_person
  from range(30000) as t(i)`;

const placed = statement<{ readonly tests: number; readonly devices: number }>()`
  select count(*) as tests, count(distinct device_hash) as devices from measurement where place_id is not null`;

/** Known devices of a slice, once it was read up to this partition. */
const devicesOf = (part: PartitionMemory) =>
  columnsIn(part).devicesBelow.reduce((sum, count) => sum + count, 0);

/** A date that a rule switched off lets in. */
const longAgo = statement()`insert into world_test by name
  select date '1931-05-31' as tested_on, 'a1' as place, 'VTT' as operator, 30000 as download_kbps`;
const LONG_AGO = ownDates('1931-05-20', '1931-06-20');

const threads: Worker[] = [];
let warehouse: Warehouse;
beforeAll(async () => {
  process.on('worker', (thread) => threads.push(thread));
  warehouse = await openCaseWorld({ rows: mixed });
});
afterAll(() => warehouse.close());

const random = seededRandom(20_241_127);
const oneOf = <T>(values: readonly T[]) => values[random.integer(values.length)]!;
const anyDate = () => new Date(Date.UTC(2023, 6, 1 + random.integer(366))).toISOString().slice(0, 10);
const anyDates = () => {
  const [one, other] = [anyDate(), anyDate()].sort();
  return one === other ? ownDates('2024-01-01', '2024-02-01') : ownDates(one!, other!);
};

/** A filter as people put it together. */
async function anyFilter(): Promise<Filter> {
  const query = new URLSearchParams({
    ...oneOf([
      { edition: 'old', level: 'district' },
      { edition: 'old', level: 'province' },
      { edition: 'new', level: 'commune' },
    ]),
    technology: oneOf(['4G', 'all', '5G', 'unknown']),
    operator: oneOf(['all', 'all', 'VTT']),
    failed: oneOf(['excluded', 'as_zero']),
    flagged: oneOf(['included', 'excluded']),
  });
  return { ...(await resolveFilter(warehouse, parseFilterChoice(query))), period: anyDates() };
}

async function anyScope() {
  const filter = await anyFilter();
  const areas = oneOf([
    {},
    { together: true },
    { within: { edition: 'old', level: 'district', code: 'A' } as const },
  ]);
  return { ...scopeOf(filter, areas), failedAsZero: filter.failedTests === 'as_zero' };
}

/** The partitions of some dates. */
const partitionsFor = (world: Warehouse, ranges: readonly Dates[]) =>
  withPartitions(world, ranges, async (partitions): Promise<Partitions> => partitions);

/** Months of the year, some of them in one half of a month only. */
const anyMonths = () => {
  const first = random.integer(9);
  return range(3).map((i) => {
    const { from, to } = calendarMonth(addMonths('2023-07', first + i));
    return { from, to };
  });
};

/** What a scan gives, with `share` those of a share of the areas. */
async function scannedGroups(
  world: Warehouse,
  scope: MeasurementParams,
  { limit, byOperator }: AreaSumsOptions,
  share = { nth: 0, of: 1 },
): Promise<readonly ScannedGroup[]> {
  const { columns, placeSites } = await partitionsFor(world, [scope]);
  const predicate = {
    ...amongAreas((await predicateOf(world, scope, placeSites))(scope), share),
    matchesFailed: true,
  };
  const selection = new Selection(columns[0]!.map(columnsIn), predicate);
  const percentiles = PERCENTILES.map(({ name }) => name);
  const options = { limit, byOperator, percentiles, sites: sitesOf(placeSites) };
  return scanSums([selection], options, new ScratchArena());
}

const scannedSums = async (...of: Parameters<typeof scannedGroups>): Promise<readonly AreaSums[]> =>
  (await scannedGroups(...of)).map(areaSumsOf);

/** The figures of sums and votes, as `areaFigures` gives them. */
const figuresOf = (
  sums: readonly AreaSums[],
  votes: ReadonlyMap<string, DeviceVotes>,
  { failedAsZero }: MeasurementParams,
  options: AreaFiguresOptions,
): readonly AreaFigures[] =>
  sums.map((row) => {
    const { code, operator, whole, places, timesOfDay } = row;
    const figures = speedFigures(row, failedAsZero ? 'as_zero' : 'excluded');
    const ofGroup = votes.get(keyOfGroup(row))!;
    const findings = wayFindings(ofGroup, meanInterval(row), options);
    return {
      ...{ code, operator, whole },
      figures: { ...figures, ...findings, places, timesOfDay, statedTests: ofGroup.stated },
    };
  });

/** The totals of sums by operator, as `areaTotals` gives them. */
const totalsOf = (sums: readonly AreaSums[]) =>
  sums.map((row) => ({
    ...Object.fromEntries(TOTALS.map((name) => [name, row[name]])),
    testsOfDevices: row.tests - row.testsWithoutDevice,
  }));
const OF_DEVICES = ['devices', 'voteSum', 'voteSquares'] as const;
const TOTALS = ['code', 'operator', 'whole', ...PERIOD_SUMS, ...OF_DEVICES] as const;

describe('columns in memory give what the raw rows give, to the digit', () => {
  const tries = Array.from({ length: 40 }, (_, i) => i);

  it.each(tries)('sums of areas and operators, try %i', async () => {
    const [scope, byOperator] = [await anyScope(), random.integer(2) > 0];
    const options = { limit: 40_000, minimumDevices: 20, byOperator };
    const [sums, votes] = [await sqlSums(warehouse, scope, options), await sqlVotes(warehouse, scope)];
    const scanned = await scannedGroups(warehouse, scope, options);
    expect(scanned.map(areaSumsOf)).toEqual(sums);
    expect(scanned.map((group) => group.votes)).toEqual(
      scanned.map(({ name }) => votes.get(keyOfGroup(name))),
    );
    expect(await areaFigures(warehouse, scope, options)).toEqual(figuresOf(sums, votes, scope, options));
    const ofAll = byOperator ? sums : await sqlSums(warehouse, scope, { ...options, byOperator: true });
    expect(await areaTotals(warehouse, scope)).toEqual(totalsOf(ofAll));
  });

  it.each([2, 3, 5])('sums of %i shares of the areas', async (of) => {
    const [scope, options] = [await anyScope(), { limit: 40_000, byOperator: true }];
    const shares = range(of).map((nth) => scannedSums(warehouse, scope, options, { nth, of }));
    expect((await Promise.all(shares)).flat()).toEqual(await sqlSums(warehouse, scope, options));
  });

  it.each(tries.slice(0, 10))('the points of a series, try %i', async () => {
    const filter = await anyFilter();
    const { operator, edition, level } = filter;
    const failedAsZero = filter.failedTests === 'as_zero';
    const whole = { ...scopeOf({ ...filter, operator, edition, level }, { together: true }), failedAsZero };
    const [options, months] = [{ limit: 40_000, byOperator: random.integer(2) > 0 }, anyMonths()];
    const points = await Promise.all(
      months.map(async (month) =>
        (await sqlSums(warehouse, { ...whole, ...month }, options)).map(({ operator, whole, ...sums }) => ({
          ...{ code: month.from, operator, whole },
          figures: speedPoint(sums),
        })),
      ),
    );
    expect(await seriesPoints(warehouse, whole, months, options)).toEqual(points.flat());
  });

  it.each(tries)('sums of two periods and what pairs them, try %i', async () => {
    const [scope, bases, byOperator] = [await anyScope(), [anyDates(), anyDates()], random.integer(2) > 0];
    const rows = await Promise.all(bases.map((base) => sqlPairs(warehouse, scope, base, byOperator)));
    expect((await pairedPeriods(warehouse, scope, bases, byOperator)).map(plainPairs)).toEqual(rows);
  });

  it.each([2, 4, 8])('sums of two periods, added up from %i parts', async (of) => {
    const [scope, bases, scratch] = [await anyScope(), [anyDates(), anyDates()], new ScratchArena()];
    const held = await partitionsFor(warehouse, [scope, ...bases]);
    const choice = await predicateOf(warehouse, scope, held.placeSites);
    const parts = range(of).map((nth) => {
      const [now, ...before] = [scope, ...bases].map(
        (dates, i) => new Selection(held.columns[i]!.map(columnsIn), choice(dates)),
      );
      scratch.reset();
      return scanChanges(now!, before, { byOperator: true, part: { nth, of } }, scratch);
    });
    const { groups } = choice(scope);
    const rows = await Promise.all(bases.map((base) => sqlPairs(warehouse, scope, base, true)));
    expect(
      bases.map((_, base) =>
        plainPairs(
          addParts(
            parts.map((part) => part[base]!),
            groups,
          ),
        ),
      ),
    ).toEqual(rows);
  });
});

describe('columns held in memory', () => {
  const june = ownDates('2024-06-01', '2024-07-01');
  const add = statement()`insert into measurement by name
    select 2 as batch_id, 1 as row_number, date '2024-06-20' as tested_on, 1 as place_id, 1 as operator_id,
      '4G'::technology_t as technology, 30000 as download_kbps, 0 as flags`;
  const undo = statement()`delete from measurement where batch_id = 2`;
  const ofJune = { firstOn: '2024-06-20', lastOn: '2024-06-20' };
  const testsOf = async (world: Warehouse) =>
    (await partitionsFor(world, [june])).columns[0]!.reduce((tests, half) => tests + half.tests, 0);

  it('follow a load and its undoing', async () => {
    const world = await openCaseWorld({ rows: mixed });
    const before = await testsOf(world);
    await world.change({ commit: (writer) => writer.run(add, {}), affectedDates: () => ofJune });
    const loaded = await testsOf(world);
    await world.change({ commit: (writer) => writer.run(undo, {}), affectedDates: () => ofJune });
    expect([loaded, await testsOf(world)]).toEqual([before + 1, before]);
    await world.close();
  });

  it('are read again only where a change touched their dates', async () => {
    const world = await openCaseWorld({ rows: mixed });
    const halves = async () => (await partitionsFor(world, [june])).columns[0]!;
    const [first, second] = await halves();
    await world.change({ commit: (writer) => writer.run(add, {}), affectedDates: () => ofJune });
    const again = await halves();
    expect(again[0]).toBe(first);
    expect(again[1]).not.toBe(second);
    await world.change({ commit: async () => {} });
    expect((await halves())[0]).not.toBe(first);
    await world.close();
  });

  it('hold tests of any year', async () => {
    const world = await openCaseWorld({ rows: longAgo });
    const scope = {
      ...scopeOf({ ...(await resolveFilter(world, {})), period: LONG_AGO }, {}),
      failedAsZero: false,
    };
    const options = { limit: 40_000, byOperator: true };
    const sums = await scannedSums(world, scope, options);
    expect(sums.map(({ tests }) => tests)).toEqual([1, 1]);
    expect(sums).toEqual(await sqlSums(world, scope, options));
    await world.close();
  });

  it('are begun anew once their devices take too much memory, and give the same', async () => {
    const world = await openCaseWorld({ rows: mixed }, { columnBytes: 60_000 });
    const halves = async () => (await partitionsFor(world, [june])).columns[0]!;
    const before = await halves();
    expect((await halves())[0]).not.toBe(before[0]);
    const scope = {
      ...scopeOf({ ...(await resolveFilter(world, {})), period: june }, {}),
      failedAsZero: false,
    };
    const options = { limit: 40_000, byOperator: true };
    expect(await scannedSums(world, scope, options)).toEqual(await sqlSums(world, scope, options));
    await world.close();
  });

  it('that do not fit are read for each question, and give the same', async () => {
    const world = await openCaseWorld({ rows: mixed }, { columnBytes: 1000 });
    const filter = { ...(await resolveFilter(warehouse, {})), period: june };
    expect(await areaStatistics(world, filter)).toEqual(await areaStatistics(warehouse, filter));
    await world.close();
  });
});

describe('partitions that do not fit', () => {
  it('are read by one question after another, those that fit meanwhile', async () => {
    const world = await openCaseWorld({ rows: mixed }, { columnBytes: 60_000 });
    const [all, june] = [ownDates('2023-07-01', '2024-07-01'), ownDates('2024-06-01', '2024-06-13')];
    const order: string[] = [];
    let release = () => {};
    const first = withPartitions(world, [all], async () => {
      order.push('first begins');
      await new Promise<void>((resolve) => (release = resolve));
      order.push('first ends');
    });
    const second = withPartitions(world, [all], async () => void order.push('second'));
    await vi.waitFor(() => expect(order).toEqual(['first begins']));
    await withPartitions(world, [june], async () => void order.push('one that fits'));
    release();
    await Promise.all([first, second]);
    expect(order).toEqual(['first begins', 'one that fits', 'first ends', 'second']);
    await world.close();
  });

  it('stop no later question when their scan fails', async () => {
    const world = await openCaseWorld({ rows: mixed }, { columnBytes: 1000 });
    const all = ownDates('2023-07-01', '2024-07-01');
    const failed = withPartitions(world, [all], () => Promise.reject(new Error('no')));
    await expect(failed).rejects.toThrow('no');
    expect(await withPartitions(world, [all], async () => 'yes')).toBe('yes');
    await world.close();
  });
});

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

describe('threads that sum columns', () => {
  it('are replaced when they have ended', async () => {
    const filter = { ...(await resolveFilter(warehouse, {})), period: ownDates('2023-07-01', '2024-07-01') };
    const scope = { ...scopeOf({ ...filter, technology: 'all' }, {}), failedAsZero: false };
    const sums = () =>
      areaFigures(warehouse, scope, { limit: 40_000, minimumDevices: 20, byOperator: false });
    const before = await sums();
    const started = threads.length;
    expect(started).toBeGreaterThan(0);
    await Promise.all(threads.map((thread) => thread.terminate()));
    expect(await sums()).toEqual(before);
    expect(threads.length).toBe(started + 1);
  });
});
