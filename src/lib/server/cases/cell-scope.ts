import { cellToLatLng } from 'h3-js';
import type { Filter } from '#lib/domain/filter.ts';
import { cellNumber, latticeParams } from '../aggregates/hex-lattice.sql.ts';
import { scopeOf } from '../aggregates/scope.ts';
import { hexFrame } from '../areas/hex-frame.ts';
import type { CellScopeParams, CellsOnLattice } from './freeze.sql.ts';
import { WINDOW_RESOLUTION } from '../statistics/gap-windows/window-layout.ts';

/** The parameters of a statement over the measurements in the cells of a gap area (H3 indices, at least one). */
export function scopeInCells(filter: Filter, cells: readonly string[]): CellScopeParams {
  return { ...scopeOf(filter, { together: true }), ...cellsOnLattice(cells) };
}

/** The cells of a gap area (H3 indices, at least one) on their lattice, whatever the filter. */
export function cellsOnLattice(cells: readonly string[]): CellsOnLattice {
  const [latitude, longitude] = cellToLatLng(cells[0]!);
  const frame = hexFrame([longitude, latitude], WINDOW_RESOLUTION);
  return {
    ...latticeParams(frame),
    cells: JSON.stringify(cells.map((cell) => cellNumber(frame.stepsTo(cell)))),
  };
}
