import { textKey } from '../text-key.ts';

/** Fewest letters of a password that stands alone, and of one beside a second factor. */
export const FEWEST_ALONE = 14;
export const FEWEST_WITH_FACTOR = 8;
/** More would only cost time. */
export const MOST_LETTERS = 200;
/** Of fewer different letters nobody makes a password, but a row of them. Our own choice. */
const FEWEST_DIFFERENT = 5;
/** Words that everybody around this program would try: what it is called, where it runs, who runs it, whom it is about. */
const NEAR_WORDS = [
  ...[
    'ispeed',
    'speedtest',
    'dashboard',
    'tocdo',
    'bacgiang',
    'bacninh',
    'vietnam',
    'sokhcn',
    'sotttt',
    'ubnd',
  ],
  ...['viettel', 'vinaphone', 'mobifone', 'vietnamobile', 'vnpt', 'matkhau', 'password', 'admin', 'quantri'],
];
/** Fewest letters that are left of a password without those words. Our own choice. */
const FEWEST_BESIDE = 6;

/** What is wrong with a new password. */
export type PasswordProblem = 'short' | 'long' | 'plain' | 'name' | 'near';

/** A password as it is compared: accents that are typed in two ways are one. */
export const normalisedPassword = (password: string): string => password.normalize('NFC');

/** What is wrong with a new password of somebody who signs in by a name? Null when it may be taken. */
export function passwordProblem(
  password: string,
  { name, hasSecondFactor }: { readonly name: string; readonly hasSecondFactor: boolean },
): PasswordProblem | null {
  const letters = [...normalisedPassword(password)];
  if (letters.length < (hasSecondFactor ? FEWEST_WITH_FACTOR : FEWEST_ALONE)) return 'short';
  if (letters.length > MOST_LETTERS) return 'long';
  if (new Set(letters).size < FEWEST_DIFFERENT) return 'plain';
  if (letters.join('').toLowerCase().includes(name.toLowerCase())) return 'name';
  return [...withoutNearWords(password)].length < FEWEST_BESIDE ? 'near' : null;
}

function withoutNearWords(password: string): string {
  const joined = textKey(password).replaceAll(' ', '');
  return NEAR_WORDS.reduce((left, word) => left.replaceAll(word, ''), joined);
}
