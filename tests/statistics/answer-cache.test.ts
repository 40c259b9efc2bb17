import { afterEach, describe, expect, it } from 'vitest';
import { statement } from '#lib/server/db/statement.ts';
import { answerOnce } from '#lib/server/statistics/answer-cache.ts';
import { areaTotals } from '#lib/server/statistics/area-statistics.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openCaseWorld } from './case-world.ts';

const one = statement()`insert into world_test by name
  select date '2024-06-20' as tested_on, 'a1' as place, 30000 as download_kbps`;
const clear = statement()`delete from measurement`;

let warehouse: Warehouse;
afterEach(() => warehouse.close());

describe('an answer', () => {
  it('is computed once for the same question', async () => {
    warehouse = await openCaseWorld(null);
    let computed = 0;
    const ask = (further: string) =>
      answerOnce(warehouse, { statistic: 'x', further }, async () => ++computed);
    expect([await ask('a'), await ask('a'), await ask('b'), await ask('a')]).toEqual([1, 1, 2, 1]);
  });

  it('is forgotten when the data change', async () => {
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
    await expect(answerOnce(warehouse, question, () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
    expect(await answerOnce(warehouse, question, async () => 'yes')).toBe('yes');
  });

  it('makes room: the one not asked for longest goes first', async () => {
    warehouse = await openCaseWorld(null);
    let computed = 0;
    const ask = (further: number) =>
      answerOnce(warehouse, { statistic: 'x', further }, async () => ++computed);
    await ask(0);
    for (let i = 1; i <= 300; i++) {
      await ask(i);
      if (i % 100 === 0) await ask(0);
    }
    expect([await ask(0), await ask(1)]).toEqual([1, 302]);
  });
});
