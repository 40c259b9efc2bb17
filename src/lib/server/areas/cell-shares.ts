import { cellToLatLng, latLngToCell, polygonToCells } from 'h3-js';
import { rollup, sum } from 'd3';
import type { CellResolution } from '#lib/domain/gap.ts';
import type { Outlines } from './outlines.ts';

/** Ground is shared out by the cells of this resolution. */
const FINEST = 9;

/** What of a cell belongs to one unit. */
export interface CellShare {
  readonly code: string;
  /** Cells of resolution 9 whose middle lies in both. */
  readonly parts: number;
  /** Estimated residents; null where the unit's population is not known. */
  readonly people: number | null;
}

/** The H3 cells of one resolution that are the units' ground: each with the units it belongs to, most of it first. */
export type CellShares = ReadonlyMap<string, readonly CellShare[]>;

const cache = new WeakMap<Outlines, Map<string, CellShares>>();

/**
 * Which cells are the units' ground, and how many people live in each?
 *
 * Units are cut into cells of resolution 9 (0.1 km²), which belong to the larger cell their middle lies in. People by
 * areal weighting: each unit's are spread evenly over its small cells, so those of all cells add up to the units'. An
 * estimate: it does not know woods from villages. A unit too small to hold the middle of a cell has the one its label
 * stands in. `outlines` are remembered by identity; `populations` by unit code.
 */
export function cellShares(
  outlines: Outlines,
  populations: ReadonlyMap<string, number | null>,
  resolution: CellResolution,
): CellShares {
  const byKey = cache.get(outlines) ?? new Map<string, CellShares>();
  cache.set(outlines, byKey);
  const key = JSON.stringify([resolution, [...populations]]);
  const sharesByCell = byKey.get(key) ?? computeShares(outlines, populations, resolution);
  byKey.set(key, sharesByCell);
  return sharesByCell;
}

function computeShares(
  outlines: Outlines,
  populations: ReadonlyMap<string, number | null>,
  resolution: CellResolution,
): CellShares {
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
  }
  for (const shares of sharesByCell.values()) shares.sort((a, b) => b.parts - a.parts);
  return sharesByCell;
}

/** Estimated residents of a cell; null outside all units, and where no population is known. */
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
