import type { ViewState } from '#lib/domain/workbench/view-state.ts';
import { isFigure, type ResultColumn } from '../result-columns.ts';

/** The order after a click on a column's head: figures from high to low first, all else from low to high, then the other way, then as the rows came. */
export function nextSort(column: ResultColumn, sort: ViewState['sort']): ViewState['sort'] {
  const first = isFigure(column);
  if (sort?.column !== column.name) return { column: column.name, descending: first };
  return sort.descending === first ? { column: column.name, descending: !first } : null;
}
