import type { Locale } from '#lib/domain/format.ts';
import type { ViewFilter, ViewState } from '#lib/domain/workbench/view-state.ts';
import { columnText } from './column-text.ts';
import type { ResultContext } from './result-context.ts';
import type { ResultData } from './result-data.ts';
import { matchingRows, sortKeys, sortRows } from './row-order.ts';

/** The rows that a view's filters leave, as they came; null for all. Filters on columns that the result lacks do nothing. */
export function filteredRows(result: ResultData, filters: readonly ViewFilter[]): Uint32Array | null {
  const known = filters.flatMap((filter) => {
    const column = result.column(filter.column);
    return column ? [[filter, result.data(column)] as const] : [];
  });
  return known.length === 0 ? null : matchingRows(result.rows, known);
}

/** The rows in the order of a view; null for all as they came. */
export function sortedRows(
  result: ResultData,
  rows: Uint32Array | null,
  sort: ViewState['sort'],
  context: ResultContext,
  locale: Locale,
): Uint32Array | null {
  const column = sort && result.column(sort.column);
  if (!column) return rows;
  const data = result.data(column);
  const keys = sortKeys(data, columnText(column, data, context, locale).word);
  return sortRows(keys, rows ?? allRows(result.rows), sort.descending);
}

function allRows(count: number): Uint32Array {
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row++) rows[row] = row;
  return rows;
}
