import { isInside } from '../areas/label-point.ts';
import type { AreaRings, Ring } from '../areas/topology.ts';
import { doubleArea } from '../areas/rings.ts';

/** Radius of the sphere with the area of the earth's ellipsoid (WGS 84), kilometres. */
const AUTHALIC_RADIUS_KM = 6371.0072;
const RADIANS = Math.PI / 180;

/**
 * The area of a shape in km², holes left out: by the trapezia between its edges and the equator on a sphere of equal area, within
 * half a percent of the ellipsoid's.
 */
export function areaKm2({ rings }: Pick<AreaRings, 'rings'>): number {
  const sizes = rings.map((ring) => Math.abs(ringKm2(ring)));
  // Even-odd: a ring inside another one is a hole. Outer rings are wound against their holes in no file for certain.
  return sizes.reduce((sum, size, i) => sum + (isHole(rings, i) ? -size : size), 0);
}

function ringKm2(ring: Ring): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1]!, ring[i]!];
    sum += (x2 - x1) * RADIANS * (Math.sin(y1 * RADIANS) + Math.sin(y2 * RADIANS));
  }
  return (sum * AUTHALIC_RADIUS_KM ** 2) / 2;
}

function isHole(rings: readonly Ring[], i: number): boolean {
  const size = Math.abs(doubleArea(rings[i]!));
  const around = rings.filter(
    (other, k) => k !== i && Math.abs(doubleArea(other)) > size && isInside(rings[i]![0]!, [other]),
  );
  return around.length % 2 === 1;
}
