import type { LocalDate } from '../local-date.ts';
import type { AnswerRow } from './answer.ts';
import type { CaseFile } from './case-file.ts';
import type { OperatorTests } from './operator-tests/comparison.ts';
import type { LetterVersions } from './letters/letter-text.ts';
import type { Verification } from './verification/outcome.ts';
import type { VerificationPlan } from './verification/verification-plan.ts';

/** What can happen to a case after it was opened. An undoing is an entry too: nothing is ever deleted. */
export const ENTRY_KINDS = [
  'sent',
  'received',
  'reminded',
  'answered',
  'plan_changed',
  'verified',
  'closed',
  'passed_on',
  'withdrawn',
  'undone',
] as const;
/** One of `ENTRY_KINDS`. */
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Of an entry that a letter is behind: the texts it was written with; absent in entries made before they were recorded. */
interface OfLetter {
  readonly letter?: LetterVersions;
}

/** What each kind of entry says beside its date, document and note. */
export interface EntryDetails {
  /** The letter went: by when an answer is asked, and how the promise will be judged. */
  readonly sent: { readonly deadline: LocalDate; readonly plan: VerificationPlan | null } & OfLetter;
  readonly received: Readonly<Record<never, never>>;
  /** A reminder of an overdue answer, with its new deadline. */
  readonly reminded: { readonly reminder: number; readonly deadline: LocalDate } & OfLetter;
  /** `files`: what the answer was read from and rests on; entries of before they were kept have none. */
  readonly answered: {
    readonly answers: readonly AnswerRow[];
    readonly files?: readonly CaseFile[];
    /** The operator's own tests, compared with the case's when they came. */
    readonly tests?: OperatorTests | null;
  };
  /** The note says why. */
  readonly plan_changed: { readonly plan: VerificationPlan };
  readonly verified: { readonly verification: Verification };
  readonly closed: Readonly<Record<never, never>>;
  /** To the body above; the note says to whom. */
  readonly passed_on: OfLetter;
  /** The note says why. */
  readonly withdrawn: Readonly<Record<never, never>>;
  /** The number of the entry that counts no longer; the note says why. */
  readonly undone: { readonly entry: number };
}

/** An entry as a person makes it. */
export interface NewEntry<Kind extends EntryKind = EntryKind> {
  readonly kind: Kind;
  /** The local date it happened on; the clock's date is in `at`. */
  readonly on: LocalDate;
  /** Number of the document: 123/STTTT-BCVT. Null where there is none. */
  readonly document: string | null;
  readonly note: string | null;
  readonly details: EntryDetails[Kind];
  readonly by: string;
}

/** An entry of any kind, `details` by its kind. */
export type AnyNewEntry = { readonly [Kind in EntryKind]: NewEntry<Kind> }[EntryKind];

/** An entry on record. */
export type CaseEntry = AnyNewEntry & {
  /** From 1 within its case. */
  readonly number: number;
  /** Instant it was recorded, ISO 8601 in UTC. */
  readonly at: string;
};

/** The files that an entry rests on. */
export const filesOf = (entry: AnyNewEntry): readonly CaseFile[] =>
  entry.kind === 'answered' ? (entry.details.files ?? []) : [];

/** The texts that an entry's letter was written with; null where none is behind it, or none was recorded. */
export const letterOf = (entry: AnyNewEntry): LetterVersions | null =>
  'letter' in entry.details ? (entry.details.letter ?? null) : null;

/** Longest number of a document, and longest note, in characters. */
export const LONGEST_DOCUMENT = 80;
/** Longest note of an entry, in characters. */
export const LONGEST_NOTE = 1000;
/** An answer that does not come is asked for at most this often; then the case is passed on. */
export const MOST_REMINDERS = 3;
