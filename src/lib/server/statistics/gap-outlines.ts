import { cellsToMultiPolygon, cellToBoundary, cellToLatLng } from 'h3-js';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { least, mean, rollups } from 'd3';
import type { Filter } from '#lib/domain/filter.ts';
import type { CellResolution } from '#lib/domain/gap.ts';
import type { Bounds, CellGroupProperties, CellProperties, GapProperties } from '#lib/domain/gap-shapes.ts';
import { speedClassOf, type SpeedClass } from '#lib/domain/speed-scale.ts';
import { peopleIn } from '../areas/cell-shares.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { gapCells } from './gap-cells.ts';
import { gaps } from './gaps.ts';

/** Decimals of a degree: about a metre. */
const DECIMALS = 5;
const rounded = ([x, y]: readonly number[]): [number, number] => [
  Number(x!.toFixed(DECIMALS)),
  Number(y!.toFixed(DECIMALS)),
];

/**
 * The cells of a resolution as GeoJSON, ordered by index: tested ones and untested ones inside the areas. With
 * bounds, only those that intersect them. Throws the Faults of `gaps`.
 */
export async function cellOutlines(
  warehouse: Warehouse,
  filter: Filter,
  resolution: CellResolution,
  within: Bounds | null,
): Promise<FeatureCollection<Polygon, CellProperties>> {
  const [{ cells }, { sharesByCell }] = await Promise.all([
    gaps(warehouse, filter, resolution),
    gapCells(warehouse, filter, resolution),
  ]);
  const tested = new Map(cells.map((cell) => [cell.cell, cell]));
  const all = [...new Set([...tested.keys(), ...sharesByCell.keys()])].sort();
  const features = all.flatMap((cell) => {
    const ring = cellToBoundary(cell, true).map(rounded);
    if (within && !reaches(ring, within)) return [];
    const found = tested.get(cell);
    const people = peopleIn(sharesByCell, cell);
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

/** The gap areas as GeoJSON, most residents first. Throws the Faults of `gaps`. */
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
      geometry: merged(cells),
      properties: {
        rank,
        name,
        people: people === null ? null : Math.round(people),
        tests,
        kbps,
        label: middleOf(cells),
      },
    })),
  };
}

/**
 * All cells of a resolution merged into one shape per speed class (see `speedClasses`) and verdict, unordered, for
 * drawings without interaction. Throws the Faults of `gaps`.
 */
export async function cellGroups(
  warehouse: Warehouse,
  filter: Filter,
  resolution: CellResolution,
  classes: readonly SpeedClass[],
): Promise<FeatureCollection<MultiPolygon, CellGroupProperties>> {
  const [{ cells }, { sharesByCell }] = await Promise.all([
    gaps(warehouse, filter, resolution),
    gapCells(warehouse, filter, resolution),
  ]);
  const tested = new Set(cells.map(({ cell }) => cell));
  const untested = [...sharesByCell.keys()].filter((cell) => !tested.has(cell));
  const groups = [
    ...rollups(
      cells,
      (of) => of.map(({ cell }) => cell),
      ({ verdict }) => verdict,
      ({ downloadKbpsMean: kbps }) => (kbps === null ? null : speedClassOf(kbps, classes).from),
    ).flatMap(([verdict, byClass]) => byClass.map(([fromKbps, of]) => ({ verdict, fromKbps, of }))),
    ...(untested.length > 0 ? [{ verdict: 'untested' as const, fromKbps: null, of: untested }] : []),
  ];
  return {
    type: 'FeatureCollection',
    features: groups.map(({ of, ...properties }) => ({
      type: 'Feature',
      geometry: merged(of),
      properties: { ...properties, cells: of.length },
    })),
  };
}

/** The centre of the cell nearest to the centroid: a point inside. */
function middleOf(cells: readonly string[]): [number, number] {
  const middles = cells.map((cell) => cellToLatLng(cell));
  const [latitude, longitude] = [mean(middles, ([y]) => y)!, mean(middles, ([, x]) => x)!];
  const [y, x] = least(middles, (middle) => Math.hypot(middle[0] - latitude, middle[1] - longitude))!;
  return rounded([x, y]);
}

/** The merged outline of the cells. */
const merged = (cells: readonly string[]): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: cellsToMultiPolygon([...cells], true).map((polygon) =>
    polygon.map((ring) => ring.map(rounded)),
  ),
});
