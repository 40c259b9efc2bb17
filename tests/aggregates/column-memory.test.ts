import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ownDates } from '#lib/domain/period.ts';
import { statement } from '#lib/server/db/statement.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import { withPartitions } from '#lib/server/aggregates/column-store/partition-cache.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { areaFigures } from '#lib/server/aggregates/area-figures.ts';
import { scopeOf } from '#lib/server/aggregates/scope.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { sqlSums } from './sql-oracle.ts';
import { openCaseWorld } from '../statistics/case-world.ts';
import { mixed, partitionsFor, scannedSums } from './mixed-world.ts';

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
