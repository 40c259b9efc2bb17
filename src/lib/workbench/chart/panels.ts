import { max } from 'd3';
import { formatCount, type Locale } from '#lib/domain/format.ts';
import type { ChartChoice } from '#lib/domain/workbench/view-state.ts';
import type { Category } from '../categories.ts';
import type { Steps } from '../in-turns.ts';
import type { ResultColumn } from '../result-columns.ts';
import type { ResultContext } from '../result-context.ts';
import type { ChartSource } from './choose-chart.ts';
import { figuresOf, groupingFigures, limitOf, type GroupedFigures } from './grouped-figures.ts';
import { countingHistogram, edgesOf, type Histogram } from './histogram.ts';

/** What a small chart draws: bars, or figures by categories. */
export type PanelContent =
  | { readonly kind: 'histogram'; readonly column: ResultColumn; readonly found: Histogram }
  | { readonly kind: 'figures'; readonly figures: GroupedFigures };

/** One of several small charts on the same scale. */
export interface Panel {
  readonly title: string;
  /** Values that the axis of figures of each of them holds. */
  readonly span: readonly (number | null)[];
  readonly source: ChartSource;
  readonly content: PanelContent;
}

/** Bars of a small histogram: with more they would be thinner than can be seen. */
const MOST_BARS = 20;
/** A histogram of fewer rows has bars of any height: it does not set the scale where another has more. */
export const FEWEST_ROWS = 10;
const ROWS_PER_STEP = 50_000;

/** The small charts of a choice, one for each value of its facet, in their order; null where the result lacks a column. */
export function* chartPanels(
  source: ChartSource,
  choice: ChartChoice,
  facet: ResultColumn,
  context: ResultContext,
  locale: Locale,
): Steps<readonly Panel[] | null> {
  const parts = yield* partsOf(source, facet);
  return choice.kind === 'histogram'
    ? yield* histograms(source, parts, choice, context, locale)
    : yield* groups(parts, choice, context);
}

/** The rows of one value of the facet. */
interface Part {
  readonly category: Category;
  readonly source: ChartSource;
}

function* partsOf(source: ChartSource, facet: ResultColumn): Steps<readonly Part[]> {
  const { result, rows } = source;
  const { list, codes } = source.categories(facet) ?? { list: [], codes: new Int32Array(0) };
  const members = list.map((): number[] => []);
  const length = list.length === 0 ? 0 : (rows?.length ?? result.rows);
  for (let i = 0; i < length; i++) {
    if (i % ROWS_PER_STEP === 0) yield;
    const row = rows === null ? i : rows[i]!;
    members[codes[row]!]!.push(row);
  }
  return list.map((category, i) => ({
    category,
    source: { ...source, rows: Uint32Array.from(members[i]!) },
  }));
}

function* histograms(
  { result, rows }: ChartSource,
  parts: readonly Part[],
  choice: ChartChoice,
  context: ResultContext,
  locale: Locale,
): Steps<readonly Panel[] | null> {
  const column = result.column(choice.x);
  if (!column) return null;
  const [values, drawn] = [result.numbers(column), { whole: column.whole, limit: limitOf(column, context) }];
  const shown = rows === null ? values : Float64Array.from(rows, (row) => values[row]!);
  const edges = edgesOf(shown.filter(Number.isFinite), drawn, MOST_BARS);
  const found: Histogram[] = [];
  for (const part of parts) found.push(yield* countingHistogram(values, part.source.rows, drawn, edges));
  const large = found.filter((one) => one.rows >= FEWEST_ROWS);
  const span = (large.length > 0 ? large : found).map(
    ({ bins, rows: all }) => (max(bins, (bin) => bin.rows) ?? 0) / Math.max(1, all),
  );
  return parts.map(({ category, source }, i) => ({
    title: `${category.label} · n ${formatCount(found[i]!.rows, locale)}`,
    ...{ source, span },
    content: { kind: 'histogram', column, found: found[i]! },
  }));
}

function* groups(
  parts: readonly Part[],
  choice: ChartChoice,
  context: ResultContext,
): Steps<readonly Panel[] | null> {
  const found: GroupedFigures[] = [];
  for (const { source } of parts) {
    const figures = yield* groupingFigures(source, choice, context);
    if (figures === null) return null;
    found.push(figures);
  }
  const span = found.flatMap((figures) =>
    figuresOf(figures).flatMap(({ figure: { value, lower, upper } }) => [value, lower, upper]),
  );
  return parts.map(({ category, source }, i) => ({
    title: category.label,
    ...{ source, span },
    content: { kind: 'figures', figures: found[i]! },
  }));
}
