import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildGrid, gridWork } from '#lib/server/areas/grid.ts';
import { readImport } from '#lib/server/areas/import-content.ts';
import { boxOf, type Ring } from '#lib/server/areas/topology.ts';
import { REQUEST } from './boundary-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'i-speed-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Shapes = readonly (readonly (readonly number[])[])[];

/** Imports areas of one ring each. */
function imported(rings: Shapes) {
  const features = rings.map((ring, i) => ({
    type: 'Feature',
    properties: { code: `A${i}`, name: 'Xã\u202e\u0007 An', parent: 'A' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  }));
  const path = join(folder, 'file.geojson');
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
  return readImport({ path, request: REQUEST });
}
const tooLarge = { code: 'areas_file_too_large', details: { file: REQUEST.fileName } };
const box = (x: number, size: number, y = 10) => {
  const [east, north] = [x + size, y + size];
  return [
    [x, y],
    [east, y],
    [east, north],
    [x, north],
    [x, y],
  ];
};
const circle = (positions: number) => {
  const turn = (i: number) => (2 * Math.PI * (i % positions)) / positions;
  return Array.from({ length: positions + 1 }, (_, i) => [Math.cos(turn(i)), Math.sin(turn(i))]);
};

describe('a boundary file', () => {
  it('has so many areas and positions', async () => {
    const copies = (count: number) =>
      Array.from({ length: count }, (_, i) => box((i % 150) / 100, 0.01, 10 + Math.floor(i / 150) / 100));
    await expect(imported(copies(20_001))).rejects.toMatchObject(tooLarge);
    await expect(imported([circle(500_001)])).rejects.toMatchObject(tooLarge);
    expect((await imported(copies(3))).areas).toHaveLength(3);
  });

  it('is not read when its grid would be too much work: areas upon each other, edges across everything', async () => {
    await expect(imported(Array.from({ length: 300 }, () => box(0, 1)))).rejects.toMatchObject(tooLarge);
    const comb = Array.from({ length: 40_000 }, (_, i) => [i / 40_000, i % 2 === 0 ? 11 : 11.9]);
    const closed = [...comb, [1, 10], [0, 10], [0, 11]];
    await expect(imported([closed])).rejects.toMatchObject(tooLarge);
  });

  it('gives names without what no one sees', async () => {
    const { areas } = await imported([box(0, 1)]);
    expect(areas.map(({ title }) => title)).toEqual(['Xã An']);
  });
});

describe('the work for a grid', () => {
  it('is that of its edges and boxes', async () => {
    const ring = box(0, 1) as unknown as Ring;
    const areas = [{ code: 'A', rings: [ring], ...boxOf(ring) }];
    const { frame, rowEdges } = await buildGrid(areas);
    const { crossed, covered } = gridWork(areas);
    expect(frame.columns).toBe(256);
    // Two edges go up through 255 rows, two along as many columns.
    expect(Math.round(crossed)).toBe(4 * 255);
    expect(Math.round(covered)).toBe(255 * 255);
    expect(rowEdges.length).toBeLessThanOrEqual(2 * 256);
  });

  it('lets other work of the process go on', async () => {
    const ring = circle(200_000) as unknown as Ring;
    let others = 0;
    const timer = setInterval(() => (others += 1), 1);
    await buildGrid([{ code: 'A', rings: [ring], ...boxOf(ring) }]);
    clearInterval(timer);
    expect(others).toBeGreaterThan(3);
  });
});
