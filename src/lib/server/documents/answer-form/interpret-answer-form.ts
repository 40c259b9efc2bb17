import {
  ANSWER_STATUSES,
  LONGEST_CELL,
  NEEDED_OF,
  type AnswerRow,
  type Dependency,
} from '#lib/domain/cases/answer.ts';
import { parseDay, parsePromised } from '#lib/domain/cases/letters/promised-dates.ts';
import { textKey } from '#lib/domain/text-key.ts';
import { ANSWER_STATUS_WORDS } from '#lib/messages/case-words.ts';
import { DEPENDENCY_WORDS } from '#lib/messages/letters.ts';
import { ANSWER_COLUMNS, ANSWER_HEADINGS, type AnswerColumn } from '../letters/answer-columns.ts';
import type { AnswerFault, AnswerFaultCode, AnswerFormRead } from './answer-form-result.ts';

const CASE_NUMBER = /\bHS-\d{4,}\b/;
/** Columns that say nothing of an answer by themselves. */
const GIVEN: readonly AnswerColumn[] = ['number', 'title'];

/** Names a cell for a person, by its row and column from 0. */
export type CellName = (row: number, column: number, heading: string) => string;

/** Which columns does the row head? Null where it is not the header of the form. */
function headerOf(row: readonly string[]): ReadonlyMap<AnswerColumn, number> | null {
  const keys = row.map(textKey);
  const found = ANSWER_COLUMNS.map(
    (column) => [column, keys.indexOf(textKey(ANSWER_HEADINGS[column].heading))] as const,
  );
  return found.every(([, at]) => at >= 0) ? new Map(found) : null;
}

/** Reads the cells of an answer form. With a single fault, no row is given. */
export function interpretAnswerForm(cells: readonly (readonly string[])[], nameOf: CellName): AnswerFormRead {
  const caseNumber = CASE_NUMBER.exec(cells.flat().join('\n'))?.[0] ?? null;
  const at = cells.findIndex((row) => headerOf(row) !== null);
  const whole = (code: AnswerFaultCode) => ({
    caseNumber,
    rows: [],
    faults: [{ code, cell: '', column: null, value: '' }],
  });
  if (at < 0) return whole('no_table');
  const header = headerOf(cells[at]!)!;
  const faults: AnswerFault[] = [];
  const rows: AnswerRow[] = [];
  cells.slice(at + 1).forEach((row, i) => {
    const textOf = (column: AnswerColumn) => row[header.get(column)!]?.normalize('NFC').trim() ?? '';
    if (ANSWER_COLUMNS.every((column) => GIVEN.includes(column) || textOf(column) === '')) return;
    const wrong = (code: AnswerFaultCode, column: AnswerColumn) => {
      const cell = nameOf(at + 1 + i, header.get(column)!, ANSWER_HEADINGS[column].heading);
      faults.push({ code, cell, column, value: textOf(column).slice(0, 80) });
    };
    const answer = rowOf(textOf, wrong);
    if (answer === null) return;
    if (rows.some(({ place }) => place === answer.place)) wrong('number_twice', 'number');
    rows.push(answer);
  });
  if (faults.length > 0) return { caseNumber, rows: [], faults };
  return rows.length === 0 ? whole('no_answer') : { caseNumber, rows, faults };
}

function rowOf(
  textOf: (column: AnswerColumn) => string,
  wrong: (code: AnswerFaultCode, column: AnswerColumn) => void,
): AnswerRow | null {
  for (const column of ANSWER_COLUMNS) if (textOf(column).length > LONGEST_CELL) wrong('too_long', column);
  const words = (column: AnswerColumn) => textOf(column) || null;
  const parsed = <T>(
    column: AnswerColumn,
    code: AnswerFaultCode,
    parse: (text: string) => T | null,
  ): T | null => {
    const text = textOf(column);
    const value = text === '' ? null : parse(text);
    if (text !== '' && value === null) wrong(code, column);
    return value;
  };
  const place = Number(textOf('number'));
  if (!/^\d+$/.test(textOf('number')) || place < 1) wrong('number_wrong', 'number');
  const status = statusOf(textOf('status'));
  if (status === null) wrong(textOf('status') === '' ? 'needed' : 'status_unknown', 'status');
  const promised = parsed('promised', 'date_unreadable', parsePromised);
  const countsFrom = parsed('countsFrom', 'date_unreadable', parseDay);
  const position = parsed('position', 'position_unreadable', positionOf);
  if (status === null) return null;
  const need = NEEDED_OF[status.status];
  // What an answer depends on is said by the words of its status.
  if (need !== null && need !== 'dependsOn' && textOf(need) === '') wrong('needed', need);
  return {
    place,
    ...status,
    station: words('station'),
    longitude: position?.longitude ?? null,
    latitude: position?.latitude ?? null,
    technology: words('technology'),
    promised,
    countsFrom,
    cause: words('cause'),
    turn: words('turn'),
    evidence: words('evidence'),
  };
}

type Status = Pick<AnswerRow, 'status' | 'dependsOn'>;

const STATUSES = new Map<string, Status>([
  ...ANSWER_STATUSES.filter((status) => status !== 'depends').map((status): [string, Status] => [
    textKey(ANSWER_STATUS_WORDS.vi[status]),
    { status, dependsOn: null },
  ]),
  ...Object.entries(DEPENDENCY_WORDS).map(([dependency, words]): [string, Status] => [
    textKey(words),
    { status: 'depends', dependsOn: dependency as Dependency },
  ]),
]);

const statusOf = (text: string): Status | null => STATUSES.get(textKey(text)) ?? null;

/** Latitude and longitude of one cell: "21,3012; 106,3810" or "21.3012, 106.3810". */
function positionOf(text: string): { latitude: number; longitude: number } | null {
  const parts = text.includes(';') ? text.split(';') : text.split(/,\s+|\s+/);
  const [latitude, longitude] = parts.map((part) => Number(part.trim().replace(',', '.') || NaN));
  if (parts.length !== 2 || !(Math.abs(latitude!) <= 90) || !(Math.abs(longitude!) <= 180)) return null;
  return { latitude: latitude!, longitude: longitude! };
}
