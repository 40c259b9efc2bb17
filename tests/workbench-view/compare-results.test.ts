import { describe, expect, it } from 'vitest';
import { rowWriter } from '#lib/workbench/cell-text.ts';
import { compareResults } from '#lib/workbench/compare-results.ts';
import { CONTEXT, DISTRICT, interval, MBPS, resultOf } from './fixtures.ts';

const of = (codes: (string | null)[], means: (number | null)[], tests: number[]) =>
  resultOf({
    district: { type: 'word', values: codes, meta: DISTRICT },
    mean: {
      type: 'interval',
      values: means.map((mean) => (mean === null ? null : interval(mean, 1, 100))),
      meta: MBPS,
    },
    tests: { type: 'count', values: tests },
  });
const told = (then: ReturnType<typeof of>, now: ReturnType<typeof of>) => {
  const { changed, same } = compareResults(then, now);
  return [changed.map((one) => [one.row.join(), one.column.name, one.then, one.now]), same];
};

describe('two results of a query', () => {
  const then = of(['210', '211', null], [38, 41, null], [5, 6, 7]);

  it('that are alike have nothing changed, in whatever order', () => {
    expect(told(then, of([null, '211', '210'], [null, 41, 38], [7, 6, 5]))).toEqual([[], 6]);
  });

  it('are told apart figure by figure, with rows that came and went', () => {
    expect(told(then, of(['210', '212', null], [38.5, 50, null], [5, 1, 7]))).toEqual([
      [
        ['210', 'mean', 38, 38.5],
        ['212', 'mean', null, 50],
        ['212', 'tests', null, 1],
        ['211', 'mean', 41, null],
        ['211', 'tests', 6, null],
      ],
      3,
    ]);
  });

  it('name a row as the table does, an area with its code behind', () => {
    const hourly = resultOf({
      district: { type: 'word', values: ['210', 'gone'], meta: DISTRICT },
      hour: { type: 'count', values: [9, 10], meta: { role: 'hour' } },
      tests: { type: 'count', values: [5, 6] },
    });
    const nameOf = rowWriter(hourly, CONTEXT, 'vi');
    expect(
      [
        ['210', '9'],
        ['gone', '10'],
        [null, '9'],
      ].map((row) => nameOf(row)),
    ).toEqual(['Huyện Lục Nam (210) · 9', 'gone · 10', '– · 9']);
  });

  it('match rows that are alike in all but figures by their order', () => {
    const twice = (first: number) => of(['210', '210'], [first, 20], [1, 2]);
    expect(told(twice(10), twice(11))).toEqual([[['210', 'mean', 10, 11]], 3]);
  });
});
