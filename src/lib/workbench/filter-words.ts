import { formatNumber, type Locale } from '#lib/domain/format.ts';
import type { ViewFilter } from '#lib/domain/workbench/view-state.ts';
import { workbenchExplorerMessages } from '#lib/messages/workbench-explorer.ts';
import { columnLabel, type ColumnText } from './column-text.ts';
import type { ResultColumn } from './result-columns.ts';
import type { ResultContext } from './result-context.ts';

const MOST_DECIMALS = 6;
/** Digits after the comma that an edge needs: edges are round. */
const decimalsOf = (value: number) => String(Number(value.toFixed(MOST_DECIMALS))).split('.')[1]?.length ?? 0;

/** A range of numbers in words: "40 đến dưới 60". A whole number that is alone in its range is said alone. */
export function rangeInWords(
  { from, to }: { readonly from: number | null; readonly to: number | null },
  column: ResultColumn,
  text: ColumnText,
  locale: Locale,
): string {
  const words = workbenchExplorerMessages[locale];
  const isFigure = column.role === 'measure' || column.role === 'count';
  const edge = (value: number) =>
    isFigure ? formatNumber(value, decimalsOf(value), locale) : text.number(value);
  if (from === null) return to === null ? words.any : words.below(edge(to));
  if (to === null) return words.andMore(edge(from));
  return column.whole && to === from + 1 ? edge(from) : words.range(edge(from), edge(to));
}

/** A condition in words: "operator: Viettel". */
export function filterInWords(
  filter: ViewFilter,
  column: ResultColumn,
  text: ColumnText,
  context: ResultContext,
  locale: Locale,
): string {
  const words = workbenchExplorerMessages[locale];
  const isNumber = column.kind !== 'text' && column.kind !== 'flag';
  const value =
    'is' in filter
      ? filter.is === null
        ? words.none
        : isNumber
          ? text.number(Number(filter.is))
          : text.word(filter.is)
      : rangeInWords(filter, column, text, locale);
  return words.filter(columnLabel(column, context), value);
}
