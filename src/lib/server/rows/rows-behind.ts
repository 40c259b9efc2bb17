import { areaTitle } from '#lib/domain/area.ts';
import { parseFilterChoice, type Filter } from '#lib/domain/filter.ts';
import { gapId } from '#lib/domain/gaps/gap-address.ts';
import type { ListedRows, RejectedRows, RowCounts, RowsFigure } from '#lib/domain/rows/measured-row.ts';
import { parseRowQuestion, type RowQuestion } from '#lib/domain/rows/row-question.ts';
import { placeOf } from '../statistics/gaps/gap-areas.ts';
import { windowCells } from '../statistics/gaps/gap-cells.ts';
import { windowAt } from '../statistics/gap-windows/window-layout.ts';
import { resolveFilter } from '../statistics/resolve-filter.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { listRows, totalOf } from './list-rows.ts';
import { rejectedRows, rowCounts } from './row-counts.ts';
import { rowScope, type RowScope } from './row-scope.ts';
import { rowsFigure } from './rows-figure.ts';

/** The rows behind a figure, what was left out, and the figure itself. */
export interface RowsBehind {
  readonly filter: Filter;
  readonly question: RowQuestion;
  /** Title of the area, null for all of them. */
  readonly area: string | null;
  /** Id and name of the gap window. */
  readonly gap: { readonly id: string; readonly name: string } | null;
  readonly figure: RowsFigure | null;
  readonly counts: RowCounts;
  readonly rejected: RejectedRows;
  readonly listed: ListedRows;
}

/** A question of rows with its filter and what it selects. */
export interface AskedRows {
  readonly filter: Filter;
  readonly question: RowQuestion;
  readonly scope: RowScope;
}

/** The question of a query string. Throws a Fault for a value that is not understood, or what does not exist. */
export async function askedRows(warehouse: Warehouse, params: URLSearchParams): Promise<AskedRows> {
  const question = parseRowQuestion(params);
  const filter = await resolveFilter(warehouse, parseFilterChoice(params));
  return { filter, question, scope: await rowScope(warehouse, filter, question) };
}

/**
 * Which measurements is a figure computed from? By the filter of a query string and the parameters of `parseRowQuestion`.
 * Throws a Fault for a value that is not understood, an area or a window that does not exist.
 */
export async function rowsBehind(warehouse: Warehouse, params: URLSearchParams): Promise<RowsBehind> {
  const { dataVersion } = warehouse;
  const { filter, question, scope } = await askedRows(warehouse, params);
  const [counts, figure, rejected, named] = await Promise.all([
    rowCounts(warehouse, filter, question, scope),
    rowsFigure(warehouse, filter, question, scope),
    rejectedRows(warehouse, filter),
    namesOf(warehouse, filter, question),
  ]);
  const listed = await listRows(warehouse, filter, question, scope, totalOf(counts, question));
  // The data changed meanwhile: counts, figure and rows must be of one version.
  if (dataVersion !== warehouse.dataVersion) return rowsBehind(warehouse, params);
  return { filter, question, ...named, figure, counts, rejected, listed };
}

/** What the area and the window of a question are called. */
export async function namesOf(
  warehouse: Warehouse,
  filter: Filter,
  { code, gap }: RowQuestion,
): Promise<Pick<RowsBehind, 'area' | 'gap'>> {
  const { areasOf } = await readCatalog(warehouse);
  const area = areasOf(filter.edition, filter.level).find((entry) => entry.code === code);
  if (gap === null) return { area: area ? areaTitle(area) : null, gap };
  const cells = await windowCells(warehouse, filter);
  const { name } = placeOf(cells, windowAt(gap.radius, cells.layout.numberOf.get(gap.centre)!));
  return { area: area ? areaTitle(area) : null, gap: { id: gapId(gap), name } };
}
