import type { Locale } from '#lib/domain/format.ts';
import type { CrosstabChoice } from '#lib/domain/workbench/view-state.ts';
import { readingDimensions, type Category, type CategoryReader } from '../categories.ts';
import { figureColumns } from '../chart/chart-columns.ts';
import { groupingRows, isOneRowEach, type Grouped } from '../group-rows.ts';
import { atOnce, type Steps } from '../in-turns.ts';
import { isDimension, isSummed, type ResultColumn } from '../result-columns.ts';
import type { ResultContext } from '../result-context.ts';
import type { ResultData } from '../result-data.ts';

/** Most rows and columns of a crosstab that are shown. */
export const MOST_ROWS = 200;
export const MOST_COLUMNS = 32;
/** Most different values of a column to group by, and of one that is seen at a glance. */
const MOST_VALUES = 2_000;
const FEW = 40;

/** The columns that a crosstab can be made of. */
export interface CrosstabColumns {
  readonly dimensions: readonly ResultColumn[];
  readonly figures: readonly ResultColumn[];
}

/** Which columns of a result can be grouped by, and which be counted? */
export function crosstabColumns(result: ResultData, categories: CategoryReader): CrosstabColumns {
  return {
    dimensions: result.columns.filter(
      (column) => isDimension(column) && (categories(column)?.list.length ?? Infinity) <= MOST_VALUES,
    ),
    figures: figureColumns(result.columns),
  };
}

/**
 * The crosstab that a result is first shown as: of the first two columns whose cells have one row each, else of the first
 * two that are seen at a glance; the one with fewer values across. Null without two columns to group by and a figure.
 */
export function suggestedCrosstab(
  result: ResultData,
  rows: Uint32Array | null,
  categories: CategoryReader,
): CrosstabChoice | null {
  const { dimensions, figures } = crosstabColumns(result, categories);
  const pairs = dimensions.flatMap((first, i) =>
    dimensions.slice(i + 1).map((second) => [first, second] as const),
  );
  const isUnique = ([first, second]: (typeof pairs)[number]) =>
    isOneRowEach(result.rows, rows, categories(first)!, categories(second)!);
  const sizeOf = (column: ResultColumn) => categories(column)!.list.length;
  const isSmall = (pair: (typeof pairs)[number]) =>
    pair.every((column) => sizeOf(column) > 1 && sizeOf(column) <= FEW);
  const pair = pairs.find(isUnique) ?? pairs.find(isSmall) ?? pairs[0];
  const [figure] = figures;
  if (!pair || !figure) return null;
  const [down, across] = sizeOf(pair[0]) >= sizeOf(pair[1]) ? pair : [pair[1], pair[0]];
  return { rows: down.name, columns: across.name, value: figure.name };
}

/** What the cells of each row and column come to, shown or not. */
export interface Totals {
  /** Counts themselves, or the measurements that means are computed from. */
  readonly of: 'counts' | 'tests';
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly whole: number;
}

/** A figure by two columns. */
export interface Crosstab {
  readonly down: ResultColumn;
  readonly across: ResultColumn;
  readonly figure: ResultColumn;
  /** As far as shown. */
  readonly rows: readonly Category[];
  readonly columns: readonly Category[];
  /** Cells there are, shown or not. */
  readonly cells: number;
  /** Null where nothing can be added up: no mean follows from means. */
  readonly totals: Totals | null;
  readonly grouped: Grouped;
}

/** The crosstab of a choice over the rows given (null: all); null where the result lacks one of its columns. */
export const crosstab = (...given: Parameters<typeof groupingCrosstab>): Crosstab | null =>
  atOnce(groupingCrosstab(...given));

/** As `crosstab`, in steps. */
export function* groupingCrosstab(
  result: ResultData,
  rows: Uint32Array | null,
  categories: CategoryReader,
  choice: CrosstabChoice,
): Steps<Crosstab | null> {
  const [down, across, figure] = [choice.rows, choice.columns, choice.value].map((name) =>
    result.column(name),
  );
  const [first, second] = [down && categories(down), across && categories(across)];
  if (!down || !across || !figure || !first || !second) return null;
  yield* result.reading(figure);
  const grouped = yield* groupingRows(result, figure, rows, first, second);
  return {
    down,
    across,
    figure,
    totals: totalsOf(grouped, figure, [first.list.length, second.list.length]),
    rows: first.list.slice(0, MOST_ROWS),
    columns: second.list.slice(0, MOST_COLUMNS),
    cells: first.list.length * second.list.length,
    grouped,
  };
}

function totalsOf(
  grouped: Grouped,
  figure: ResultColumn,
  [height, width]: readonly [number, number],
): Totals | null {
  const isOfTests = figure.kind === 'interval' && grouped.by === 'row';
  if (!isOfTests && !isSummed(figure)) return null;
  const [rows, columns] = [new Array<number>(height).fill(0), new Array<number>(width).fill(0)];
  let whole = 0;
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      const cell = grouped.at(i, j);
      const count = (isOfTests ? cell?.tests : cell?.value) ?? 0;
      rows[i]! += count;
      columns[j]! += count;
      whole += count;
    }
  }
  return { of: isOfTests ? 'tests' : 'counts', rows, columns, whole };
}

/** A crosstab of a result, and what it may be changed to. */
export interface CrosstabDrawing {
  readonly possible: CrosstabColumns;
  /** As chosen, or the program's own choice; null without two columns to group by and a figure. */
  readonly choice: CrosstabChoice | null;
  /** Null where the result lacks a column of the choice. */
  readonly table: Crosstab | null;
}

/** What a crosstab of the rows given (null: all) shows, in steps. */
export function* crosstabDrawing(
  result: ResultData,
  rows: Uint32Array | null,
  context: ResultContext,
  locale: Locale,
  chosen: CrosstabChoice | null,
): Steps<CrosstabDrawing> {
  const categories = yield* readingDimensions(result, rows, context, locale);
  const choice = chosen ?? suggestedCrosstab(result, rows, categories);
  return {
    possible: crosstabColumns(result, categories),
    choice,
    table: choice && (yield* groupingCrosstab(result, rows, categories, choice)),
  };
}
