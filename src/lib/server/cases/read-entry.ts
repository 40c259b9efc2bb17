import { authorOf } from '../audit/witness.ts';
import { LONGEST_NAME } from '#lib/domain/annotation.ts';
import type { AnswerRow } from '#lib/domain/cases/answer.ts';
import { ENTRY_KINDS, LONGEST_DOCUMENT, LONGEST_NOTE, type EntryKind } from '#lib/domain/cases/case-entry.ts';
import { Fault } from '#lib/domain/fault.ts';
import { isLocalDate, type LocalDate } from '#lib/domain/local-date.ts';
import { fieldsOf, readFields, readWords } from '../request-fields.ts';
import { readAnswers } from './read-answers.ts';
import { requiredWords } from './read-case-request.ts';
import type { Agreement } from './verify-case.ts';

/** A file that was sent before, by the token it was given. */
export interface UploadedFile {
  readonly token: string;
  readonly name: string;
}

/** What a person enters, before the server adds what only it knows: the plan, the reminder's number, the finding. */
export interface EntryRequest {
  readonly kind: EntryKind;
  readonly on: LocalDate;
  readonly document: string | null;
  readonly note: string | null;
  readonly by: string;
  /** The number of the newest entry that the person saw; null does not ask. */
  readonly seen: number | null;
  /** Of `sent` and `reminded`. */
  readonly deadline: LocalDate | null;
  /** Of `sent` and `plan_changed`; null where nothing is to be verified. */
  readonly agreement: Agreement | null;
  /** Of `answered`. */
  readonly answers: readonly AnswerRow[];
  /** Of `answered`: the form that the answers are read from, instead of `answers`. */
  readonly form: UploadedFile | null;
  /** Of `answered`: the operator's own tests, and how they are read, as in the address of a load. */
  readonly tests: (UploadedFile & { readonly options: string }) | null;
  /** Of `undone`. */
  readonly entry: number | null;
}

const unreadable = () => new Fault('case_unreadable');

/**
 * The entry in a request's body: `{kind, on, by, seen, document, note}`, and by kind `deadline`, `mendedBy`,
 * `promisedKbps`, `answers` or `form`, `tests`, `entry`. Throws a Fault that names the invalid field.
 */
export function readEntry(body: string, contentType: string | null): EntryRequest {
  const fields = readFields(body, contentType, unreadable);
  const kind = ENTRY_KINDS.find((name) => name === fields.kind);
  if (!kind) throw new Fault('case_field', { field: 'kind' });
  const { mendedBy, promisedKbps, deadline, entry, seen, answers } = fields;
  const form = kind === 'answered' ? uploadOf(fields.form, 'form') : null;
  const tests = kind === 'answered' ? uploadOf(fields.tests, 'tests') : null;
  const dated = kind === 'sent' || kind === 'reminded';
  const planned = kind === 'plan_changed' || (kind === 'sent' && mendedBy !== undefined && mendedBy !== null);
  return {
    kind,
    on: dateOf(fields.on, 'on'),
    document: optionalWords(fields.document, 'document', LONGEST_DOCUMENT),
    note: optionalWords(fields.note, 'note', LONGEST_NOTE),
    by: requiredWords(authorOf(fields.by), 'by', LONGEST_NAME),
    seen: seen === undefined || seen === null ? null : numberOf(seen, 'entry'),
    deadline: dated ? dateOf(deadline, 'deadline') : null,
    agreement: planned
      ? {
          mendedBy: dateOf(mendedBy, 'due'),
          promised: promisedKbps === undefined || promisedKbps === null ? null : speedOf(promisedKbps),
        }
      : null,
    answers: kind === 'answered' && form === null ? readAnswers(answers) : [],
    form,
    tests: tests && {
      ...tests,
      options: optionalWords(optionsIn(fields.tests), 'tests', LONGEST_NOTE) ?? '',
    },
    entry: kind === 'undone' ? numberOf(entry, 'entry') : null,
  };
}

/** Largest speed that is believed as a promise: 10 Gbit/s. */
const MOST_KBPS = 10_000_000;

function speedOf(value: unknown): number {
  const kbps = numberOf(value, 'promisedKbps');
  if (kbps < 1 || kbps > MOST_KBPS) throw new Fault('case_field', { field: 'promisedKbps' });
  return kbps;
}

/** Throws a Fault for anything but `{token, name}`, or nothing. */
function uploadOf(value: unknown, field: string): UploadedFile | null {
  if (value === undefined || value === null) return null;
  const { token, name } = fieldsOf(value, unreadable);
  return {
    token: requiredWords(token, field, LONGEST_NAME),
    name: requiredWords(name, field, LONGEST_FILE_NAME),
  };
}

const optionsIn = (value: unknown): unknown => fieldsOf(value, unreadable).options;

/** What file systems take at most. */
const LONGEST_FILE_NAME = 255;

function numberOf(value: unknown, field: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new Fault('case_field', { field });
  return value;
}

function dateOf(value: unknown, field: string): LocalDate {
  if (typeof value !== 'string' || !isLocalDate(value)) throw new Fault('case_field', { field });
  return value;
}

function optionalWords(value: unknown, field: string, longest: number): string | null {
  if (value === undefined || value === null || value === '') return null;
  const words = readWords(value, longest);
  if (words === null) throw new Fault('case_field', { field });
  return words;
}
