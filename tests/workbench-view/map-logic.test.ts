import { describe, expect, it } from 'vitest';
import { mapFrame } from '#lib/map/map-frame.ts';
import { areaFigures } from '#lib/workbench/map/area-figures.ts';
import { areaMatches } from '#lib/workbench/map/area-match.ts';
import { figureFill, straddles } from '#lib/workbench/map/figure-fill.ts';
import { figureClasses } from '#lib/workbench/figure-classes.ts';
import { mapSources, mapView } from '#lib/workbench/map/map-choice.ts';
import { positionCells } from '#lib/workbench/map/position-cells.ts';
import { positionColumns } from '#lib/workbench/positions.ts';
import type { ResultContext } from '#lib/workbench/result-context.ts';
import { CONTEXT, DISTRICT, interval, MBPS, OUTLINES, resultOf } from './fixtures.ts';

const matchOf = (values: readonly (string | null)[], meta = {}, context: ResultContext = CONTEXT) => {
  const result = resultOf({
    a: { type: 'word', values, meta },
    n: { type: 'count', values: values.map((_, i) => i + 1) },
  });
  return { result, match: areaMatches(result, context)[0] };
};

describe('areas of a result', () => {
  it.each([
    ['codes that the query names', ['210', 'gone', 'gone'], DISTRICT, 1],
    ['names without marks and type', ['LUC NAM', 'yen the', 'x'], {}, 2],
    ['titles', ['Huyện Lục Nam', 'Huyện Tân Yên'], {}, 2],
    ['codes that nothing names', ['210', '212', null, null, null], {}, 2],
  ])('are known by %s', (_, values, meta, rows) => {
    const { result, match } = matchOf(values, meta);
    const { byCode, unmatchedRows } = areaFigures(result, null, match!, null);
    expect([byCode.size, unmatchedRows]).toEqual([rows, values.length - rows]);
  });

  it('are not guessed where less than half of the rows match, nor by a name that two areas share', () => {
    expect(matchOf(['210', 'x', 'y']).match).toBeUndefined();
    expect(matchOf(['viettel'], { role: 'operator' }).match).toBeUndefined();
    const twins = CONTEXT.areaLevels.map((level) => ({
      ...level,
      areas: [...level.areas, { code: '999', name: 'Lục Nam', title: 'Thị xã Lục Nam' }],
    }));
    const { result, match } = matchOf(
      ['Lục Nam', 'Yên Thế', 'Thị xã Lục Nam'],
      {},
      { ...CONTEXT, areaLevels: twins },
    );
    const found = areaFigures(result, null, match!, null);
    expect([...found.byCode.keys()]).toEqual(['211', '999']);
    expect(found.unmatched).toEqual([{ word: 'Lục Nam', rows: 1 }]);
  });

  it('have the figures of their rows; rows of no area are counted and listed, most first', () => {
    const { result, match } = matchOf(['210', 'Thủ Đức', '211', 'x', 'Thủ Đức', null, '210', '211'], {});
    const count = result.columns[1]!;
    const found = areaFigures(result, null, match!, count);
    expect([...found.byCode].map(([code, { value, rows }]) => [code, value, rows])).toEqual([
      ['210', 8, 2],
      ['211', 11, 2],
    ]);
    expect(found.unmatchedRows).toBe(4);
    expect(found.unmatched).toEqual([
      { word: 'Thủ Đức', rows: 2 },
      { word: 'x', rows: 1 },
      { word: null, rows: 1 },
    ]);
    const filtered = areaFigures(result, Uint32Array.of(0, 3), match!, count);
    expect([filtered.byCode.get('210')!.value, filtered.unmatchedRows]).toEqual([1, 1]);
  });

  it('are hatched where the interval contains the limit, which is not said of an edge', () => {
    const figure = { rows: 1, value: 39.6, lower: 38, upper: 40.4, tests: 9 };
    const [found] = figureClasses([], 40).slice(3);
    expect(figureFill(found!, figure, 40)).toMatchObject({ pattern: 'hatch', ground: '#f6b57a' });
    expect(figureFill(found!, { ...figure, upper: 39.9 }, 40)).toMatchObject({
      pattern: 'solid',
      ground: '#f6b57a',
    });
    expect([straddles({ ...figure, upper: 40 }, 40), straddles({ ...figure, lower: 40 }, 40)]).toEqual([
      true,
      false,
    ]);
    expect([straddles(figure, null), straddles({ ...figure, lower: null }, 40)]).toEqual([false, false]);
  });
});

describe('the map of a result', () => {
  const result = resultOf({
    longitude: { type: 'number', values: [106.5, 106.5001, 108.5, 120, null, 106.5] },
    latitude: { type: 'number', values: [21.5, 21.5001, 21.5, 21.5, 21.5, null] },
    district: { type: 'word', values: ['210', '210', '212', null, null, null], meta: DISTRICT },
    mean: { type: 'interval', values: Array(6).fill(interval(38, 1, 9)), meta: MBPS },
    v: { type: 'number', values: [10.5, 20.5, 30, 40, 50, 60], meta: MBPS },
  });
  const sources = mapSources(result, CONTEXT);
  const chosen = (by: string, value: string | null) => {
    const view = mapView(sources, { by, value });
    return [view?.match?.column.name ?? null, view?.figure?.name ?? null];
  };

  it('shows areas before positions and the first figure, or what was chosen as far as it is there', () => {
    const own = mapView(sources, null);
    expect([own?.match?.column.name, own?.figure?.name]).toEqual(['district', 'mean']);
    expect(chosen('longitude', 'v')).toEqual([null, 'v']);
    expect(chosen('district', null)).toEqual(['district', null]);
    expect(chosen('gone', 'gone')).toEqual(['district', 'mean']);
    expect(mapView(mapSources(resultOf({ v: { type: 'number', values: [1] } }), CONTEXT), null)).toBeNull();
  });

  it('shows positions as squares with the median of their rows; each row is in one, missing, or beyond', () => {
    const positions = positionColumns(result.columns)!;
    const frame = mapFrame(OUTLINES);
    const found = positionCells(result, null, positions, result.column('v')!, frame);
    expect(found.cells.map(({ rows, value }) => [rows, value])).toEqual([
      [2, 15.5],
      [1, 30],
    ]);
    expect([found.missing, found.beyond]).toEqual([2, 1]);
    const counted = positionCells(result, Uint32Array.of(0, 1), positions, null, frame);
    expect(counted.cells.map(({ rows, value }) => [rows, value])).toEqual([[2, 2]]);
  });
});
