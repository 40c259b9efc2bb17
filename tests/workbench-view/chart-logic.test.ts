import { describe, expect, it } from 'vitest';
import { categoriesOf } from '#lib/workbench/categories.ts';
import { density } from '#lib/workbench/chart/density.ts';
import { dotRows } from '#lib/workbench/chart/dot-rows.ts';
import { figureAxis } from '#lib/workbench/chart/figure-axis.ts';
import {
  figuresOf,
  figuresSentence,
  figureWriter,
  groupedFigures,
} from '#lib/workbench/chart/grouped-figures.ts';
import { cutBars, histogram } from '#lib/workbench/chart/histogram.ts';
import { atOnce } from '#lib/workbench/in-turns.ts';
import { chartPanels } from '#lib/workbench/chart/panels.ts';
import { lineAxis } from '#lib/workbench/chart/line-axis.ts';
import { chartOf, possibleKinds, suggestedChart } from '#lib/workbench/chart/choose-chart.ts';
import { classOf, figureClasses } from '#lib/workbench/figure-classes.ts';
import { pictureNotes } from '#lib/workbench/picture-notes.ts';
import { valuesAt } from '#lib/workbench/order-statistics.ts';
import type { ResultColumn } from '#lib/workbench/result-columns.ts';
import type { ResultData } from '#lib/workbench/result-data.ts';
import { CONTEXT, DISTRICT, interval, MBPS, resultOf } from './fixtures.ts';

const sourceOf = (result: ResultData, rows: Uint32Array | null = null) => ({
  result,
  rows,
  categories: (column: ResultColumn) => categoriesOf(result, column, rows, CONTEXT, 'vi'),
});
const MONTH = { role: 'month' };
const OPERATOR = { role: 'operator' };
const months = { type: 'word', values: ['2024-01', '2024-03', '2024-02'], meta: MONTH } as const;
const means = {
  type: 'interval',
  values: [interval(40, 1, 9), interval(30, 2, 4), null],
  meta: MBPS,
} as const;

