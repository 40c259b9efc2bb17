import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LABEL_STEPS, placeValues } from '#lib/map/label-places.ts';
import { mapFrame } from '#lib/map/map-frame.ts';
import { isInside } from '#lib/server/areas/label-point.ts';
import { shownOutlines } from '#lib/server/areas/shown-areas.ts';
import { outlines, outlinesAddress, outlinesDocument } from '#lib/server/areas/outlines.ts';
import { doubleArea } from '#lib/server/areas/rings.ts';
import type { Ring } from '#lib/server/areas/topology.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openAreas } from './open-areas.ts';

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openAreas();
});
afterAll(() => warehouse.close());

const LEVELS = [
  ['2024', 'province', 2],
  ['2024', 'district', 18],
  ['2025', 'province', 1],
  ['2025', 'commune', 99],
  ['2026', 'province', 1],
  ['2026', 'commune', 99],
] as const;

/** Square kilometres in a square degree at the province's latitude, on a sphere. */
const KM2_PER_DEGREE2 = (6371.0088 * (Math.PI / 180)) ** 2 * Math.cos((21.3 * Math.PI) / 180);

describe.each(LEVELS)('the outlines of %s, %s', (edition, level, count) => {
  it('are one feature for each area, outer rings counterclockwise, holes clockwise, closed', async () => {
    const { features } = await outlines(warehouse, edition, level);
    expect(features).toHaveLength(count);
    for (const { geometry } of features) {
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      for (const rings of polygons as unknown as Ring[][]) {
        rings.forEach((ring, i) => {
          expect(Math.sign(doubleArea(ring))).toBe(i === 0 ? 1 : -1);
          expect(ring[0]).toEqual(ring[ring.length - 1]);
        });
      }
    }
  });

  it('carry a label point inside', async () => {
    for (const { geometry, properties } of (await outlines(warehouse, edition, level)).features) {
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      expect(isInside(properties.label, polygons.flat() as unknown as Ring[])).toBe(true);
    }
  });

  it('cover the published area of both provinces, within two per cent', async () => {
    const { features } = await outlines(warehouse, edition, level);
    const degrees2 = features
      .flatMap(({ geometry }) =>
        geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
      )
      .reduce(
        (sum, rings) =>
          sum + (rings as unknown as Ring[]).reduce((all, ring) => all + doubleArea(ring) / 2, 0),
        0,
      );
    expect(Math.abs((degrees2 * KM2_PER_DEGREE2) / 4718.6 - 1)).toBeLessThan(0.02);
  });
});

describe('the outlines', () => {
  it('stay the same text, with the same fingerprint, while other data changes', async () => {
    const first = await outlinesDocument(warehouse, '2024', 'district');
    await warehouse.change({ commit: async () => undefined });
    expect(await outlinesDocument(warehouse, '2024', 'district')).toEqual(first);
    const address = await outlinesAddress(warehouse, '2024', 'district');
    expect(address).toBe(`/api/v1/areas/2024/district?sha256=${first.sha256}`);
  });

  it('of a level that the edition does not have are refused with a sentence', async () => {
    await expect(outlines(warehouse, '2024', 'commune')).rejects.toMatchObject({
      code: 'areas_level_missing',
      status: 404,
    });
  });
});

describe('the names of the districts', () => {
  const places = [
    ['the whole province', null],
    ['Bắc Giang', { edition: '2024', level: 'province', code: '24' }],
    ['Bắc Ninh', { edition: '2024', level: 'province', code: '27' }],
  ] as const;
  const cases = places.flatMap(([name, within]) => LABEL_STEPS.map(({ em }) => ({ name, within, em })));

  it.each(cases)('all stand on the map of $name, $em units an em', async ({ within, em }) => {
    const frame = mapFrame(await shownOutlines(warehouse, { edition: '2024', level: 'district', within }));
    const placed = placeValues(frame, frame.areas, em, () => '▼ 38,2');
    const names = placed.map(({ lines }) => lines[0]);
    expect(frame.areas.map(({ name }) => name).filter((name) => !names.includes(name))).toEqual([]);
    // Of one of the former provinces with its figure, on a phone too.
    if (within) expect(placed.every(({ lines }) => lines.length === 2)).toBe(true);
  });
});
