import type { LocalDate } from '../../local-date.ts';

/** The letters of a case. `reminder` is one template for the first, second and third time. */
export const LETTER_KINDS = [
  'request_to_invest',
  'reminder',
  'joint_inspection',
  'report',
  'answer_to_citizens',
] as const;
/** One of `LETTER_KINDS`. */
export type LetterKind = (typeof LETTER_KINDS)[number];

/** Annexes of a letter: the places, the method in one page, the form for the answer. */
export const ANNEXES = ['places', 'method', 'answer'] as const;
/** One of `ANNEXES`. */
export type AnnexName = (typeof ANNEXES)[number];

/** Which annexes go with each letter. */
export const ANNEXES_OF: Readonly<Record<LetterKind, readonly AnnexName[]>> = {
  request_to_invest: ['places', 'method', 'answer'],
  reminder: ['places', 'answer'],
  joint_inspection: ['places', 'method'],
  report: ['places', 'method'],
  answer_to_citizens: ['places', 'method'],
};

/**
 * By when does a letter of this kind ask, unless a person says so? The case's own deadline, while it is not over: only the
 * letter that set it may still say it then. Null where a person has to decide.
 */
export const deadlineOfLetter = (
  kind: LetterKind,
  deadline: LocalDate | null,
  today: LocalDate,
): LocalDate | null =>
  deadline !== null && (deadline >= today || kind === 'request_to_invest') ? deadline : null;

/** Formats of a letter; the first is the default. */
export const LETTER_FORMATS = ['docx', 'pdf'] as const;
