import type { Fault } from '#lib/domain/fault.ts';
import { authorOf } from './audit/witness.ts';
import { plainWords } from '#lib/domain/plain-words.ts';

/**
 * The fields of the JSON object that a request's body is. Only what says that it is JSON is read: another site's form
 * cannot send it. Throws `unreadable` for anything else.
 */
export function readFields(
  body: string,
  contentType: string | null,
  unreadable: () => Fault,
): Record<string, unknown> {
  if (!contentType?.startsWith('application/json')) throw unreadable();
  try {
    return fieldsOf(JSON.parse(body), unreadable);
  } catch {
    throw unreadable();
  }
}

/** The value of a JSON text; null for what is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The fields of an object. Throws `unreadable` for what is none. */
export function fieldsOf(value: unknown, unreadable: () => Fault): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw unreadable();
  return value as Record<string, unknown>;
}

/** Words a person wrote, in one line; null when there are none, or more than `longest` letters. */
export function readWords(value: unknown, longest: number): string | null {
  const words = typeof value === 'string' ? plainWords(value) : '';
  return words === '' || words.length > longest ? null : words;
}

const LONGEST_PERSON = 100;

/** Who is asking, as a query says in `by`; `web` when it does not. */
export const personIn = (params: URLSearchParams): string =>
  plainWords(authorOf(params.get('by')) ?? '').slice(0, LONGEST_PERSON) || 'web';
