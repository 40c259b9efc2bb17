import { isLocalDate, type LocalDate } from '../../local-date.ts';
import { forbiddenWords } from './letter-template.ts';

/**
 * How is a ground known? `gazette`: its text was read in the gazette. `source`: read in another copy. `press`: only what
 * the press or a public list says. `not_read`: only that it exists.
 */
export const GROUND_READINGS = ['gazette', 'source', 'press', 'not_read'] as const;
/** One of `GROUND_READINGS`. */
export type GroundReading = (typeof GROUND_READINGS)[number];

/** A legal ground of a letter: "Căn cứ ...". */
export interface Ground {
  readonly id: string;
  /** After "Căn cứ": kind, number, date, issuer, subject. */
  readonly text: string;
  readonly issuedOn: LocalDate | null;
  readonly reading: GroundReading;
  readonly readBy: string | null;
  /** The number of the gazette, or the copy that was read. */
  readonly readIn: string | null;
  readonly readOn: LocalDate | null;
  readonly note: string;
  /** Printed in letters. What nobody read in the gazette ships unticked. */
  readonly ticked: boolean;
}

/** Was it compared with the gazette? */
export const isCompared = ({ reading }: Pick<Ground, 'reading'>): boolean => reading === 'gazette';

/** Most grounds in the list, and longest fields, in characters. */
export const MOST_GROUNDS = 60;
/** Longest text of a ground, in characters. */
export const LONGEST_GROUND = 500;
/** Longest of a ground's other fields, in characters. */
export const LONGEST_GROUND_FIELD = 300;

/** What is wrong with a list of grounds: a code, the place in the list (from 1), and the words that are meant. */
export interface GroundFault {
  readonly code:
    'empty' | 'too_long' | 'too_many' | 'twice' | 'reader_absent' | 'date' | 'brace' | 'forbidden_word';
  readonly line: number;
  readonly words: string;
}

/**
 * The faults of a list of grounds, in its order; none when it may be saved. Whoever ticks one, or says that it was read in
 * the gazette, says who read it, where and when.
 */
export function groundFaults(grounds: readonly Ground[], today: LocalDate): readonly GroundFault[] {
  if (grounds.length > MOST_GROUNDS) {
    return [{ code: 'too_many', line: MOST_GROUNDS + 1, words: String(MOST_GROUNDS) }];
  }
  const before = new Set<string>();
  const ids = new Set<string>();
  return grounds.flatMap((ground, i) => {
    const fault = (code: GroundFault['code'], words: string): GroundFault => ({ code, line: i + 1, words });
    const key = sameText(ground.text);
    const twice = before.has(key) || ids.has(ground.id) ? [fault('twice', ground.text)] : [];
    before.add(key);
    ids.add(ground.id);
    return ground.text === '' ? [fault('empty', 'text')] : [...faultsOf(ground, today, fault), ...twice];
  });
}

function faultsOf(
  { text, issuedOn, reading, readBy, readIn, readOn, note, ticked }: Ground,
  today: LocalDate,
  fault: (code: GroundFault['code'], words: string) => GroundFault,
): GroundFault[] {
  const fields = [readBy, readIn, note];
  const isRead = ticked || reading === 'gazette';
  return [
    ...(text.length > LONGEST_GROUND ? [fault('too_long', text.slice(0, 60))] : []),
    ...fields.flatMap((field) =>
      field !== null && field.length > LONGEST_GROUND_FIELD ? [fault('too_long', field.slice(0, 60))] : [],
    ),
    ...(isRead && (readBy === null || readIn === null || readOn === null)
      ? [fault('reader_absent', text)]
      : []),
    ...(issuedOn !== null && !isLocalDate(issuedOn) ? [fault('date', issuedOn)] : []),
    ...(readOn !== null && (!isLocalDate(readOn) || readOn > today) ? [fault('date', readOn)] : []),
    ...(/[{}]/.test(text) ? [fault('brace', text)] : []),
    ...forbiddenWords(text).map((word) => fault('forbidden_word', word)),
  ];
}

const sameText = (text: string) => text.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ').trim();