describe('the chart of a result', () => {
  it.each([
    ['a line of months', { months, means }, { kind: 'line', x: 'months', y: 'means', series: null }],
    [
      'a line for each operator, where months alone repeat',
      {
        m: { type: 'word', values: ['2024-01', '2024-01', '2024-02'], meta: MONTH },
        o: { type: 'word', values: ['a', 'b', 'a'], meta: OPERATOR },
        means,
      },
      { kind: 'line', x: 'm', y: 'means', series: 'o' },
    ],
    [
      'a profile of hours',
      { hour: { type: 'count', values: [7, 8, 9], meta: { role: 'hour' } }, means },
      { kind: 'profile', x: 'hour', y: 'means', series: null },
    ],
    [
      'dots of areas, of the interval rather than of the count before it',
      {
        tests: { type: 'count', values: [1, 2, 3] },
        a: { type: 'word', values: ['210', '211', '212'], meta: DISTRICT },
        means,
      },
      { kind: 'dots', x: 'a', y: 'means', series: null },
    ],
    [
      'a grid of two categories',
      {
        a: { type: 'word', values: ['210', '210', '211'], meta: DISTRICT },
        t: { type: 'word', values: ['4G', '5G', '4G'] },
        means,
      },
      { kind: 'heat', x: 'a', y: 'means', series: 't' },
    ],
    [
      'a density of two figures',
      { x: { type: 'number', values: [1, 2, 2.5] }, y: { type: 'number', values: [4, 5, 5.5] } },
      { kind: 'density', x: 'x', y: 'y', series: null },
    ],
    [
      'a histogram of measurements, not of their positions',
      {
        longitude: { type: 'number', values: [106.1, 106.1, 106.2] },
        latitude: { type: 'number', values: [21.1, 21.1, 21.2] },
        o: { type: 'word', values: ['a', 'a', 'a'], meta: OPERATOR },
        download_mbps: { type: 'number', values: [4.5, 5, 5], meta: MBPS },
      },
      { kind: 'histogram', x: 'download_mbps', y: null, series: null },
    ],
    [
      'a histogram for each operator of single measurements, also where their lines are all different',
      {
        o: { type: 'word', values: ['a', 'a', 'b'], meta: OPERATOR },
        upload_mbps: { type: 'number', values: [4.5, 5, 5], meta: MBPS },
        row_number: { type: 'count', values: [1, 2, 3], meta: { role: 'text' } },
      },
      { kind: 'histogram', x: 'upload_mbps', y: null, series: null, facet: 'o' },
    ],
    ['none of texts alone', { t: { type: 'word', values: ['a', 'b', 'c'] } }, null],
    ['none of one number', { n: { type: 'count', values: [42] } }, null],
  ] as const)('is by itself %s', (_, columns, choice) => {
    expect(suggestedChart(sourceOf(resultOf(columns)))).toEqual(choice);
  });

  it('has small charts on one scale, which few rows do not stretch', () => {
    const values = [...Array.from({ length: 20 }, (_, i) => i + 0.5), 3];
    const result = resultOf({
      o: { type: 'word', values: [...Array.from({ length: 20 }, () => 'a'), 'b'], meta: OPERATOR },
      mbps: { type: 'number', values, meta: MBPS },
    });
    const [facet, choice] = [
      result.column('o')!,
      { kind: 'histogram', x: 'mbps', y: null, series: null },
    ] as const;
    const panels = atOnce(chartPanels(sourceOf(result), choice, facet, CONTEXT, 'vi'))!;
    expect(panels.map(({ title }) => title)).toEqual(['a · n 20', 'b · n 1']);
    const bars = panels.map(({ content }) => (content.kind === 'histogram' ? content.found.bins : []));
    expect(bars[1]!.map(({ from, to }) => [from, to])).toEqual(bars[0]!.map(({ from, to }) => [from, to]));
    expect(bars.map((bins) => bins.reduce((sum, { rows }) => sum + rows, 0))).toEqual([20, 1]);
    expect(panels[1]!.span).toEqual([Math.max(...bars[0]!.map(({ rows }) => rows)) / 20]);
    const cut = panels.map(({ content, span }) =>
      content.kind === 'histogram' ? cutBars(content.found, Math.max(...span.map(Number))) : [],
    );
    expect(cut.map((found) => found.map(({ from, share }) => [from, share]))).toEqual([[], [[3, 1]]]);

    const means = resultOf({
      m: { type: 'word', values: ['2024-01', '2024-02', '2024-01'], meta: MONTH },
      o: { type: 'word', values: ['a', 'a', 'b'], meta: OPERATOR },
      mean: {
        type: 'interval',
        values: [interval(40, 1, 9), interval(30, 2, 4), interval(70, 1, 3)],
        meta: MBPS,
      },
    });
    const lines = { kind: 'line', x: 'm', y: 'mean', series: null } as const;
    const small = atOnce(chartPanels(sourceOf(means), lines, means.column('o')!, CONTEXT, 'vi'))!;
    expect(small.map(({ title, span }) => [title, Math.max(...span.map(Number))])).toEqual([
      ['a', 71],
      ['b', 71],
    ]);
    expect(small.map(({ content }) => content.kind === 'figures' && content.figures.list.length)).toEqual([
      2, 2,
    ]);
  });

  it('can be changed by hand, keeping what fits', () => {
    const result = resultOf({
      a: { type: 'word', values: ['210', '211', '212'], meta: DISTRICT },
      o: { type: 'word', values: ['a', 'a', 'b'], meta: OPERATOR },
      means,
      tests: { type: 'count', values: [1, 2, 3] },
    });
    const source = sourceOf(result);
    expect(possibleKinds(source)).toEqual(['dots', 'histogram', 'density', 'heat']);
    const former = { x: 'o', y: 'tests', series: 'a' };
    expect(chartOf('dots', source, former)).toEqual({ kind: 'dots', x: 'o', y: 'tests', series: 'a' });
    expect(chartOf('heat', source, former)).toEqual({ kind: 'heat', x: 'o', y: 'tests', series: 'a' });
    expect(chartOf('histogram', source, former)).toEqual({
      kind: 'histogram',
      x: 'means',
      y: null,
      series: null,
    });
    expect(chartOf('line', source, former)).toBeNull();
  });
});

