import {
  ANSWER_STATUSES,
  DEPENDENCIES,
  LONGEST_CELL,
  NEEDED_OF,
  type AnswerRow,
  type PromisedDates,
} from '#lib/domain/cases/answer.ts';
import { MOST_PLACES } from '#lib/domain/cases/case.ts';
import { Fault } from '#lib/domain/fault.ts';
import { isLocalDate, type LocalDate } from '#lib/domain/local-date.ts';
import { fieldsOf, readWords } from '../request-fields.ts';

const unreadable = () => new Fault('case_unreadable');

/**
 * The rows of an operator's answer in a request, one for each place at most. What a status claims must be shown
 * (`NEEDED_OF`). Throws a Fault that names place and field.
 */
export function readAnswers(value: unknown): readonly AnswerRow[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_PLACES)
    throw new Fault('case_field', { field: 'answers' });
  const rows = value.map((entry) => answerOf(fieldsOf(entry, unreadable)));
  const twice = rows.find(({ place }, i) => rows.findIndex((row) => row.place === place) !== i);
  if (twice) throw new Fault('answer_twice', { place: twice.place });
  return rows;
}

function answerOf(fields: Record<string, unknown>): AnswerRow {
  const { place } = fields;
  if (typeof place !== 'number' || !Number.isSafeInteger(place) || place < 1) throw unreadable();
  const status = ANSWER_STATUSES.find((name) => name === fields.status);
  if (!status) throw new Fault('answer_field', { place, field: 'answerStatus' });
  const row: AnswerRow = {
    place,
    status,
    dependsOn: DEPENDENCIES.find((name) => name === fields.dependsOn) ?? null,
    station: wordsOf(fields.station, place, 'station'),
    longitude: degreesOf(fields.longitude, place, 180),
    latitude: degreesOf(fields.latitude, place, 90),
    technology: wordsOf(fields.technology, place, 'technology'),
    promised: datesOf(fields.promised, place),
    countsFrom: dateOf(fields.countsFrom, place, 'countsFrom'),
    cause: wordsOf(fields.cause, place, 'cause'),
    turn: wordsOf(fields.turn, place, 'turn'),
    evidence: wordsOf(fields.evidence, place, 'evidence'),
  };
  const needed = NEEDED_OF[status];
  if (needed !== null && row[needed] === null)
    throw new Fault('answer_needs', { place, status, field: needed });
  return row;
}

function wordsOf(value: unknown, place: number, field: string): string | null {
  if (value === undefined || value === null || value === '') return null;
  const words = readWords(value, LONGEST_CELL);
  if (words === null) throw new Fault('answer_field', { place, field });
  return words;
}

function degreesOf(value: unknown, place: number, most: number): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'number' || !(Math.abs(value) <= most))
    throw new Fault('answer_field', { place, field: 'position' });
  return value;
}

function dateOf(value: unknown, place: number, field: string): LocalDate | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string' || !isLocalDate(value)) throw new Fault('answer_field', { place, field });
  return value;
}

function datesOf(value: unknown, place: number): PromisedDates | null {
  if (value === undefined || value === null) return null;
  const { from, to } = fieldsOf(value, unreadable);
  const dates = {
    from: dateOf(from, place, 'promised'),
    to: dateOf(to, place, 'promised'),
  };
  if (dates.from === null || dates.to === null || dates.from >= dates.to)
    throw new Fault('answer_field', { place, field: 'promised' });
  return { from: dates.from, to: dates.to };
}
