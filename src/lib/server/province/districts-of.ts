import { Fault } from '#lib/domain/fault.ts';
import type { NewProvinceReport } from '#lib/domain/province/new-province.ts';
import type { ImportContent } from '../areas/import-content.ts';
import { isInside, labelPoint } from '../areas/label-point.ts';
import { areaRings, type AreaRings, type AreaTopology, type Position } from '../areas/topology.ts';

/** Points along a side of the box of an area that are looked up in the districts. */
const POINTS_PER_SIDE = 14;
/** From this share on an area counts as lying in one district: outlines of two makers never agree to the metre. */
const WHOLE = 0.97;

/**
 * In which district does each area lie, by outlines of districts? The one that most of it lies in, with those that lie in
 * several. Throws a Fault for an area outside all of them.
 */
export function districtsByOutline(
  areas: ImportContent['areas'],
  topology: AreaTopology,
  districts: AreaTopology,
  titles: ReadonlyMap<string, string>,
): { readonly codes: ReadonlyMap<string, string>; readonly divided: NewProvinceReport['divided'] } {
  const around = areaRings(districts);
  const shapes = new Map(areaRings(topology).map((shape) => [shape.code, shape]));
  const codes = new Map<string, string>();
  const divided: NewProvinceReport['divided'][number][] = [];
  for (const { code, title } of areas) {
    const counts = new Map<string, number>();
    const points = pointsIn(shapes.get(code)!);
    for (const point of points) {
      const home = around.find((district) => contains(district, point));
      if (home) counts.set(home.code, (counts.get(home.code) ?? 0) + 1);
    }
    const [most] = [...counts].sort((a, b) => b[1] - a[1]);
    if (!most) throw new Fault('province_area_outside', { area: title }, 422);
    codes.set(code, most[0]);
    const share = most[1] / points.length;
    if (share < WHOLE) divided.push({ area: title, district: titles.get(most[0])!, share });
  }
  return { codes, divided };
}

function contains({ west, east, south, north, rings }: AreaRings, [x, y]: Position): boolean {
  return x >= west && x <= east && y >= south && y <= north && isInside([x, y], rings);
}

function pointsIn({ rings, west, east, south, north }: AreaRings): Position[] {
  const step = (i: number) => (i + 0.5) / POINTS_PER_SIDE;
  const lattice = Array.from({ length: POINTS_PER_SIDE ** 2 }, (_, i): Position => [
    west + (east - west) * step(i % POINTS_PER_SIDE),
    south + (north - south) * step(Math.floor(i / POINTS_PER_SIDE)),
  ]);
  const inside = lattice.filter((point) => isInside(point, rings));
  return inside.length > 0 ? inside : [labelPoint(rings)];
}
