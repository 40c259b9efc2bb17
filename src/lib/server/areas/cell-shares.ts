import { setImmediate as pause } from 'node:timers/promises';
import { cellToLatLng, latLngToCell, polygonToCells } from 'h3-js';
import { rollup, sum } from 'd3';
import type { CellResolution } from '#lib/domain/gaps/gap.ts';
import type { Outlines } from './outlines.ts';

/** Areas are divided among cells at this resolution. */
const FINEST = 9;

/** The part of a cell that belongs to one area. */
export interface CellShare {
  readonly code: string;
  /** Number of resolution 9 cells whose centre lies in both. */
  readonly parts: number;
  /** Estimated residents; null where the area's population is not known. */
  readonly people: number | null;
}

/** The areas of each H3 cell of one resolution, largest share first. */
export type CellShares = ReadonlyMap<string, readonly CellShare[]>;

const cache = new WeakMap<Outlines, Map<string, Promise<CellShares>>>();

/**
 * Which cells cover the areas, and how many people live in each?
 *
 * Areas are cut into cells of resolution 9 (0.1 km²), each assigned to the larger cell that contains its centre.
 * Residents by areal weighting: each area's population is spread evenly over its small cells, so cells add up to the
 * areas'. This is an estimate: it does not distinguish woods from villages. An area too small to contain the centre
 * of a cell gets the cell of its label point. Other requests have their turn between areas. Cached by identity of
 * `outlines` and by `populations` (by area code).
 */
export function cellShares(
  outlines: Outlines,
  populations: ReadonlyMap<string, number | null>,
  resolution: CellResolution,
): Promise<CellShares> {
  const byKey = cache.get(outlines) ?? new Map<string, Promise<CellShares>>();
  cache.set(outlines, byKey);
  const key = JSON.stringify([resolution, [...populations]]);
  const sharesByCell = byKey.get(key) ?? computeShares(outlines, populations, resolution);
  byKey.set(key, sharesByCell);
  return sharesByCell;
}

async function computeShares(
  outlines: Outlines,
  populations: ReadonlyMap<string, number | null>,
  resolution: CellResolution,
): Promise<CellShares> {
  const sharesByCell = new Map<string, CellShare[]>();
  for (const area of outlines.features) {
    const { code } = area.properties;
    const population = populations.get(code) ?? null;
    const parts = finestCellsOf(area);
    const cells = rollup(
      parts,
      (own) => own.length,
      (part) => (resolution === FINEST ? part : latLngToCell(...cellToLatLng(part), resolution)),
    );
    for (const [cell, count] of cells) {
      const people = population === null ? null : (population * count) / parts.length;
      const shares = sharesByCell.get(cell) ?? [];
      shares.push({ code, parts: count, people });
      sharesByCell.set(cell, shares);
    }
    await pause();
  }
  for (const shares of sharesByCell.values()) shares.sort((a, b) => b.parts - a.parts);
  return sharesByCell;
}

/** Estimated residents of a cell; null outside all areas, and where no population is known. */
export function peopleIn(sharesByCell: CellShares, cell: string): number | null {
  const known = (sharesByCell.get(cell) ?? []).flatMap(({ people }) => people ?? []);
  return known.length === 0 ? null : sum(known);
}

function finestCellsOf({ geometry, properties }: Outlines['features'][number]): string[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const cells = polygons.flatMap((polygon) => polygonToCells(polygon, FINEST, true));
  const [longitude, latitude] = properties.label;
  return cells.length > 0 ? cells : [latLngToCell(latitude, longitude, FINEST)];
}
