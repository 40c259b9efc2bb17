import { cellsToMultiPolygon, cellToBoundary } from 'h3-js';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { Filter } from '#lib/domain/filter.ts';
import type { CellResolution } from '#lib/domain/gap.ts';
import type { Verdict } from '#lib/domain/verdict.ts';
import { peopleIn } from '../areas/hex-ground.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { gapGround } from './gap-ground.ts';
import { gaps } from './gaps.ts';

/** West, south, east, north, in degrees. */
export type Bounds = readonly [number, number, number, number];

/** What a cell is drawn by. */
export interface CellProperties {
  readonly cell: string;
  readonly verdict: Verdict;
  readonly tests: number;
  readonly devices: number;
  readonly kbps: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Estimated residents, whole. */
  readonly people: number | null;
}

/** What a gap area is drawn by. */
export interface GapProperties {
  readonly rank: number;
  readonly name: string;
  readonly people: number | null;
  readonly tests: number;
  readonly kbps: number | null;
}

/** About a metre. */
const DECIMALS = 5;
const rounded = ([x, y]: readonly number[]): [number, number] => [
  Number(x!.toFixed(DECIMALS)),
  Number(y!.toFixed(DECIMALS)),
];

/**
 * The cells of a resolution as GeoJSON, in order of their index: those with tests and those of the ground without.
 * Only those that reach into the bounds, when there are any. Throws the faults of `gaps`.
 */
export async function cellOutlines(
  warehouse: Warehouse,
  filter: Filter,
  resolution: CellResolution,
  within: Bounds | null,
): Promise<FeatureCollection<Polygon, CellProperties>> {
  const [{ cells }, { ground }] = await Promise.all([
    gaps(warehouse, filter, resolution),
    gapGround(warehouse, filter, resolution),
  ]);
  const tested = new Map(cells.map((cell) => [cell.cell, cell]));
  const all = [...new Set([...tested.keys(), ...ground.keys()])].sort();
  const features = all.flatMap((cell) => {
    const ring = cellToBoundary(cell, true).map(rounded);
    if (within && !reaches(ring, within)) return [];
    const found = tested.get(cell);
    const people = peopleIn(ground, cell);
    const properties: CellProperties = {
      cell,
      verdict: found?.verdict ?? 'untested',
      tests: found?.tests ?? 0,
      devices: found?.devices ?? 0,
      kbps: found?.downloadKbpsMean ?? null,
      lower: found?.downloadKbpsMeanLower ?? null,
      upper: found?.downloadKbpsMeanUpper ?? null,
      people: people === null ? null : Math.round(people),
    };
    const geometry: Polygon = { type: 'Polygon', coordinates: [ring] };
    return [{ type: 'Feature' as const, geometry, properties }];
  });
  return { type: 'FeatureCollection', features };
}

function reaches(ring: readonly (readonly [number, number])[], [west, south, east, north]: Bounds): boolean {
  return (
    ring.some(([x]) => x >= west) &&
    ring.some(([x]) => x <= east) &&
    ring.some(([, y]) => y >= south) &&
    ring.some(([, y]) => y <= north)
  );
}

/** The gap areas as GeoJSON, the most people first. Throws the faults of `gaps`. */
export async function gapOutlines(
  warehouse: Warehouse,
  filter: Filter,
  resolution: CellResolution,
): Promise<FeatureCollection<MultiPolygon, GapProperties>> {
  const { areas } = await gaps(warehouse, filter, resolution);
  return {
    type: 'FeatureCollection',
    features: areas.map(({ rank, name, people, tests, downloadKbpsMean: kbps, cells }) => ({
      type: 'Feature',
      geometry: {
        type: 'MultiPolygon',
        coordinates: cellsToMultiPolygon([...cells], true).map((polygon) =>
          polygon.map((ring) => ring.map(rounded)),
        ),
      },
      properties: { rank, name, people: people === null ? null : Math.round(people), tests, kbps },
    })),
  };
}