describe('the figures of a chart', () => {
  it('are the rows themselves, with their intervals, in the order of months', () => {
    const result = resultOf({ months, means });
    const figures = groupedFigures(
      sourceOf(result),
      { kind: 'line', x: 'months', y: 'means', series: null },
      CONTEXT,
    )!;
    expect(figuresOf(figures).map(({ category, figure }) => [category.label, figure])).toEqual([
      ['1/2024', { rows: 1, value: 40, lower: 39, upper: 41, tests: 9 }],
      ['2/2024', { rows: 1, value: null, lower: null, upper: null, tests: null }],
      ['3/2024', { rows: 1, value: 30, lower: 28, upper: 32, tests: 4 }],
    ]);
    const write = figureWriter(figures.y, result.numbers(figures.y), 'vi');
    expect(figuresSentence(figures, write.whole, CONTEXT, 'vi')).toBe(
      'means (Mbps) theo months, 2 điểm. Thấp nhất 3/2024: 30,0 (28,0–32,0), n 4; cao nhất 1/2024: 40,0 (39,0–41,0), n 9.',
    );
  });

  it('of several rows are the median with quartiles, or the sum of counts; never a mean of means', () => {
    const result = resultOf({
      o: { type: 'word', values: ['a', 'a', 'a', 'a', 'a', 'b', 'b'], meta: OPERATOR },
      v: { type: 'number', values: [1, 2, 3, 4, 100, null, null], meta: MBPS },
      n: { type: 'count', values: [1, 2, 3, 4, 5, 6, null] },
    });
    const of = (y: string, rows: Uint32Array | null = null) => {
      const figures = groupedFigures(
        sourceOf(result, rows),
        { kind: 'dots', x: 'o', y, series: null },
        CONTEXT,
      )!;
      return [
        figures.grouped.by,
        figures.grouped.mostRows,
        figures.list.map((_, i) => figures.grouped.at(i, 0)!),
      ];
    };
    const none = { lower: null, upper: null, tests: null };
    expect(of('v')).toEqual([
      'median',
      5,
      [
        { rows: 5, value: 3, lower: 2, upper: 4, tests: null },
        { rows: 2, value: null, ...none },
      ],
    ]);
    expect(of('n')[2]).toEqual([
      { rows: 5, value: 15, ...none },
      { rows: 2, value: 6, ...none },
    ]);
    expect(of('n', Uint32Array.of(1, 2))).toEqual(['sum', 2, [{ rows: 2, value: 5, ...none }]]);
  });

  it('stand from the slowest, counts from the largest, weekdays as they follow, those without a figure last', () => {
    const order = (values: readonly (number | null)[], meta: Record<string, string>, role = 'technology') => {
      const numbered = role === 'weekday';
      const result = resultOf({
        x: {
          type: numbered ? 'count' : 'word',
          values: numbered ? [1, 2, 3] : ['a', 'b', 'c'],
          meta: { role },
        },
        y: { type: 'number', values, meta },
      });
      const figures = groupedFigures(
        sourceOf(result),
        { kind: 'dots', x: 'x', y: 'y', series: null },
        CONTEXT,
      )!;
      return dotRows(figures)
        .map(({ category }) => category.label)
        .join(' ');
    };
    expect(order([30, 10, null], MBPS)).toBe('b a c');
    expect(order([30, 40, null], { role: 'count' })).toBe('b a c');
    expect(order([30, 40, 20], MBPS, 'weekday')).toBe('Thứ Hai Thứ Ba Thứ Tư');
  });
});

describe('the axes of a chart', () => {
  const column = (role: string, kind = 'text') => ({ role, kind }) as ResultColumn;
  const list = (...values: (string | number | null)[]) =>
    values.map((value) => ({ value, label: String(value) }));

  it('give each month its place, and cut the line where one is missing', () => {
    const axis = lineAxis(column('month'), list('2023-12', '2024-01', '2024-03', null), String);
    expect(axis.at).toEqual([12.5, 37.5, 87.5, null]);
    expect(axis.ticks.map(({ label }) => label)).toEqual(['12/2023', '1/2024', '2/2024', '3/2024']);
    expect([...axis.breaks]).toEqual([2]);
  });

  it('show all hours of a day, and dates by their distance', () => {
    expect(lineAxis(column('hour', 'number'), list(8), String).at[0]).toBeCloseTo((8.5 / 24) * 100);
    const day = (date: string) => Date.parse(date);
    const axis = lineAxis(
      column('date', 'date'),
      list(day('2024-06-01'), day('2024-06-02'), day('2024-06-11')),
      String,
    );
    expect(axis.at.map((at) => Math.round(at!))).toEqual([1, 11, 99]);
    expect(axis.ticks[0]!.label).toMatch(/^\d+\/6\/2024$/);
  });

  it('hold 0, every figure and the limit', () => {
    expect(figureAxis([12, null, 31], 40, [0, 100], 'vi').domain).toEqual([0, 50]);
    expect(figureAxis([-3, 12], null, [0, 100], 'vi').domain).toEqual([-5, 15]);
    expect(figureAxis([], null, [0, 100], 'vi').domain).toEqual([0, 1]);
    const axis = figureAxis([0.3], null, [0, 100], 'vi');
    expect(axis.ticks.map(axis.label)).toEqual(['0,00', '0,05', '0,10', '0,15', '0,20', '0,25', '0,30']);
  });
});

