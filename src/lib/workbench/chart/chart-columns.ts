import type { ChartKind } from '#lib/domain/workbench/view-state.ts';
import type { CategoryReader } from '../categories.ts';
import { isPosition } from '../positions.ts';
import { isDimension, isFigure, type ResultColumn } from '../result-columns.ts';
import type { ResultData } from '../result-data.ts';

/** Most lines or dots beside one another, and most categories of an axis, that can be told apart. */
export const MOST_SERIES = 6;
/** Most small charts beside one another. */
export const MOST_FACETS = 24;
export const MOST_CATEGORIES = 400;

/** The columns that each part of a chart may have. */
export interface ChartColumns {
  readonly x: readonly ResultColumn[];
  readonly y: readonly ResultColumn[];
  /** Empty for charts without. */
  readonly series: readonly ResultColumn[];
  /** What there can be a small chart for each value of; empty for charts without. */
  readonly facets: readonly ResultColumn[];
}

const isTime = ({ role }: ResultColumn) => role === 'date' || role === 'month';
const isCycle = ({ role }: ResultColumn) => role === 'hour' || role === 'weekday';

/** Columns with a figure, intervals first, then measures, then counts. */
export function figureColumns(columns: readonly ResultColumn[]): readonly ResultColumn[] {
  const rank = ({ kind, role }: ResultColumn) => (kind === 'interval' ? 0 : role === 'measure' ? 1 : 2);
  return columns
    .filter((column) => isFigure(column) && !isPosition(column))
    .sort((a, b) => rank(a) - rank(b));
}

/** Which columns may stand where in a chart of a kind? */
export function chartColumns(
  kind: ChartKind,
  { columns }: ResultData,
  categories: CategoryReader,
): ChartColumns {
  const figures = figureColumns(columns);
  const sizeOf = (column: ResultColumn) => categories(column)?.list.length ?? Infinity;
  const dimensions = columns.filter((column) => isDimension(column) && sizeOf(column) <= MOST_CATEGORIES);
  const series = dimensions.filter((column) => sizeOf(column) <= MOST_SERIES);
  const facets = dimensions.filter((column) => sizeOf(column) > 1 && sizeOf(column) <= MOST_FACETS);
  switch (kind) {
    case 'line':
      return { x: columns.filter(isTime), y: figures, series, facets };
    case 'profile':
      return { x: columns.filter(isCycle), y: figures, series, facets };
    case 'dots':
      return { x: dimensions, y: figures, series, facets };
    case 'heat':
      return { x: dimensions, y: figures, series: dimensions, facets: [] };
    case 'histogram':
      return { x: figures, y: [], series: [], facets };
    case 'density':
      return { x: figures, y: figures, series: [], facets: [] };
  }
}
