import { textKey } from '#lib/domain/text-key.ts';
import type { AnswerRow } from '#lib/domain/cases/answer.ts';
import { ANSWER_COLUMNS, ANSWER_HEADINGS, type AnswerColumn } from '../letters/answer-columns.ts';
import { readAnswerRow } from './answer-row.ts';
import type { AnswerFault, AnswerFaultCode, AnswerFormRead, ExpectedForm } from './answer-form-result.ts';

const CASE_NUMBER = /\bHS-\d{4,}\b/;
/** Columns that say nothing of an answer by themselves. */
const GIVEN: readonly AnswerColumn[] = ['number', 'title'];
/** A person mends a form fault by fault: no more are listed at once. */
const MOST_FAULTS = 50;
const LONGEST_VALUE = 80;

/** Where the cells of a table stand in its file. */
export interface TablePlace {
  /** Name of the workbook's sheet; null in a document. */
  readonly sheet: string | null;
  /** Number of the document's table; null in a workbook. */
  readonly table: number | null;
  /** Lines above a document's table, which have no row numbers. */
  readonly titleRows: number;
}

/** Which columns does the row head? Null where it is not the header of the form. */
function headerOf(row: readonly string[]): ReadonlyMap<AnswerColumn, number> | null {
  const keys = row.map(textKey);
  const found = ANSWER_COLUMNS.map(
    (column) => [column, keys.indexOf(textKey(ANSWER_HEADINGS[column].heading))] as const,
  );
  return found.every(([, at]) => at >= 0) ? new Map(found) : null;
}

/** Where the header stands and which columns it names; null without one. */
function findHeader(cells: readonly (readonly string[])[]) {
  for (const [at, row] of cells.entries()) {
    const columns = headerOf(row);
    if (columns) return { at, columns };
  }
  return null;
}

/** Reads the cells of an answer form to a case. With a single fault, no row is given. */
export function interpretAnswerForm(
  cells: readonly (readonly string[])[],
  place: TablePlace,
  expected: ExpectedForm,
): AnswerFormRead {
  const header = findHeader(cells);
  const titles = cells.slice(0, header?.at ?? 0).flat();
  const caseNumber = CASE_NUMBER.exec(titles.join('\n'))?.[0] ?? null;
  const whole = (code: AnswerFaultCode, value = ''): AnswerFormRead => {
    const { sheet, table } = place;
    const fault = { code, sheet, table, row: null, column: null, cell: null, value };
    return { caseNumber, rows: [], faults: [fault], cut: false };
  };
  if (header === null) return whole('no_table');
  if (caseNumber !== null && caseNumber !== expected.caseNumber) return whole('other_case', caseNumber);
  const { faults, rows } = readRows(cells, header, place, expected);
  if (faults.length > 0) {
    return {
      caseNumber,
      rows: [],
      faults: faults.slice(0, MOST_FAULTS),
      cut: faults.length > MOST_FAULTS,
    };
  }
  return rows.length === 0 ? whole('no_answer') : { caseNumber, rows, faults: [], cut: false };
}

/** The rows below the header and their faults; reading ends where there are more faults than are listed. */
function readRows(
  cells: readonly (readonly string[])[],
  { at, columns }: NonNullable<ReturnType<typeof findHeader>>,
  { sheet, table, titleRows }: TablePlace,
  expected: ExpectedForm,
): { readonly rows: readonly AnswerRow[]; readonly faults: readonly AnswerFault[] } {
  const faults: AnswerFault[] = [];
  const rows = new Map<number, AnswerRow>();
  const places = new Map(expected.places.map(({ number, title }) => [number, title]));
  for (let row = at + 1; row < cells.length && faults.length <= MOST_FAULTS; row += 1) {
    const textOf = (column: AnswerColumn) => cells[row]![columns.get(column)!]?.normalize('NFC').trim() ?? '';
    if (ANSWER_COLUMNS.every((column) => GIVEN.includes(column) || textOf(column) === '')) continue;
    const wrong = (code: AnswerFaultCode, column: AnswerColumn) => {
      const cell = table === null ? `${letterOf(columns.get(column)!)}${row + 1}` : null;
      const value = textOf(column).slice(0, LONGEST_VALUE);
      faults.push({ code, sheet, table, row: row + 1 - titleRows, column, cell, value });
    };
    const answer = readAnswerRow(textOf, wrong);
    if (answer === null) continue;
    const title = places.get(answer.place);
    if (title === undefined) wrong('number_wrong', 'number');
    else if (textKey(textOf('title')) !== textKey(title)) wrong('place_differs', 'title');
    if (rows.has(answer.place)) wrong('number_twice', 'number');
    rows.set(answer.place, answer);
  }
  return { rows: [...rows.values()], faults };
}

/** A, B … Z, AA …: a column of a sheet, from 0. */
function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last;
}
