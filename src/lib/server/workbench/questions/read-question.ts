import { authorOf } from '../../audit/witness.ts';
import { Fault } from '#lib/domain/fault.ts';
import { LONGEST_QUERY } from '#lib/domain/workbench/query.ts';
import {
  LONGEST_ADDRESS,
  LONGEST_FOLDER,
  LONGEST_TITLE,
  type QuestionOrigin,
  type QuestionText,
} from '#lib/domain/workbench/saved-question.ts';
import { fieldsOf, readFields, readWords } from '../../request-fields.ts';
import { readValues } from '../read-query.ts';
import type { NewQuestion, QuestionChange } from './questions.ts';

const LONGEST_NAME = 100;

const unreadable = () => new Fault('question_unreadable');

/** The question in a request's body: `{title, folder, sql, values, clicks, by, origin}`. Throws a Fault that names what is wrong. */
export function readNewQuestion(body: string, contentType: string | null): NewQuestion {
  const fields = readFields(body, contentType, unreadable);
  const { title, folder = null, origin = null, by } = fields;
  return {
    ...textOf(fields),
    title: wordsIn(title, 'title', LONGEST_TITLE),
    folder: folder === null ? null : wordsIn(folder, 'folder', LONGEST_FOLDER),
    by: wordsIn(authorOf(by), 'by', LONGEST_NAME),
    origin: origin === null ? null : originOf(origin),
  };
}

/** The version in a request's body: `{sql, values, clicks, by}`. Throws a Fault that names what is wrong. */
export function readNewVersion(
  body: string,
  contentType: string | null,
): QuestionText & { readonly by: string } {
  const fields = readFields(body, contentType, unreadable);
  return { ...textOf(fields), by: wordsIn(authorOf(fields.by), 'by', LONGEST_NAME) };
}

/** The change in a request's body: any of `{title, folder, pinned, archived}`. Throws a Fault that names what is wrong. */
export function readQuestionChange(body: string, contentType: string | null): QuestionChange {
  const { title, folder, pinned, archived } = readFields(body, contentType, unreadable);
  if (![pinned, archived].every((flag) => flag === undefined || typeof flag === 'boolean'))
    throw unreadable();
  return {
    ...(title === undefined ? {} : { title: wordsIn(title, 'title', LONGEST_TITLE) }),
    ...(folder === undefined
      ? {}
      : { folder: folder === null ? null : wordsIn(folder, 'folder', LONGEST_FOLDER) }),
    ...(pinned === undefined ? {} : { pinned: pinned as boolean }),
    ...(archived === undefined ? {} : { archived: archived as boolean }),
  };
}

/** The id in a path, or the number of a version. Throws a Fault when it is none. */
export function questionId(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Fault('question_absent', { id: text }, 404);
  return Number(text);
}

function textOf({ sql, values = {}, clicks = null }: Readonly<Record<string, unknown>>): QuestionText {
  if (typeof sql !== 'string' || sql.trim() === '') throw new Fault('query_empty');
  if (sql.length > LONGEST_QUERY) throw new Fault('query_too_long', { most: LONGEST_QUERY }, 413);
  if (clicks !== null && (typeof clicks !== 'string' || clicks.length > LONGEST_ADDRESS)) throw unreadable();
  return { sql, values: readValues(values), clicks };
}

function wordsIn(value: unknown, field: string, longest: number): string {
  const words = readWords(value, longest);
  if (words === null) throw new Fault('question_field', { field, longest });
  return words;
}

function originOf(value: unknown): QuestionOrigin {
  const { id, version } = fieldsOf(value, unreadable);
  if (!Number.isSafeInteger(id) || !Number.isSafeInteger(version)) throw unreadable();
  return { id: id as number, version: version as number };
}
