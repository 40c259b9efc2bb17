import { geoBounds, geoContains } from 'd3';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { Random } from './random.ts';

/** A unit that simulated tests are made in. */
export interface SimulatedArea {
  readonly code: string;
  /** As an export writes it: "Xã Tam Dị". */
  readonly title: string;
  /** The district it lies in, as an export writes it; empty when it lies in several or none. */
  readonly district: string;
  readonly population: number;
  /** RFC 7946 polygon. */
  readonly outline: Feature<Polygon | MultiPolygon>;
}

export interface SimulatedOperator {
  /** As an export writes it. */
  readonly name: string;
  /** Share of all tests. */
  readonly share: number;
  /** Mean 4G download where the unit's own factor is 1, Mbps. */
  readonly meanMbps: number;
}

/** Operators of the simulation. Shares and speeds are made up, near what was published for 2023 and 2024. */
export const SIMULATED_OPERATORS: readonly SimulatedOperator[] = [
  { name: 'Viettel', share: 0.46, meanMbps: 52 },
  { name: 'VinaPhone', share: 0.27, meanMbps: 45 },
  { name: 'MobiFone', share: 0.2, meanMbps: 36 },
  { name: 'Vietnamobile', share: 0.05, meanMbps: 12 },
  { name: 'iTel', share: 0.02, meanMbps: 41 },
];

/** How unevenly districts, and units within a district, are served: spread of the logarithm of their factors. */
const DISTRICT_SIGMA = 0.22;
const AREA_SIGMA = 0.15;

/** One factor for each unit: how much faster or slower than usual it is. */
export function areaFactors(areas: readonly SimulatedArea[], random: Random): ReadonlyMap<string, number> {
  const districts = new Map(
    [...new Set(areas.map((area) => area.district))].map((name) => [name, random.factor(DISTRICT_SIGMA)]),
  );
  return new Map(areas.map((area) => [area.code, districts.get(area.district)! * random.factor(AREA_SIGMA)]));
}

/** Points inside the outline, uniform in longitude and latitude, to six digits. */
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

/** d3-geo takes rings clockwise, RFC 7946 writes them counter-clockwise. */
function reversed(feature: Feature<Polygon | MultiPolygon>): Feature<MultiPolygon> {
  const { geometry } = feature;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const coordinates = polygons.map((rings) => rings.map((ring) => [...ring].reverse()));
  return { ...feature, geometry: { type: 'MultiPolygon', coordinates } };
}
