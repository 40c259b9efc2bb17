import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type {
  MultiPolygon as TopologyMultiPolygon,
  Polygon as TopologyPolygon,
  Topology,
} from 'topojson-specification';

/** Longitude and latitude in degrees. */
export type Position = readonly [longitude: number, latitude: number];
/** A closed line: the last position repeats the first. */
export type Ring = readonly Position[];

/** One polygon geometry of a layer; its code is unique within the layer. */
export type AreaGeometry = (TopologyPolygon | TopologyMultiPolygon) & { properties: { code: string } };

/** The shapes of a layer, WGS 84, shared borders stored once. */
export type AreaTopology = Topology & {
  objects: { areas: { type: 'GeometryCollection'; geometries: AreaGeometry[] } };
};

/** A bounding box in degrees. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** One shape of a layer as rings under the even-odd rule: a position inside a hole crosses twice. */
export interface AreaRings extends Box {
  readonly code: string;
  readonly rings: readonly Ring[];
}

/** The shapes of a topology as rings, in its order. Shared borders are bit-identical. */
export function areaRings(topology: AreaTopology): AreaRings[] {
  return topology.objects.areas.geometries.map((geometry) => {
    const shape = (feature(topology, geometry) as Feature<Polygon | MultiPolygon>).geometry;
    const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
    const rings = polygons.flat() as unknown as Ring[];
    return { code: geometry.properties.code, rings, ...boxOf(rings.flat()) };
  });
}

/** The bounding box of positions. */
export function boxOf(positions: Iterable<Position>): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of positions) {
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return { west, south, east, north };
}
