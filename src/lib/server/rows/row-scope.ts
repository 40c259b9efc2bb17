import { LEVELS } from '#lib/domain/area.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { gapId } from '#lib/domain/gaps/gap-address.ts';
import { marksWanted, type RowQuestion } from '#lib/domain/rows/row-question.ts';
import type { MeasurementParams } from '../aggregates/clustered-measurements.sql.ts';
import { cellNumber, latticeParams } from '../aggregates/hex-lattice.sql.ts';
import { scopeOf } from '../aggregates/scope.ts';
import { windowCells } from '../statistics/gaps/gap-cells.ts';
import { cellsOf, windowAt } from '../statistics/gap-windows/window-layout.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { NO_HOUR, type CellParams, type NarrowingParams, type RowParams, type RowSet } from './rows.sql.ts';

/** A question as parameters of the statements of this room. */
export interface RowScope {
  readonly measurements: MeasurementParams;
  readonly narrowing: NarrowingParams;
  /** The cells of the gap window asked for; null takes every position. */
  readonly cells: CellParams | null;
}

/** Which rows does a question select? Throws a Fault (404) for an area or a window that does not exist. */
export async function rowScope(
  warehouse: Warehouse,
  filter: Filter,
  { code, gap, hour, marks }: RowQuestion,
): Promise<RowScope> {
  const { edition, level } = filter;
  const catalog = await readCatalog(warehouse);
  if (code !== null && !catalog.areasOf(edition, level).some((area) => area.code === code)) {
    throw new Fault('unit_unknown', { edition, level, code }, 404);
  }
  return {
    measurements: {
      ...scopeOf(filter, { code, together: true }),
      failedAsZero: filter.failedTests === 'as_zero',
    },
    narrowing: {
      hour: hour === 'unknown' ? NO_HOUR : hour,
      withMarks: marksWanted(marks),
      withoutMarks: marks === 'none',
    },
    cells: gap === null ? null : await cellParams(warehouse, filter, gap),
  };
}

/** The parameters of a set's statements: those of no area (`waiting`, `outside`) look beyond the one asked for. */
export function paramsOf({ measurements, narrowing, cells }: RowScope, set: RowSet): RowParams {
  const beyond = set === 'waiting' || set === 'outside';
  return { ...measurements, ...(beyond ? { code: null } : {}), ...narrowing, ...cells };
}

async function cellParams(
  warehouse: Warehouse,
  filter: Filter,
  gap: NonNullable<RowQuestion['gap']>,
): Promise<CellParams> {
  const { layout, frame } = await windowCells(warehouse, filter);
  const centre = layout.numberOf.get(gap.centre);
  if (centre === undefined) throw new Fault('gap_unknown', { value: gapId(gap) }, 404);
  const cells = [...cellsOf(layout, windowAt(gap.radius, centre))];
  const numbers = cells.map((cell) => cellNumber(frame.stepsTo(layout.cells[cell]!)));
  return { ...latticeParams(frame), cells: JSON.stringify(numbers) };
}

/** The narrowest level of the filter's edition: what a row's place is named by. */
export async function narrowestLevelOf(warehouse: Warehouse, { edition, level }: Filter) {
  const { editions } = await readCatalog(warehouse);
  const levels = editions.find(({ id }) => id === edition)?.levels ?? [level];
  return LEVELS.findLast((entry) => levels.includes(entry)) ?? level;
}
