import { expect, it } from 'vitest';
import { parseFilterChoice } from '#lib/domain/filter.ts';
import { switchRule } from '#lib/server/ingest/rules/switch-rule.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { exported, load, openWarehouse } from './support.ts';
import { areaTotals } from '../statistics/area-totals.ts';

const A = '13/06/2024 08:00:01;Viettel;4G;38,2;11;20;106,2;21,3;a';

it('tests with a mark count unless the filter leaves them out, and a rule that is off leaves nobody out', async () => {
  const warehouse = await openWarehouse('areas');
  const pingless = A.replace(';20;', ';0;').replace('38,2', '50');
  const { batch } = await load(warehouse, 'a.csv', exported(A, pingless));
  const testsOf = async (search: string) => {
    const choice = parseFilterChoice(new URLSearchParams(`edition=2024&level=district&${search}`));
    const [all] = await areaTotals(warehouse, await resolveFilter(warehouse, choice));
    return all?.tests;
  };
  expect([await testsOf(''), await testsOf('flagged=included'), await testsOf('flagged=excluded')]).toEqual([
    2, 2, 1,
  ]);
  await switchRule(warehouse, batch.id, 'latency_zero', 'off', 'test');
  expect(await testsOf('flagged=excluded')).toBe(2);
});
