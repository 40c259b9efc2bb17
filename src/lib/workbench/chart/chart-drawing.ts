import type { Locale } from '#lib/domain/format.ts';
import type { ChartChoice, ChartKind } from '#lib/domain/workbench/view-state.ts';
import { readingDimensions } from '../categories.ts';
import type { Steps } from '../in-turns.ts';
import type { ResultColumn } from '../result-columns.ts';
import type { ResultContext } from '../result-context.ts';
import type { ResultData } from '../result-data.ts';
import { chartColumns, type ChartColumns } from './chart-columns.ts';
import { possibleKinds, suggestedChart, type ChartSource } from './choose-chart.ts';
import { countingDensity, type Density } from './density.ts';
import { groupingFigures, limitOf, type GroupedFigures } from './grouped-figures.ts';
import { countingHistogram, type Histogram } from './histogram.ts';
import { chartPanels, type Panel } from './panels.ts';

/** What a kind of chart draws. */
export type ChartContent =
  | { readonly kind: 'histogram'; readonly column: ResultColumn; readonly found: Histogram }
  | {
      readonly kind: 'density';
      readonly across: ResultColumn;
      readonly up: ResultColumn;
      readonly found: Density;
    }
  | { readonly kind: 'figures'; readonly figures: GroupedFigures }
  | { readonly kind: 'panels'; readonly panels: readonly Panel[] };

/** A chart of a result, and what it may be changed to. */
export interface ChartDrawing {
  readonly source: ChartSource;
  readonly kinds: readonly ChartKind[];
  /** What is drawn: as chosen, or the program's own choice; null where there is nothing to draw. */
  readonly choice: ChartChoice | null;
  readonly possible: ChartColumns | null;
  /** Null where the result lacks a column of the choice. */
  readonly content: ChartContent | null;
}

/** What a chart of the rows given (null: all) shows, in steps. */
export function* chartDrawing(
  result: ResultData,
  rows: Uint32Array | null,
  context: ResultContext,
  locale: Locale,
  chosen: ChartChoice | null,
): Steps<ChartDrawing> {
  const categories = yield* readingDimensions(result, rows, context, locale);
  const source = { result, rows, categories };
  const choice = chosen && isHeld(chosen, result) ? chosen : suggestedChart(source);
  return {
    ...{ source, choice, kinds: possibleKinds(source) },
    possible: choice && chartColumns(choice.kind, result, categories),
    content: choice && (yield* contentOf(source, choice, context, locale)),
  };
}

/** A choice may outlive its columns: another question has others. */
const isHeld = ({ x, y, series, facet }: ChartChoice, result: ResultData) =>
  [x, y, series, facet].every((name) => !name || result.column(name));

function* contentOf(
  source: ChartSource,
  choice: ChartChoice,
  context: ResultContext,
  locale: Locale,
): Steps<ChartContent | null> {
  const { result, rows } = source;
  const [x, y] = [result.column(choice.x), result.column(choice.y)];
  for (const column of [x, y]) if (column) yield* result.reading(column);
  const facet = result.column(choice.facet ?? null);
  if (facet) {
    const panels = yield* chartPanels(source, choice, facet, context, locale);
    return panels && { kind: 'panels', panels };
  }
  if (choice.kind === 'histogram') {
    if (!x) return null;
    const drawn = { whole: x.whole, limit: limitOf(x, context) };
    const found = yield* countingHistogram(result.numbers(x), rows, drawn);
    return { kind: 'histogram', column: x, found };
  }
  if (choice.kind === 'density') {
    if (!x || !y) return null;
    const found = yield* countingDensity(result.numbers(x), result.numbers(y), rows);
    return { kind: 'density', across: x, up: y, found };
  }
  const figures = yield* groupingFigures(source, choice, context);
  return figures && { kind: 'figures', figures };
}
