import { expect, it } from 'vitest';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import type { MapShape } from '#lib/server/evidence/map-shape.ts';
import { reportMap } from '#lib/server/evidence/pdf/report-map.ts';

/** A square of a tenth of a degree whose name stands in its middle. */
function square(code: string, name: string, west: number): MapShape {
  const [east, south, north] = [west + 0.1, 21.2, 21.3];
  const ring = [
    ...([
      [west, south],
      [east, south],
      [east, north],
    ] as const),
    ...([
      [west, north],
      [west, south],
    ] as const),
  ];
  return { code, name, rings: [ring], label: [west + 0.05, 21.25] };
}

const places = (svg: string) =>
  new Map(
    [...svg.matchAll(/<text x="([\d.]+)"[^>]*>([^<]*)<\/text>/g)].map(([, x, name]) => [name!, Number(x)]),
  );

it('no name of the scope covers that of a neighbour', () => {
  const map = [
    square('1', 'Việt Yên', 106),
    square('2', 'Bắc Giang', 106.02),
    square('3', 'Sơn Động', 106.8),
  ];
  const figures = [{ code: '1', verdict: 'too_few' }] as unknown as readonly AreaStatistic[];
  const alone = places(reportMap({ map, figures: [], order: [] })!);
  const drawn = places(reportMap({ map, figures, order: ['1'] })!);
  const [own, neighbour] = [drawn.get('1. Việt Yên')!, drawn.get('Bắc Giang')!];
  const halves = ('1. Việt Yên'.length * 22 * 0.55) / 2 + ('Bắc Giang'.length * 17 * 0.55) / 2;
  expect(alone.get('Bắc Giang')! - own).toBeLessThan(halves);
  expect(neighbour - own).toBeGreaterThan(halves);
  expect(drawn.get('Sơn Động')).toBe(alone.get('Sơn Động'));
});
