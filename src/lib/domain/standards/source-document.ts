import type { LocalDate } from '../local-date.ts';
import type { Locale } from '../format.ts';

/** A text in each language. */
export type LocalizedText = Readonly<Record<Locale, string>>;

/**
 * How is a document known? `read`: its own text was read. `press_wording`: only what the press or a public summary
 * says of it. `not_read`: only that it exists.
 */
export const READINGS = ['read', 'press_wording', 'not_read'] as const;
/** One of `READINGS`. */
export type Reading = (typeof READINGS)[number];

/** A document that a standard or a minimum is taken from, and how it is known. */
export interface SourceDocument {
  readonly id: string;
  /** Its kind and number, as it is cited: "Quyết định 36/QĐ-TTg". */
  readonly number: string;
  readonly issuer: LocalizedText;
  /** Null where the copy held has no date; the note then says what is known. */
  readonly issuedOn: LocalDate | null;
  readonly reading: Reading;
  /** Null, as the date, when nobody read it. */
  readonly readBy: LocalizedText | null;
  readonly readOn: LocalDate | null;
  /** What was read in it, and what was not. */
  readonly note: LocalizedText;
}
