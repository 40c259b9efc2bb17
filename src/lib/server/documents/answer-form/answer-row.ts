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
import { ANSWER_COLUMNS, type AnswerColumn } from '../letters/answer-columns.ts';
import type { AnswerFaultCode } from './answer-form-result.ts';

/** Reads one row of an answer form by the text of its columns; names each wrong cell. Null without a place or status. */
export function readAnswerRow(
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
  const isNumbered = /^[1-9]\d{0,3}$/.test(textOf('number'));
  if (!isNumbered) wrong('number_wrong', 'number');
  const status = statusOf(textOf('status'));
  if (status === null) wrong(textOf('status') === '' ? 'needed' : 'status_unknown', 'status');
  const promised = parsed('promised', 'date_unreadable', parsePromised);
  const countsFrom = parsed('countsFrom', 'date_unreadable', parseDay);
  const position = parsed('position', 'position_unreadable', positionOf);
  if (status === null) return null;
  const need = NEEDED_OF[status.status];
  // What an answer depends on is said by the words of its status.
  if (need !== null && need !== 'dependsOn' && textOf(need) === '') wrong('needed', need);
  if (!isNumbered) return null;
  return {
    place: Number(textOf('number')),
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
