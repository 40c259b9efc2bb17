import { formatMonth } from '#lib/domain/format.ts';
import type { LocalMonth } from '#lib/domain/local-date.ts';
import type { FormSheet } from './read-form.ts';
import { readMonth } from './read-month.ts';
import { findTallyHeader } from './tally-header.ts';

/**
 * Splits a table with months side by side, each over its own figures, into one form per month with the same units;
 * returns any other form unchanged. The months in the letter's own header ("lũy kế đến ngày 13/7/2024") do not split
 * it: figures to date alone are no form.
 */
export function splitByMonth(form: FormSheet): readonly FormSheet[] {
  const header = findTallyHeader(form.rows.map(({ cells }) => cells));
  if (!header || header.firstRow - header.headerRow < 2) return [form];
  const rows = form.rows.slice(header.headerRow);
  const months = monthsOver(rows[0]!.cells, Math.max(...rows.map(({ cells }) => cells.length)));
  const distinct = [...new Set(months.filter((month) => month !== null))];
  if (distinct.length < 2) return [form];
  const parts = distinct.map((month) => ({
    sheet: `${form.sheet} ${formatMonth(month)}`.trim(),
    rows: rows.map(({ rowNumber, cells }) => ({
      rowNumber,
      cells: cells.filter((_, column) => months[column] === null || months[column] === month),
    })),
  }));
  const whole = parts.every(({ rows: own }) => findTallyHeader(own.map(({ cells }) => cells)) !== null);
  return whole ? parts : [form];
}

/** The month over each column; a merged cell has its month in its first column only. */
function monthsOver(cells: readonly string[], columns: number): (LocalMonth | null)[] {
  let month: LocalMonth | null = null;
  return Array.from({ length: columns }, (_, column) => {
    const text = cells[column]?.trim() ?? '';
    if (text !== '') month = readMonth(text);
    return month;
  });
}
