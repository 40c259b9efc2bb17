import { cellsToMultiPolygon, cellToBoundary, cellToLatLng } from 'h3-js';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { least, mean, rollups } from 'd3';
import type { Filter } from '#lib/domain/filter.ts';
import { CELL_MINIMUM, CELL_RESOLUTIONS, type CellResolution, type GapCell } from '#lib/domain/gaps/gap.ts';
import type {
  Bounds,
  CellGroupProperties,
  CellProperties,
  GapProperties,
} from '#lib/domain/gaps/gap-shapes.ts';
import { speedClassOf, type SpeedClass } from '#lib/domain/speed-scale.ts';
import { peopleIn } from '../../areas/cell-shares.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { gapCells, windowCells } from './gap-cells.ts';
import { gapScreenings } from './gap-screening.ts';
import { gaps, placesOf } from './gaps.ts';

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
  const [{ cells }, { sharesByCell }, windows, screenings] = await Promise.all([
    gaps(warehouse, filter, resolution),
    gapCells(warehouse, filter, resolution),
    windowCells(warehouse, filter),
    gapScreenings(warehouse, filter),
  ]);
  const placeOf = placesOf(windows, screenings.get(filter.operator));
  const tested = new Map(cells.map((cell) => [cell.cell, cell]));
  const all = [...new Set([...tested.keys(), ...sharesByCell.keys()])].sort();
  const features = all.flatMap((cell) => {
    const ring = cellToBoundary(cell, true).map(rounded);
    if (within && !reaches(ring, within)) return [];
    const found = tested.get(cell);
    const { status, atMostKbps } = found ?? placeOf(cell);
    const isShown = found !== undefined && showsMean(found);
    const people = peopleIn(sharesByCell, cell);
    const properties: CellProperties = {
      cell,
      status,
      tests: found?.tests ?? 0,
      devices: found?.devices ?? 0,
      kbps: isShown ? found.downloadKbpsMean : null,
      lower: isShown ? found.downloadKbpsMeanLower : null,
      upper: isShown ? found.downloadKbpsMeanUpper : null,
      at_most: atMostKbps,
      people: people === null ? null : Math.round(people),
    };
    const geometry: Polygon = { type: 'Polygon', coordinates: [ring] };
    return [{ type: 'Feature' as const, geometry, properties }];
  });
  return { type: 'FeatureCollection', features };
}

/** A mean is shown where it did not choose its place, of enough devices. */
const showsMean = ({ status, clusters }: GapCell): boolean =>
  clusters >= CELL_MINIMUM && status !== 'confirmed' && status !== 'suspected';

function reaches(ring: readonly (readonly [number, number])[], [west, south, east, north]: Bounds): boolean {
  return (
    ring.some(([x]) => x >= west) &&
    ring.some(([x]) => x <= east) &&
    ring.some(([, y]) => y >= south) &&
    ring.some(([, y]) => y <= north)
  );
}

/** The gap areas as GeoJSON, in the order of their ranks. Throws the Faults of `gaps`. */
export async function gapOutlines(
  warehouse: Warehouse,
  filter: Filter,
): Promise<FeatureCollection<MultiPolygon, GapProperties>> {
  const { areas } = await gaps(warehouse, filter, CELL_RESOLUTIONS[0]);
  return {
    type: 'FeatureCollection',
    features: areas.map(({ id, rank, name, status, people, tests, devices, cells, ...area }) => ({
      type: 'Feature',
      geometry: merged(cells),
      properties: {
        gap_id: id,
        ...{ rank, name, status, tests, devices },
        people: people === null ? null : Math.round(people),
        at_most: area.atMostKbps,
        devices_missing: area.devicesMissing,
        label: middleOf(cells),
      },
    })),
  };
}

/**
 * All cells of a resolution merged into one shape per speed class (see `speedClasses`) and status, unordered, for
 * drawings without interaction. A confirmed gap area has the class of its bound. Throws the Faults of `gaps`.
 */
export async function cellGroups(
  warehouse: Warehouse,
  filter: Filter,
  resolution: CellResolution,
  classes: readonly SpeedClass[],
): Promise<FeatureCollection<MultiPolygon, CellGroupProperties>> {
  const { features } = await cellOutlines(warehouse, filter, resolution, null);
  const groups = rollups(
    features,
    (of) => of.map(({ properties }) => properties.cell),
    ({ properties }) => properties.status,
    ({ properties: { at_most, kbps } }) => {
      const drawn = at_most ?? kbps;
      return drawn === null ? null : speedClassOf(drawn, classes).from;
    },
  ).flatMap(([status, byClass]) => byClass.map(([fromKbps, of]) => ({ status, fromKbps, of })));
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
