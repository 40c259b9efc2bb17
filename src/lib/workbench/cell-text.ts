import { formatCount, NO_FIGURE, type Locale } from '#lib/domain/format.ts';
import { workbenchViewMessages } from '#lib/messages/workbench-view.ts';
import { boundsText } from './bounds-text.ts';
import { columnText, digitsOf } from './column-text.ts';
import { isDimension, type ResultColumn } from './result-columns.ts';
import type { ResultContext } from './result-context.ts';
import type { ResultData } from './result-data.ts';

/** What a cell shows; `beside` is small: an area's code, an interval's bounds and count. */
export interface CellText {
  readonly text: string;
  readonly beside: string;
}

const MISSING: CellText = { text: NO_FIGURE, beside: '' };

/** Writes the cells of a column. */
export function cellWriter(
  result: ResultData,
  column: ResultColumn,
  context: ResultContext,
  locale: Locale,
): (row: number) => CellText {
  const data = result.data(column);
  const text = columnText(column, data, context, locale);
  if (data.kind === 'words') {
    const cells = new Map<number, CellText>();
    return (row) => {
      const code = data.codes[row]!;
      if (code < 0) return MISSING;
      const known = cells.get(code);
      if (known) return known;
      const word = data.words[code]!;
      const shown = text.word(word);
      const cell = { text: shown, beside: column.role === 'area' && shown !== word ? word : '' };
      cells.set(code, cell);
      return cell;
    };
  }
  const { values } = data;
  const beside = column.kind === 'interval' ? intervalWriter(result, column, locale) : () => '';
  return (row) =>
    Number.isNaN(values[row]!) ? MISSING : { text: text.number(values[row]!), beside: beside(row) };
}

/** Writes the values of a row's dimensions as its name: "Xã Tam Dị (07444) · 9". */
export function rowWriter(
  result: ResultData,
  context: ResultContext,
  locale: Locale,
): (values: readonly (string | null)[]) => string {
  const dimensions = result.columns.filter(isDimension).map((column) => {
    const data = result.data(column);
    return { column, isNumber: data.kind === 'numbers', text: columnText(column, data, context, locale) };
  });
  const write = (value: string | null, i: number): string => {
    if (value === null) return NO_FIGURE;
    const { column, isNumber, text } = dimensions[i]!;
    const shown = isNumber ? text.number(Number(value)) : text.word(value);
    return column.role === 'area' && shown !== value ? `${shown} (${value})` : shown;
  };
  return (values) => values.map(write).join(' · ');
}

/** "(36,8–39,6) n 812 · 640 thiết bị"; an interval that has no bounds, as of too few devices, has the count alone. */
export function intervalWriter(
  result: ResultData,
  column: ResultColumn,
  locale: Locale,
): (row: number) => string {
  const words = workbenchViewMessages[locale];
  const digits = digitsOf(column, result.numbers(column));
  const [lower, upper, tests, devices] = (['lower', 'upper', 'tests', 'devices'] as const).map((part) =>
    result.numbers(column, part),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  return (row) => {
    const hasBounds = !Number.isNaN(lower[row]!) && !Number.isNaN(upper[row]!);
    const bounds = hasBounds ? `(${boundsText(lower[row]!, upper[row]!, digits, locale)})` : '';
    const counted = [
      ...(Number.isNaN(tests[row]!) ? [] : [words.testsShort(formatCount(tests[row]!, locale))]),
      ...(Number.isNaN(devices[row]!) ? [] : [words.devicesShort(formatCount(devices[row]!, locale))]),
    ];
    return [bounds, counted.join(' · ')].filter(Boolean).join(' ');
  };
}
