import type { Filter } from '#lib/domain/filter.ts';
import type { CellResolution } from '#lib/domain/gap.ts';
import { finestAreas, type AreaSet } from '../areas/finest-areas.ts';
import { hexFrame, type HexFrame } from '../areas/hex-frame.ts';
import { cellShares, type CellShares } from '../areas/cell-shares.ts';
import { outlines } from '../areas/outlines.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** The cells of the gap analysis, and the areas that name them. */
export interface GapCells {
  readonly naming: AreaSet;
  readonly sharesByCell: CellShares;
  readonly frame: HexFrame;
}

/** The cells of the edition's finest areas at a resolution. Cached until the areas change. */
export async function gapCells(
  warehouse: Warehouse,
  { edition }: Pick<Filter, 'edition'>,
  resolution: CellResolution,
): Promise<GapCells> {
  const naming = finestAreas(await readCatalog(warehouse), edition);
  const shapes = await outlines(warehouse, naming.edition, naming.level);
  const populations = new Map(naming.areas.map(({ code, population }) => [code, population]));
  return {
    naming,
    sharesByCell: cellShares(shapes, populations, resolution),
    frame: hexFrame(shapes.features[0]!.properties.label, resolution),
  };
}
