import type { Locale } from '#lib/domain/format.ts';
import { workbenchViewMessages } from '#lib/messages/workbench-view.ts';
import { guardFormula } from '#lib/transport/formula-guard.ts';
import { columnText, labelWithUnit } from '../column-text.ts';
import type { ResultColumn } from '../result-columns.ts';
import type { ResultContext } from '../result-context.ts';
import type { IntervalPart, ResultData } from '../result-data.ts';

/** Cells that are copied at most: beyond, a spreadsheet opens a file faster than it pastes. */
export const MOST_COPIED_CELLS = 500_000;

interface Copied {
  readonly head: string;
  readonly cell: (row: number) => string;
}

const PARTS: readonly IntervalPart[] = ['value', 'lower', 'upper', 'tests', 'devices'];

/**
 * Rows as tab-separated text for a spreadsheet in the reader's language: all digits, no dots between thousands, names with
 * their codes in a column of their own, an interval as five columns. No cell begins a formula.
 */
export function copiedText(
  result: ResultData,
  columns: readonly ResultColumn[],
  rows: Iterable<number>,
  context: ResultContext,
  locale: Locale,
): string {
  const copied = columns.flatMap((column) => copiedColumns(result, column, context, locale));
  const lines = [copied.map(({ head }) => guardFormula(head)).join('\t')];
  for (const row of rows) lines.push(copied.map(({ cell }) => cell(row)).join('\t'));
  return `${lines.join('\n')}\n`;
}

function copiedColumns(
  result: ResultData,
  column: ResultColumn,
  context: ResultContext,
  locale: Locale,
): readonly Copied[] {
  const head = labelWithUnit(column, context);
  if (column.kind === 'interval') {
    const names = workbenchViewMessages[locale].parts;
    return PARTS.map((part) => {
      const values = result.numbers(column, part);
      const name = part === 'value' ? head : `${head}, ${names[part]}`;
      return { head: name, cell: (row) => plainNumber(values[row]!, locale) };
    });
  }
  const data = result.data(column);
  const text = columnText(column, data, context, locale);
  if (data.kind === 'numbers') {
    const isTime = column.kind === 'date' || column.kind === 'instant';
    const write = isTime ? text.number : (value: number) => plainNumber(value, locale);
    return [{ head, cell: (row) => (Number.isNaN(data.values[row]!) ? '' : write(data.values[row]!)) }];
  }
  const [written, codes] = [
    data.words.map((word) => guardFormula(text.word(word))),
    data.words.map(guardFormula),
  ];
  const of = (words: readonly string[]) => (row: number) => words[data.codes[row]!] ?? '';
  const named = { head, cell: of(written) };
  return column.role === 'area' && written.some((word, i) => word !== codes[i])
    ? [named, { head: workbenchViewMessages[locale].codeOf(head), cell: of(codes) }]
    : [named];
}

/** A number as a spreadsheet of the language reads it: 1234,5. */
const plainNumber = (value: number, locale: Locale): string =>
  Number.isNaN(value) ? '' : locale === 'vi' ? String(value).replace('.', ',') : String(value);
