import { sum } from 'd3';
import type { Filter } from '#lib/domain/filter.ts';
import { CELL_RESOLUTIONS, type GapArea } from '#lib/domain/gap.ts';
import { cellShares } from '../areas/cell-shares.ts';
import { outlines } from '../areas/outlines.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { gaps } from './gaps.ts';
import type { AreaReference } from '../aggregates/scope.ts';

/** A gap area that overlaps an area. */
export type GapWithin = Pick<
  GapArea,
  'rank' | 'name' | 'downloadKbpsMean' | 'downloadKbpsMeanLower' | 'downloadKbpsMeanUpper' | 'tests'
> & {
  /** Estimated residents of its part inside the area; null where no population is known. */
  readonly peopleWithin: number | null;
};

/**
 * The gap areas at the coarsest resolution that overlap an area, in the rank of the page of gaps. Throws the Faults
 * of `gaps`.
 */
export async function gapsWithin(
  warehouse: Warehouse,
  filter: Filter,
  { edition, level, code }: AreaReference,
): Promise<readonly GapWithin[]> {
  const [resolution] = CELL_RESOLUTIONS;
  const [{ areas }, shapes, { areasOf }] = await Promise.all([
    gaps(warehouse, filter, resolution),
    outlines(warehouse, edition, level),
    readCatalog(warehouse),
  ]);
  const populations = new Map(areasOf(edition, level).map((area) => [area.code, area.population]));
  const sharesByCell = cellShares(shapes, populations, resolution);
  return areas.flatMap(({ cells, rank, name, tests, ...figures }) => {
    const own = cells.flatMap((cell) =>
      (sharesByCell.get(cell) ?? []).filter((share) => share.code === code),
    );
    if (own.length === 0) return [];
    const known = own.flatMap(({ people }) => people ?? []);
    return [
      {
        ...{ rank, name, tests, peopleWithin: known.length === 0 ? null : sum(known) },
        downloadKbpsMean: figures.downloadKbpsMean,
        downloadKbpsMeanLower: figures.downloadKbpsMeanLower,
        downloadKbpsMeanUpper: figures.downloadKbpsMeanUpper,
      },
    ];
  });
}
