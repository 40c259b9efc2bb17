import type { LocalDate } from '../../local-date.ts';
import type { Ground } from './ground.ts';
import { LETTER_KINDS, type LetterKind } from './letter-kind.ts';
import type { LetterTemplate } from './letter-template.ts';

/** What an office may change of its letters: the template of each kind, and the list of grounds. */
export const LETTER_TEXTS = [...LETTER_KINDS, 'grounds'] as const;
/** One of `LETTER_TEXTS`. */
export type LetterTextName = (typeof LETTER_TEXTS)[number];

/** The number of a text as the program ships it, before an office changed it. */
export const SHIPPED_VERSION = 0;

/** A version of a text. Versions are only added; the shipped text has no author and no date. */
export interface LetterTextVersion<Content> {
  readonly version: number;
  readonly content: Content;
  /** It is, word by word, what the program shipped when it was saved. */
  readonly isShipped: boolean;
  /** Local date from which letters use it; null for the shipped text. */
  readonly changedOn: LocalDate | null;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string | null;
  readonly by: string | null;
  /** Why it was changed. */
  readonly note: string | null;
}

/** Every text of letters as it is in force on a day. */
export interface LetterTexts {
  readonly templates: Readonly<Record<LetterKind, LetterTextVersion<LetterTemplate>>>;
  readonly grounds: LetterTextVersion<readonly Ground[]>;
}

/** Which versions a letter was written with. */
export interface LetterVersions {
  readonly kind: LetterKind;
  /** Of the kind's template; 0 is the shipped text. */
  readonly template: number;
  readonly grounds: number;
  /** Which shipped texts those were; absent in entries made before they were kept. */
  readonly shipped?: ShippedNumbers;
  /** Which version of the issuing bodies signs it; absent in entries made before an office could change them. */
  readonly issuers?: number;
}

/** Numbers of the kept shipped texts of a day; null where none was kept by then. */
export interface ShippedNumbers {
  readonly template: number | null;
  readonly grounds: number | null;
  readonly addressees: number | null;
}

/** Longest reason for a change of a text, in characters. */
export const LONGEST_CHANGE_NOTE = 300;
