import { geoBounds, geoContains } from 'd3';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { Random } from './random.ts';

/** An area of the simulation. */
export interface SimulatedArea {
  readonly code: string;
  /** As an export writes it: "Xã Tam Dị". */
  readonly title: string;
  /** Its district, as an export writes it; empty when it lies in several or none. */
  readonly district: string;
  readonly population: number;
  /** RFC 7946 polygon. */
  readonly outline: Feature<Polygon | MultiPolygon>;
}

/** An operator of the simulation. */
export interface SimulatedOperator {
  /** As an export writes it. */
  readonly name: string;
  /** Share of all measurements. */
  readonly share: number;
  /** Mean 4G download where the area's own factor is 1, Mbps. */
  readonly meanMbps: number;
}

/** Operators of the simulation. Shares and speeds are invented, close to those published for 2023 and 2024. */
export const SIMULATED_OPERATORS: readonly SimulatedOperator[] = [
  { name: 'Viettel', share: 0.46, meanMbps: 52 },
  { name: 'VinaPhone', share: 0.27, meanMbps: 45 },
  { name: 'MobiFone', share: 0.2, meanMbps: 36 },
  { name: 'Vietnamobile', share: 0.05, meanMbps: 12 },
  { name: 'iTel', share: 0.02, meanMbps: 41 },
];

/** Standard deviation of the logarithm of the speed factors of districts, and of areas within a district. */
const DISTRICT_SIGMA = 0.22;
const AREA_SIGMA = 0.15;

/** The speed factor of each area: 1 is average. */
export function areaFactors(areas: readonly SimulatedArea[], random: Random): ReadonlyMap<string, number> {
  const districts = new Map(
    [...new Set(areas.map((area) => area.district))].map((name) => [name, random.factor(DISTRICT_SIGMA)]),
  );
  return new Map(areas.map((area) => [area.code, districts.get(area.district)! * random.factor(AREA_SIGMA)]));
}

/** Random points inside the outline, uniform in longitude and latitude, to six digits. */
export function pointSource(area: SimulatedArea, random: Random): () => [number, number] {
  const outline = reversed(area.outline);
  const [[west, south], [east, north]] = geoBounds(outline);
  return () => {
    for (;;) {
      const point: [number, number] = [
        Number((west + random.next() * (east - west)).toFixed(6)),
        Number((south + random.next() * (north - south)).toFixed(6)),
      ];
      if (geoContains(outline, point)) return point;
    }
  };
}

/** d3-geo expects clockwise rings, RFC 7946 writes them counterclockwise. */
function reversed(feature: Feature<Polygon | MultiPolygon>): Feature<MultiPolygon> {
  const { geometry } = feature;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const coordinates = polygons.map((rings) => rings.map((ring) => [...ring].reverse()));
  return { ...feature, geometry: { type: 'MultiPolygon', coordinates } };
}
