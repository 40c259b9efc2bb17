import { afterEach, describe, expect, it } from 'vitest';
import { statement } from '#lib/server/db/statement.ts';
import { estimatedBytes } from '#lib/server/cache/estimated-bytes.ts';
import { memoize } from '#lib/server/cache/result-cache.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openCaseWorld } from '../statistics/case-world.ts';
import { areaTotals } from '../statistics/area-totals.ts';

const one = statement()`insert into world_test by name
  select date '2024-06-20' as tested_on, 'a1' as place, 30000 as download_kbps`;
const clear = statement()`delete from measurement`;

let warehouse: Warehouse;
afterEach(() => warehouse.close());

describe('a result', () => {
  it('is computed once for the same question', async () => {
    warehouse = await openCaseWorld(null);
    let computed = 0;
    const ask = (further: string) => memoize(warehouse, { statistic: 'x', further }, async () => ++computed);
    expect([await ask('a'), await ask('a'), await ask('b'), await ask('a')]).toEqual([1, 1, 2, 1]);
  });

  it('is invalidated when the data change', async () => {
    warehouse = await openCaseWorld({ rows: one });
    const filter = await resolveFilter(warehouse, {});
    const tests = async () => (await areaTotals(warehouse, filter))[0]!.tests;
    expect(await tests()).toBe(1);
    await warehouse.change({ commit: (writer) => writer.run(clear, {}) });
    expect(await tests()).toBe(0);
  });

  it('that failed is asked for again', async () => {
    warehouse = await openCaseWorld(null);
    const question = { statistic: 'x' };
    await expect(memoize(warehouse, question, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await memoize(warehouse, question, async () => 'yes')).toBe('yes');
  });

  it('makes room within its bytes: the one least recently asked for goes first', async () => {
    warehouse = await openCaseWorld(null);
    let computed = 0;
    const ask = (further: number) =>
      memoize(warehouse, { statistic: 'x', further }, async () => ({
        nth: ++computed,
        of: new Float64Array(1e6),
      }));
    await ask(0);
    for (let i = 1; i <= 12; i++) {
      await ask(i);
      if (i % 3 === 0) await ask(0);
    }
    expect([(await ask(0)).nth, (await ask(1)).nth]).toEqual([1, 14]);
  });

  it('of the data before a change is not taken for one of the data after it, however late it comes', async () => {
    warehouse = await openCaseWorld(null);
    const question = { statistic: 'x' };
    let finish: (value: string) => void = () => {};
    const late = memoize(warehouse, question, () => new Promise<string>((resolve) => (finish = resolve)));
    await warehouse.change({ commit: async () => undefined });
    const after = memoize(warehouse, question, async () => 'new');
    finish('old');
    expect([await late, await after, await memoize(warehouse, question, async () => 'newer')]).toEqual([
      'old',
      'new',
      'new',
    ]);
  });
});

describe('estimated bytes', () => {
  it('of plain values are those of V8, about', () => {
    expect([5, true, null, undefined].map(estimatedBytes)).toEqual([8, 8, 8, 8]);
    expect([1n, 'ab', [], {}, new Set(), new Map()].map(estimatedBytes)).toEqual([24, 28, 24, 24, 24, 24]);
    expect([[5, 6], { a: 5 }, new Set([5]), new Map([[5, 6]])].map(estimatedBytes)).toEqual([56, 40, 40, 56]);
    expect(estimatedBytes(new DataView(new ArrayBuffer(100)))).toBe(124);
  });

  it('grow with what a result holds, long arrays by their sample', () => {
    const row = (i: number) => ({ code: `area ${i}`, mean: i, bounds: { lower: null, upper: 1 } });
    const of = (rows: number) => estimatedBytes(Array.from({ length: rows }, (_, i) => row(i)));
    expect(of(1000) / of(100)).toBeCloseTo(10, 0);
    expect(of(10)).toBeGreaterThan(10 * 60);
    expect([of(100), of(101), of(1001)].filter((bytes) => !Number.isSafeInteger(bytes))).toEqual([]);
    expect(estimatedBytes(new Float64Array(1000))).toBeGreaterThan(8000);
    expect(estimatedBytes(new Map([['a', 'x'.repeat(1000)]]))).toBeGreaterThan(2000);
  });
});
