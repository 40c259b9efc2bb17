import { describe, expect, it } from 'vitest';
import { speedClasses } from '#lib/domain/speed-scale.ts';
import { areaFill } from '#lib/map/area-fill.ts';
import { areaOrderWord, orderAreas, parseAreaOrder } from '#lib/map/area-order.ts';
import { countClasses } from '#lib/map/area-view.ts';
import { placeLabels } from '#lib/map/label-places.ts';
import type { MapFrame } from '#lib/map/map-frame.ts';
import { fast, row, standard, units, views } from './three-areas.ts';

describe('areaViews', () => {
  it('says an area as a screen reader should', () => {
    expect(views([row('a', {})])[0]!.ariaLabel).toBe('Huyện A, 38,2 ± 1,4 Mbps, 812 lượt đo, chưa đạt');
  });

  it('shows a unit without a row as untested, never as zero', () => {
    const untested = views([row('a', {})])[1]!;
    expect(untested.value).toBeNull();
    expect(untested.statistic.verdict).toBe('untested');
    expect(untested.fill.pattern).toBe('dots');
    expect(untested.ariaLabel).toBe('Huyện B, chưa đo');
  });

  it('counts classes without the units that have too few tests', () => {
    const areas = views([row('a', {}), row('b', { verdict: 'too_few' }), row('c', fast)]);
    expect(countClasses(areas, speedClasses(standard.limit))).toEqual([0, 0, 0, 1, 1, 0, 0, 0]);
  });
});

describe('areaFill', () => {
  const classes = speedClasses(40_000);

  it('gives every state of knowledge its own pattern', () => {
    const patterns = (['met', 'undecided', 'too_few', 'untested'] as const).map(
      (verdict) => areaFill(41_000, verdict, classes).pattern,
    );
    expect(patterns).toEqual(['solid', 'hatch', 'sparse', 'dots']);
  });

  it('puts a speed at the limit with those above it', () => {
    expect(areaFill(40_000, 'met', classes).ground).toBe('#b5dfe0');
    expect(areaFill(39_999, 'not_met', classes).ground).toBe('#f6b57a');
  });
});

describe('orderAreas', () => {
  it('puts units without the figure last in both directions', () => {
    const areas = views([row('a', fast), row('c', {})]);
    const codes = (word: string) => orderAreas(areas, parseAreaOrder(word)).map(({ code }) => code);
    expect(codes('mean')).toEqual(['c', 'a', 'b']);
    expect(codes('-mean')).toEqual(['a', 'c', 'b']);
  });

  it('puts what is most surely slow first, never what is least known', () => {
    const known = (code: string, mean: number, half: number) =>
      row(code, {
        deciding: mean,
        decidingLower: mean - half,
        decidingUpper: mean + half,
      });
    const none = { decidingLower: null, decidingUpper: null };
    const areas = views([
      known('a', 30_000, 12_000),
      known('b', 33_000, 1_000),
      row('c', { deciding: 10_000, ...none }),
    ]);
    const codes = (word: string) => orderAreas(areas, parseAreaOrder(word)).map(({ code }) => code);
    expect(codes('mean')).toEqual(['b', 'a', 'c']);
    expect(codes('-mean')).toEqual(['b', 'a', 'c']);
    expect(orderAreas(areas, parseAreaOrder('tests')).map(({ code }) => code)).toEqual(['a', 'b', 'c']);
  });

  it('reads back every word it writes, and takes the default order for any other', () => {
    expect(areaOrderWord(parseAreaOrder('-tests'))).toBe('-tests');
    expect(areaOrderWord(parseAreaOrder('password'))).toBe('mean');
  });
});

describe('placeLabels', () => {
  const frame = (labels: readonly (readonly [number, number])[]): MapFrame => ({
    width: 1000,
    height: 500,
    bounds: [106, 21, 107, 22],
    areas: units.slice(0, labels.length).map(({ code, name, title }, i) => ({
      code,
      name,
      title,
      path: '',
      label: labels[i]!,
      size: 10 - i,
    })),
  });
  const areas = views([row('a', {}), row('b', fast), row('c', {})]);

  it('labels an area that has room with its name and its marked value', () => {
    const [label] = placeLabels(frame([[500, 250]]), areas, 20, 'vi');
    expect(label).toMatchObject({ x: 500, y: 250, lines: ['a', '▼ 38,2'] });
  });

  it('never puts two labels on the same spot', () => {
    const placed = placeLabels(frame([[500, 250], [500, 250]]), areas, 20, 'vi'); // prettier-ignore
    expect(new Set(placed.map(({ x, y }) => `${x} ${y}`)).size).toBe(placed.length);
  });

  it('puts a label that the frame would cut beside its area, at the end of a line', () => {
    const [label] = placeLabels(frame([[2, 250]]), areas, 36, 'vi');
    expect(label!.lines).toEqual(['a', '▼ 38,2']);
    expect(label!.leader!.to).toEqual([2, 250]);
    expect(label!.leader!.from[0]).toBeGreaterThan(2);
  });
});
