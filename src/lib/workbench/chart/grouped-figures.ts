import { formatCount, formatNumber, NO_FIGURE, type Locale } from '#lib/domain/format.ts';
import { workbenchChartMessages } from '#lib/messages/workbench-chart.ts';
import type { ChartChoice } from '#lib/domain/workbench/view-state.ts';
import { boundsText } from '../bounds-text.ts';
import type { Category } from '../categories.ts';
import { columnLabel, digitsOf, labelWithUnit } from '../column-text.ts';
import { groupingRows, type Grouped, type GroupFigure } from '../group-rows.ts';
import { atOnce, type Steps } from '../in-turns.ts';
import type { ResultColumn } from '../result-columns.ts';
import type { ResultContext } from '../result-context.ts';
import type { ChartSource } from './choose-chart.ts';

/** A figure by the categories of a chart's axis and of its series. */
export interface GroupedFigures {
  readonly x: ResultColumn;
  readonly y: ResultColumn;
  readonly list: readonly Category[];
  /** One without a name where the chart has no series. */
  readonly series: readonly Category[];
  readonly grouped: Grouped;
  /** The limit, for figures in its unit. */
  readonly limit: number | null;
}

const NO_SERIES: readonly Category[] = [{ value: null, label: '' }];

/** The figures that a chart of a line, of dots or of a grid draws; null where the result lacks a column. */
export const groupedFigures = (...given: Parameters<typeof groupingFigures>): GroupedFigures | null =>
  atOnce(groupingFigures(...given));

/** As `groupedFigures`, in steps. */
export function* groupingFigures(
  { result, rows, categories }: ChartSource,
  choice: ChartChoice,
  context: ResultContext,
): Steps<GroupedFigures | null> {
  const [x, y, by] = [choice.x, choice.y, choice.series].map((name) => result.column(name));
  const first = x && categories(x);
  if (!x || !y || !first) return null;
  const second = by ? categories(by) : null;
  return {
    x,
    y,
    list: first.list,
    series: second?.list ?? NO_SERIES,
    grouped: yield* groupingRows(result, y, rows, first, second),
    limit: limitOf(y, context),
  };
}

/** The limit of the standard, for a column of speeds. */
export const limitOf = ({ unit, isWithoutLimit }: ResultColumn, { limitMbps }: ResultContext) =>
  unit === 'Mbps' && !isWithoutLimit ? limitMbps : null;

/** Every figure of a chart that there is, with the places of its categories. */
export function figuresOf({ list, series, grouped }: Pick<GroupedFigures, 'list' | 'series' | 'grouped'>) {
  return list.flatMap((category, i) =>
    series.flatMap((one, j) => {
      const figure = grouped.at(i, j);
      return figure ? [{ i, j, category, series: one, figure }] : [];
    }),
  );
}

/** Writes figures of a column: "38,2 (36,8–39,6), n 812". */
export function figureWriter(column: ResultColumn, values: Float64Array, locale: Locale) {
  const digits = digitsOf(column, values);
  const number = (value: number | null) => formatNumber(value, digits, locale);
  const bounds = ({ lower, upper }: GroupFigure) =>
    lower === null || upper === null ? NO_FIGURE : boundsText(lower, upper, digits, locale);
  const whole = (figure: GroupFigure) => {
    const between = figure.lower === null ? '' : ` (${bounds(figure)})`;
    const count = figure.tests === null ? '' : `, n ${formatCount(figure.tests, locale)}`;
    return `${number(figure.value)}${between}${count}`;
  };
  return { number, bounds, whole };
}

/** What a chart shows, in a sentence: how many points, the lowest and the highest. */
export function figuresSentence(
  figures: GroupedFigures,
  write: (figure: GroupFigure) => string,
  context: ResultContext,
  locale: Locale,
): string {
  const words = workbenchChartMessages[locale];
  const known = figuresOf(figures).filter(({ figure }) => figure.value !== null);
  const sorted = [...known].sort((a, b) => a.figure.value! - b.figure.value!);
  const named = ({ category, series, figure }: (typeof known)[number]) =>
    words.named([category.label, series.label].filter(Boolean).join(', '), write(figure));
  const [y, x] = [labelWithUnit(figures.y, context), columnLabel(figures.x, context)];
  const [low, high] = [sorted[0], sorted.at(-1)];
  return low && high
    ? words.figures(y, x, formatCount(known.length, locale), named(low), named(high))
    : words.noFigures(y, x);
}
