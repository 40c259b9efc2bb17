import { describe, expect, it } from 'vitest';
import { columnText } from '#lib/workbench/column-text.ts';
import { barFilter, columnProfile, MOST_DISTINCT } from '#lib/workbench/explorer/column-profile.ts';
import { filterInWords } from '#lib/workbench/filter-words.ts';
import { atOnce, inTurns } from '#lib/workbench/in-turns.ts';
import { filteredRows } from '#lib/workbench/shown-rows.ts';
import { CONTEXT, MBPS, resultOf } from './fixtures.ts';

const ROWS = 20_000;
const result = resultOf({
  speed: {
    type: 'number',
    values: Array.from({ length: ROWS }, (_, i) => (i === 7 ? null : i === 8 ? 99_999 : i / 200)),
    meta: MBPS,
  },
  hour: { type: 'count', values: Array.from({ length: ROWS }, (_, i) => i % 24), meta: { role: 'hour' } },
  operator: {
    type: 'word',
    values: Array.from({ length: ROWS }, (_, i) => (i % 10 === 0 ? null : `o${i % 9}`)),
  },
  on: {
    type: 'date',
    values: Array.from({ length: ROWS }, (_, i) => new Date(Date.UTC(2024, 5, 1 + (i % 10)))),
  },
  failed: { type: 'flag', values: Array.from({ length: ROWS }, (_, i) => i < 5) },
});
const profileOf = (name: string, rows: Uint32Array | null = null) =>
  atOnce(columnProfile(result, result.column(name)!, rows));

describe('the profile of a column', () => {
  it('counts each row once: in a bar, or as missing; rare far values are one bar without an end', () => {
    const { bars, distinct, extremes, missing } = profileOf('speed');
    expect(bars.reduce((sum, { rows }) => sum + rows, 0)).toBe(ROWS - 1);
    expect([distinct, missing, extremes]).toEqual([null, 1, [0, 99_999]]);
    expect(MOST_DISTINCT).toBeLessThan(ROWS);
    expect(bars.at(-1)).toMatchObject({ to: null });
  });

  it('keeps by a click on a bar exactly the rows that the bar counts', () => {
    for (const name of ['speed', 'hour', 'on']) {
      for (const bar of profileOf(name).bars) {
        expect(filteredRows(result, [barFilter(name, bar)])!.length).toBe(bar.rows);
      }
    }
  });

  it('gives few whole numbers a bar each, days none narrower than a day, texts their most frequent', () => {
    expect(profileOf('hour').bars.map(({ from }) => from)).toEqual(
      Array.from({ length: 24 }, (_, hour) => hour),
    );
    expect(profileOf('on').bars.map(({ rows }) => rows)).toEqual(Array(10).fill(2000));
    const { words, distinct, missing } = profileOf('operator');
    expect([words.length, distinct, missing]).toEqual([6, 9, 2000]);
    expect(profileOf('failed').words).toEqual([
      { word: 'false', rows: ROWS - 5 },
      { word: 'true', rows: 5 },
    ]);
  });

  it('is of the rows given alone', () => {
    expect(profileOf('hour', Uint32Array.of(0, 1, 24))).toMatchObject({
      rows: 3,
      distinct: 2,
      extremes: [0, 1],
    });
    expect(profileOf('speed', Uint32Array.of(7))).toMatchObject({
      missing: 1,
      distinct: 0,
      extremes: null,
      bars: [],
    });
  });

  it('gives way to the page, comes to the same, and stops when it is no longer wanted', async () => {
    const steps = () => columnProfile(result, result.column('speed')!, null);
    expect(await inTurns(steps(), new AbortController().signal)).toEqual(profileOf('speed'));
    function* endless() {
      for (;;) {
        const until = performance.now() + 5;
        while (performance.now() < until);
        yield;
      }
    }
    const stop = new AbortController();
    const work = inTurns(endless(), stop.signal);
    stop.abort(new Error('no longer wanted'));
    await expect(work).rejects.toThrow('no longer wanted');
  });
});

describe('a condition in words', () => {
  const inWords = (filter: Parameters<typeof filterInWords>[0]) => {
    const column = result.column(filter.column)!;
    return filterInWords(
      filter,
      column,
      columnText(column, result.data(column), CONTEXT, 'vi'),
      CONTEXT,
      'vi',
    );
  };
  it.each([
    [{ column: 'speed', from: 40, to: 60 }, 'speed: 40 đến dưới 60'],
    [{ column: 'speed', from: 2.5, to: null }, 'speed: từ 2,5'],
    [{ column: 'speed', from: null, to: 1234.5 }, 'speed: dưới 1.234,5'],
    [{ column: 'speed', from: null, to: null }, 'speed: có giá trị'],
    [{ column: 'hour', from: 8, to: 9 }, 'hour: 8'],
    [
      { column: 'on', from: Date.UTC(2024, 5, 1), to: Date.UTC(2024, 5, 3) },
      'on: 1/6/2024 đến dưới 3/6/2024',
    ],
    [{ column: 'operator', is: null }, 'operator: để trống'],
    [{ column: 'operator', is: 'viettel' }, 'operator: Viettel'],
    [{ column: 'failed', is: 'true' }, 'failed: Có'],
  ])('%j', (filter, words) => {
    expect(inWords(filter)).toBe(words);
  });
});
