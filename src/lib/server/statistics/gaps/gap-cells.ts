import type { Filter } from '#lib/domain/filter.ts';
import type { CellResolution } from '#lib/domain/gaps/gap.ts';
import { finestAreas, type AreaSet } from '../../areas/finest-areas.ts';
import { hexFrame, type HexFrame } from '../../areas/hex-frame.ts';
import { cellShares, type CellShares } from '../../areas/cell-shares.ts';
import { shownAreas, shownOutlines } from '../../areas/shown-areas.ts';
import { readCatalog } from '../../warehouse/catalog.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { WINDOW_RESOLUTION, windowLayout, type WindowLayout } from '../gap-windows/window-layout.ts';

/** The cells of the gap analysis, and the areas that name them. */
export interface GapCells {
  readonly naming: AreaSet;
  readonly sharesByCell: CellShares;
  readonly frame: HexFrame;
}

/** The cells of the edition's finest areas at a resolution, of the part that the filter keeps to. Cached until the areas change. */
export async function gapCells(
  warehouse: Warehouse,
  { edition, within }: Pick<Filter, 'edition' | 'within'>,
  resolution: CellResolution,
): Promise<GapCells> {
  const finest = finestAreas(await readCatalog(warehouse), edition);
  const shown = { edition: finest.edition, level: finest.level, within };
  const naming = { ...finest, areas: await shownAreas(warehouse, shown) };
  const shapes = await shownOutlines(warehouse, shown);
  const populations = new Map(naming.areas.map(({ code, population }) => [code, population]));
  return {
    naming,
    sharesByCell: await cellShares(shapes, populations, resolution),
    frame: hexFrame(shapes.features[0]!.properties.label, resolution),
  };
}

/** The cells that windows are made of, with the windows over them. */
export interface WindowCells extends GapCells {
  readonly layout: WindowLayout;
  /** The number of the area that holds most of each cell, -1 outside. */
  readonly areaOf: Int32Array;
}

const layouts = new WeakMap<CellShares, WindowLayout>();

/** The windows over the edition's finest areas. Cached until the areas change. */
export async function windowCells(
  warehouse: Warehouse,
  filter: Pick<Filter, 'edition' | 'within'>,
): Promise<WindowCells> {
  const cells = await gapCells(warehouse, filter, WINDOW_RESOLUTION);
  const { sharesByCell, naming } = cells;
  const layout = layouts.get(sharesByCell) ?? windowLayout(sharesByCell.keys());
  layouts.set(sharesByCell, layout);
  const numbers = new Map(naming.areas.map(({ code }, number) => [code, number]));
  const areaOf = Int32Array.from(
    layout.cells,
    (cell) => numbers.get(sharesByCell.get(cell)?.[0]?.code ?? '') ?? -1,
  );
  return { ...cells, layout, areaOf };
}
