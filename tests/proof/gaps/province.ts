import { readFileSync } from 'node:fs';
import { csvParse } from 'd3';
import type { MultiPolygon, Polygon } from 'geojson';
import { cellToLatLng, cellToParent, greatCircleDistance, polygonToCells } from 'h3-js';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import {
  WINDOW_RESOLUTION,
  windowLayout,
  type WindowLayout,
} from '#lib/server/statistics/gap-windows/window-layout.ts';

const AREAS = 'data/reference/areas';
/** Cells of some 36 km², larger than a window: what shares a bad day. */
const PATCH_RESOLUTION = 6;
/** Less than a degree of latitude is long, and one of longitude as far north as the province. */
const [KM_OF_LATITUDE, KM_OF_LONGITUDE] = [111, 100];
/** No further are cells around one looked for. */
export const FARTHEST_KM = 9;

/** The province that worlds are drawn on: real outlines and populations. Arrays by the layout's cell. */
export interface Province {
  readonly layout: WindowLayout;
  /** Cells whose centre lies in a commune. */
  readonly inside: readonly number[];
  /** Number of the commune; -1 outside. */
  readonly commune: Int32Array;
  readonly people: Float64Array;
  readonly patch: Int32Array;
  /** The cells within kilometres of a cell's centre, at most `FARTHEST_KM`. */
  readonly within: (centre: number, kilometres: number) => readonly number[];
}

interface AreaProperties {
  readonly id: string;
  readonly commune: string;
}

let read: Province | null = null;

/** The communes of the reference areas, read once; people are spread evenly over each, as the program does. */
export const readProvince = (): Province => (read ??= provinceIn());

function provinceIn(): Province {
  const topology = JSON.parse(readFileSync(`${AREAS}/areas.topo.json`, 'utf8')) as Topology<{
    areas: GeometryCollection<AreaProperties>;
  }>;
  const shapes = feature(topology, topology.objects.areas).features;
  const communes = csvParse(readFileSync(`${AREAS}/communes-2025.csv`, 'utf8'));
  const cellsOf = new Map<string, string[]>(communes.map(({ code }) => [code!, []]));
  for (const { geometry, properties } of shapes) {
    const { type, coordinates } = geometry as Polygon | MultiPolygon;
    const polygons = type === 'Polygon' ? [coordinates] : coordinates;
    const cells = polygons.flatMap((polygon) => polygonToCells(polygon, WINDOW_RESOLUTION, true));
    cellsOf.get(properties.commune)?.push(...cells);
  }
  const layout = windowLayout([...cellsOf.values()].flat());
  const commune = new Int32Array(layout.cells.length).fill(-1);
  const people = new Float64Array(layout.cells.length);
  communes.forEach(({ code, population }, number) => {
    const cells = cellsOf.get(code!)!;
    for (const cell of cells) {
      commune[layout.numberOf.get(cell)!] = number;
      people[layout.numberOf.get(cell)!] = Number(population) / cells.length;
    }
  });
  const patches = layout.cells.map((cell) => cellToParent(cell, PATCH_RESOLUTION));
  const patchNumbers = new Map([...new Set(patches)].map((patch, number) => [patch, number]));
  const inside = layout.cells.flatMap((_, cell) => (commune[cell] === -1 ? [] : [cell]));
  const middles = layout.cells.map((cell) => cellToLatLng(cell));
  return {
    layout,
    inside,
    commune,
    people,
    patch: Int32Array.from(patches, (patch) => patchNumbers.get(patch)!),
    within: cellsWithin(inside, middles),
  };
}

/** The cells within kilometres of one; the distances around each are computed once. */
function cellsWithin(
  inside: readonly number[],
  middles: readonly (readonly [latitude: number, longitude: number])[],
): Province['within'] {
  const known = new Map<number, readonly { readonly cell: number; readonly kilometres: number }[]>();
  const around = (centre: number) => {
    const [latitude, longitude] = middles[centre]!;
    return inside
      .filter(
        (cell) =>
          // Cheap, and true of every cell that is near enough.
          Math.abs(middles[cell]![0] - latitude) * KM_OF_LATITUDE <= FARTHEST_KM &&
          Math.abs(middles[cell]![1] - longitude) * KM_OF_LONGITUDE <= FARTHEST_KM,
      )
      .map((cell) => ({
        cell,
        kilometres: greatCircleDistance([...middles[cell]!], [latitude, longitude], 'km'),
      }));
  };
  return (centre, kilometres) => {
    const cells = known.get(centre) ?? around(centre);
    known.set(centre, cells);
    return cells.filter((near) => near.kilometres <= kilometres).map(({ cell }) => cell);
  };
}