describe('distributions', () => {
  it('count every row with a value once, and those below the limit', () => {
    const values = Float64Array.of(...Array.from({ length: 1000 }, (_, i) => i / 10), NaN, 5000);
    const found = histogram(values, null, { whole: false, limit: 40 });
    expect(found.bins.reduce((sum, { rows }) => sum + rows, 0)).toBe(1001);
    expect(found).toMatchObject({ rows: 1001, missing: 1, below: 400 });
    expect(found.bins.some(({ from }) => from === 40)).toBe(true);
    expect(found.bins.at(-1)!.to).toBe(Infinity);
    expect(found.bins.slice(0, 3).map(({ from, to, rows }) => [from, to, rows])).toEqual([
      [0, 2, 20],
      [2, 4, 20],
      [4, 6, 20],
    ]);
    expect(histogram(values, Uint32Array.of(0, 1), { whole: false, limit: null })).toMatchObject({
      rows: 2,
      below: null,
    });
    expect(histogram(Float64Array.of(3, 3, 4), null, { whole: true, limit: null }).bins).toEqual([
      { from: 3, to: 4, rows: 2 },
      { from: 4, to: 5, rows: 1 },
    ]);
    expect(histogram(Float64Array.of(NaN), null, { whole: true, limit: null }).bins).toEqual([]);
  });

  it('of many values count them as their edges say, and find places as sorting does', () => {
    const values = Float64Array.from(
      { length: 40_000 },
      (_, i) => ((i * 7919) % 30_011) / 10 + (i % 9 ? 0 : 1e4),
    );
    const { bins } = histogram(values, null, { whole: false, limit: null });
    for (const { from, to, rows } of bins)
      expect(rows).toBe(values.filter((value) => value >= from && value < to).length);
    for (const of of [
      values,
      values.map((value) => 1 / (value + 1e-300)),
      values.map((value) => (value > 9 ? 9 : Infinity)),
    ]) {
      const sorted = of.slice().sort();
      const places = [0, 1, 9_999, 20_000, 39_800, 39_999];
      expect(valuesAt(of, places)).toEqual(places.map((place) => sorted[place]));
    }
  });

  it('of two figures count each pair once: in a cell, beyond the picture, or missing', () => {
    const xs = Float64Array.from({ length: 1000 }, (_, i) => (i === 7 ? NaN : i === 8 ? 1e6 : i % 100));
    const found = density(
      xs,
      xs.map((x) => x * 2),
      null,
    );
    expect(found.cells.reduce((sum, { rows }) => sum + rows, 0)).toBe(found.rows);
    expect([found.rows, found.beyond, found.missing]).toEqual([998, 1, 1]);
    expect(found.cells.every(({ x, y }) => Math.abs(y - x * 2) <= found.stepY)).toBe(true);
  });
});

describe('the colours of figures', () => {
  it('are those of the speeds where there is a limit, which is a class edge', () => {
    const classes = figureClasses([1, 2], 40);
    expect(classes.map(({ from }) => from)).toEqual([0, 10, 20, 30, 40, 60, 100, 200]);
    expect(classOf(40, classes).from).toBe(40);
    expect(classOf(39.99, classes).from).toBe(30);
  });

  it('hold about as many figures each where there is none', () => {
    const values = Array.from({ length: 100 }, (_, i) => i ** 3);
    const classes = figureClasses(values, null);
    expect(classes.map(({ from, to }) => values.filter((v) => v >= from && v < to).length)).toEqual([
      20, 20, 20, 20, 20,
    ]);
    expect(figureClasses([7, 7, 7], null)).toHaveLength(1);
    expect(classOf(7, figureClasses([7, 7, 7], null)).to).toBe(Infinity);
    expect(figureClasses([], null)).toEqual([]);
  });
});

it('a picture names its query, its data and what limits it', () => {
  const stamp = {
    ...{
      sql: 'select 1',
      values: {},
      hash: '0123456789abcdef',
      dataVersion: 1234,
      rows: 1000,
      truncated: 'rows' as const,
    },
    ...{ leftOut: [], ranAt: '2026-11-29T03:00:00Z', milliseconds: 1, by: null, simulated: true },
  };
  expect(pictureNotes(stamp, 12, 'vi')).toEqual([
    'Số liệu bản 1.234 · câu hỏi 0123456789ab · chạy lúc 29/11/2026 10:00',
    'Lọc còn 12 trong 1.000 dòng · Kết quả bị cắt ở 1.000 dòng · Dữ liệu mô phỏng',
  ]);
  expect(pictureNotes({ ...stamp, truncated: null, simulated: false }, null, 'vi')).toHaveLength(1);
});
