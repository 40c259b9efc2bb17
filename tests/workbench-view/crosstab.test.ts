import { expect, it } from 'vitest';
import { categoryReader } from '#lib/workbench/categories.ts';
import { columnSums } from '#lib/workbench/table/column-sums.ts';
import { crosstab, suggestedCrosstab } from '#lib/workbench/crosstab/crosstab.ts';
import { CONTEXT, DISTRICT, interval, MBPS, resultOf } from './fixtures.ts';

const result = resultOf({
  on: { type: 'word', values: ['2024-01', '2024-01', '2024-01', '2024-02'], meta: { role: 'month' } },
  operator: { type: 'word', values: ['viettel', 'viettel', 'b', 'b'], meta: { role: 'operator' } },
  district: { type: 'word', values: ['210', '211', '212', '210'], meta: DISTRICT },
  tests: { type: 'count', values: [1, 2, 3, 4] },
  mean: {
    type: 'interval',
    values: [interval(40, 1, 9), interval(30, 2, 4), interval(20, 1, 3), null],
    meta: MBPS,
  },
});
const categories = categoryReader(result, null, CONTEXT, 'vi');

it('a crosstab is first of two columns whose cells have one row each, the shorter one across', () => {
  expect(suggestedCrosstab(result, null, categories)).toEqual({
    rows: 'district',
    columns: 'on',
    value: 'mean',
  });
  expect(suggestedCrosstab(resultOf({ n: { type: 'count', values: [1, 2] } }), null, categories)).toBeNull();
});

it('a cell has the interval of its row, and says of how many rows it is', () => {
  const choice = { rows: 'district', columns: 'operator', value: 'mean' };
  const table = crosstab(result, null, categories, choice)!;
  expect(table.rows.map(({ label }) => label)).toEqual(['Huyện Lục Nam', 'Huyện Tân Yên', 'Huyện Yên Thế']);
  expect(table.columns.map(({ label }) => label)).toEqual(['b', 'Viettel']);
  expect(table.grouped.at(0, 1)).toEqual({ rows: 1, value: 40, lower: 39, upper: 41, tests: 9 });
  expect(table.grouped.at(1, 1)).toBeUndefined();

  const counts = crosstab(result, null, categories, { rows: 'on', columns: 'operator', value: 'tests' })!;
  expect(counts.totals).toEqual({ of: 'counts', rows: [6, 4], columns: [7, 3], whole: 10 });
  expect(table.totals).toEqual({ of: 'tests', rows: [9, 3, 4], columns: [3, 13], whole: 16 });
  const devices = resultOf({
    ...{ o: { type: 'word', values: ['a', 'b'] }, h: { type: 'word', values: ['x', 'y'] } },
    devices: { type: 'count', values: [3, 4], meta: { role: 'count', sum: 'none' } },
  });
  const distinct = { rows: 'o', columns: 'h', value: 'devices' };
  expect(crosstab(devices, null, categoryReader(devices, null, CONTEXT, 'vi'), distinct)!.totals).toBeNull();
  expect(columnSums(devices, null)).toEqual([null, null, null]);
  expect([counts.grouped.by, counts.grouped.mostRows]).toEqual(['sum', 2]);
  expect(counts.grouped.at(0, 1)).toMatchObject({ rows: 2, value: 3 });
  expect(crosstab(result, null, categories, { ...choice, value: 'gone' })).toBeNull();
});
