import type { AreaReference } from '#lib/domain/area.ts';
import { sum } from 'd3';
import type { Filter } from '#lib/domain/filter.ts';
import { CELL_RESOLUTIONS, type GapArea } from '#lib/domain/gaps/gap.ts';
import { cellShares } from '../../areas/cell-shares.ts';
import { outlines } from '../../areas/outlines.ts';
import { readCatalog } from '../../warehouse/catalog.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { WINDOW_RESOLUTION } from '../gap-windows/window-layout.ts';
import { gaps } from './gaps.ts';

/** A gap area that overlaps an area. */
export type GapWithin = Pick<GapArea, 'id' | 'name' | 'status' | 'atMostKbps' | 'devicesMissing'> & {
  /** Estimated residents of its part inside the area; null where no population is known. */
  readonly peopleWithin: number | null;
};

/** The gap areas that overlap an area, in the order of the page of gaps. Throws the Faults of `gaps`. */
export async function gapsWithin(
  warehouse: Warehouse,
  filter: Filter,
  { edition, level, code }: AreaReference,
): Promise<readonly GapWithin[]> {
  const [{ areas }, shapes, { areasOf }] = await Promise.all([
    gaps(warehouse, filter, CELL_RESOLUTIONS[0]),
    outlines(warehouse, edition, level),
    readCatalog(warehouse),
  ]);
  const populations = new Map(areasOf(edition, level).map((area) => [area.code, area.population]));
  const sharesByCell = await cellShares(shapes, populations, WINDOW_RESOLUTION);
  return areas.flatMap(({ cells, id, name, status, atMostKbps, devicesMissing }) => {
    const own = cells.flatMap((cell) =>
      (sharesByCell.get(cell) ?? []).filter((share) => share.code === code),
    );
    if (own.length === 0) return [];
    const known = own.flatMap(({ people }) => people ?? []);
    return [
      {
        ...{ id, name, status, atMostKbps, devicesMissing },
        peopleWithin: known.length === 0 ? null : sum(known),
      },
    ];
  });
}
