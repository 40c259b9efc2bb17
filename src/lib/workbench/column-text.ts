import { formatDate, formatInstant, formatMonth, formatNumber, type Locale } from '#lib/domain/format.ts';
import { workbenchViewMessages } from '#lib/messages/workbench-view.ts';
import type { ColumnData } from './column-data.ts';
import type { ResultColumn } from './result-columns.ts';
import { areaLevelOf, type ResultContext } from './result-context.ts';

/** How the values of a column are written. */
export interface ColumnText {
  readonly number: (value: number) => string;
  readonly word: (word: string) => string;
}

const MOST_DIGITS = 3;
/** Rows that are looked at for how many digits a column needs, spread over all. */
const DIGIT_SAMPLES = 500;
/** Units whose means and intervals the pages show with one digit. */
const ONE_DIGIT_UNITS = ['Mbps', 'ms'];

/** Digits after the comma that a column's numbers need, at most three: the same in every row, so that commas align. */
export function digitsOf(column: ResultColumn, values: Float64Array): number {
  if (column.whole) return 0;
  if (column.kind === 'interval' && ONE_DIGIT_UNITS.includes(column.unit ?? '')) return 1;
  const step = Math.max(1, Math.floor(values.length / DIGIT_SAMPLES));
  let digits = 0;
  for (let row = 0; row < values.length && digits < MOST_DIGITS; row += step) {
    const value = values[row]!;
    while (digits < MOST_DIGITS && Math.abs(value - Number(value.toFixed(digits))) > 1e-9) digits++;
  }
  return digits;
}

const isoDate = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);
const isMonth = (word: string) => /^\d{4}-\d{2}$/.test(word);

/** How the values of a column are written in a language: names in place of codes, numbers and dates in its form. */
export function columnText(
  column: ResultColumn,
  data: ColumnData,
  context: ResultContext,
  locale: Locale,
): ColumnText {
  const words = workbenchViewMessages[locale];
  const digits = data.kind === 'numbers' ? digitsOf(column, data.values) : 0;
  const titles = new Map(areaLevelOf(context, column.area)?.areas.map(({ code, title }) => [code, title]));
  const number = (value: number): string => {
    if (column.kind === 'date') return formatDate(isoDate(value));
    if (column.kind === 'instant') return formatInstant(new Date(value).toISOString());
    if (column.role === 'weekday') return words.weekdays[value - 1] ?? String(value);
    if (column.role === 'measure' || column.role === 'count') return formatNumber(value, digits, locale);
    return String(value);
  };
  const word = (text: string): string => {
    if (column.kind === 'flag') return text === 'true' ? words.yes : words.no;
    if (column.role === 'month' && isMonth(text)) return formatMonth(text);
    if (column.role === 'operator') return context.operators.get(text) ?? text;
    return titles.get(text) ?? text;
  };
  return { number, word };
}

/** The name of a column as it is shown: the catalog's words, else what the query calls it. */
export const columnLabel = ({ name }: ResultColumn, context: ResultContext) => context.label(name) ?? name;

/** The name with the unit: "Tải xuống (Mbps)". */
export function labelWithUnit(column: ResultColumn, context: ResultContext): string {
  const label = columnLabel(column, context);
  const isSaid = column.unit === null || label.toLowerCase().includes(column.unit.toLowerCase());
  return isSaid ? label : `${label} (${column.unit})`;
}
