import { afterEach, describe, expect, it } from 'vitest';
import { statement } from '#lib/server/db/statement.ts';
import { estimatedBytes } from '#lib/server/cache/estimated-bytes.ts';
import { cachedResult, memoize } from '#lib/server/cache/result-cache.ts';
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

  it('is computed once however many ask for it at once', async () => {
    warehouse = await openCaseWorld(null);
    let computed = 0;
    const ask = () => memoize(warehouse, { statistic: 'x' }, async () => ++computed);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  });

  it('belongs to its filter, and to the dates it says it rests on', async () => {
    warehouse = await openCaseWorld({ rows: one });
    const [all, unflagged] = await Promise.all([
      resolveFilter(warehouse, {}),
      resolveFilter(warehouse, { flagged: 'excluded' }),
    ]);
    let computed = 0;
    const ask = (question: object) =>
      memoize(warehouse, { statistic: 'x', ...question }, async () => ++computed);
    expect([
      await ask({ filter: all }),
      await ask({ filter: unflagged }),
      await ask({ filter: all }),
    ]).toEqual([1, 2, 1]);
    const [june, july] = [
      { dates: { from: '2024-06-01', to: '2024-07-01' } },
      { dates: { from: '2024-07-01', to: '2024-08-01' } },
    ];
    expect([await ask(june), await ask(july), await ask(june)]).toEqual([3, 4, 3]);
  });

  it('outlives changes of other dates, and none of its own; without dates it outlives none', async () => {
    warehouse = await openCaseWorld(null);
    let computed = 0;
    const ask = (dates?: { from: string; to: string }) =>
      memoize(warehouse, { statistic: 'x', ...(dates ? { dates } : {}) }, async () => ++computed);
    const june = { from: '2024-06-01', to: '2024-07-01' };
    const change = (firstOn: string) =>
      warehouse.change({
        commit: async () => undefined,
        affectedDates: () => ({ firstOn, lastOn: firstOn }),
      });
    expect([await ask(june), await ask()]).toEqual([1, 2]);
    await change('2024-07-01');
    expect([await ask(june), await ask()]).toEqual([1, 3]);
    await change('2024-06-30');
    expect([await ask(june), await ask()]).toEqual([4, 5]);
    expect(await cachedResult(warehouse, { statistic: 'x', dates: june })).toBe(4);
    await change('2024-06-01');
    expect(cachedResult(warehouse, { statistic: 'x', dates: june })).toBeUndefined();
  });

  it('that is under way is shared, though one of the data before ends meanwhile', async () => {
    warehouse = await openCaseWorld(null);
    const question = { statistic: 'x' };
    const finish: ((value: string) => void)[] = [];
    const ask = () =>
      memoize(warehouse, question, () => new Promise<string>((resolve) => finish.push(resolve)));
    const before = ask();
    await warehouse.change({ commit: async () => undefined });
    const after = ask();
    finish[0]!('old');
    await before;
    const shared = ask();
    expect(finish).toHaveLength(2);
    finish[1]!('new');
    expect([await after, await shared]).toEqual(['new', 'new']);
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
    let read = 0;
    const long = Array.from({ length: 10_000 }, () => ({
      get value() {
        return ++read;
      },
    }));
    expect(estimatedBytes(long)).toBeGreaterThan(10_000);
    expect(read).toBeLessThan(100);
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
