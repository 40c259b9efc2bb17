import { describe, expect, it } from 'vitest';
import { filteredRows, sortedRows } from '#lib/workbench/shown-rows.ts';
import { sortRows } from '#lib/workbench/row-order.ts';
import { nextSort } from '#lib/workbench/table/next-sort.ts';
import { CONTEXT, DISTRICT, interval, MBPS, resultOf } from './fixtures.ts';

const all = (count: number) => Uint32Array.from({ length: count }, (_, row) => row);

describe('the order of rows', () => {
  it('is by number, equal ones as they stood, missing ones last in both directions', () => {
    const keys = Float64Array.of(2, NaN, -1.5, 0, -0, Infinity, -Infinity, 2, 1e-300, -1e300);
    expect([...sortRows(keys, all(10), false)]).toEqual([6, 9, 2, 3, 4, 8, 0, 7, 5, 1]);
    expect([...sortRows(keys, all(10), true)]).toEqual([5, 0, 7, 8, 3, 4, 2, 9, 6, 1]);
  });

  it('holds for 20,000 numbers, with each row once, and leaves the rows given as they were', () => {
    let seed = 7;
    const keys = Float64Array.from(
      { length: 20_000 },
      () => ((seed = (seed * 48_271) % 2_147_483_647), (seed % 4001) / 8 - 250),
    );
    const rows = all(20_000);
    const isSorted = (sorted: Uint32Array, sign: number) =>
      sorted.every((row, i) => {
        const before = sorted[i - 1] ?? row;
        const difference = (keys[row]! - keys[before]!) * sign;
        return difference > 0 || (difference === 0 && (row > before || i === 0));
      });
    expect(isSorted(sortRows(keys, rows, false), 1)).toBe(true);
    expect(isSorted(sortRows(keys, rows, true), -1)).toBe(true);
    expect(new Set(sortRows(keys, rows, true)).size).toBe(20_000);
    expect(rows.every((row, i) => row === i)).toBe(true);
  });

  const result = resultOf({
    district: { type: 'word', values: ['212', '210', null, '211'], meta: DISTRICT },
    mean: {
      type: 'interval',
      values: [interval(38, 1, 9), interval(52, 2, 4), null, interval(41, 9, 2)],
      meta: MBPS,
    },
    hour: { type: 'count', values: [8, 8, 9, 23] },
  });
  const sorted = (column: string, descending: boolean) =>
    sortedRows(result, null, { column, descending }, CONTEXT, 'vi');

  it('is by the names that are shown, not by codes: Lục Nam, Tân Yên, Yên Thế', () => {
    expect([...sorted('district', false)!]).toEqual([1, 0, 3, 2]);
    expect([...sorted('mean', true)!]).toEqual([1, 3, 0, 2]);
    expect(sorted('gone', true)).toBeNull();
  });

  it('keeps the rows of a value, of none, or of numbers in a half-open range', () => {
    const of = (...filters: Parameters<typeof filteredRows>[1][number][]) => {
      const rows = filteredRows(result, filters);
      return rows && [...rows];
    };
    expect(of({ column: 'district', is: '211' })).toEqual([3]);
    expect(of({ column: 'district', is: null })).toEqual([2]);
    expect(of({ column: 'district', is: 'unheard' })).toEqual([]);
    expect(of({ column: 'mean', from: 38, to: 52 })).toEqual([0, 3]);
    expect(of({ column: 'mean', from: null, to: null })).toEqual([0, 1, 3]);
    expect(of({ column: 'mean', is: null })).toEqual([2]);
    expect(of({ column: 'hour', is: '8' }, { column: 'mean', from: 40, to: null })).toEqual([1]);
    expect(of({ column: 'gone', is: '8' })).toBeNull();
  });

  it('turns with each click: figures from high to low first, all else from low to high, then as the rows came', () => {
    const [district, mean] = result.columns;
    expect(nextSort(mean!, null)).toEqual({ column: 'mean', descending: true });
    expect(nextSort(mean!, { column: 'mean', descending: true })).toEqual({
      column: 'mean',
      descending: false,
    });
    expect(nextSort(mean!, { column: 'mean', descending: false })).toBeNull();
    expect(nextSort(district!, { column: 'mean', descending: true })).toEqual({
      column: 'district',
      descending: false,
    });
  });
});
