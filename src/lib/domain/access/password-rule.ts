/** Fewest letters of a password that stands alone, and of one beside a second factor. */
export const FEWEST_ALONE = 14;
export const FEWEST_WITH_FACTOR = 8;
/** More would only cost time. */
export const MOST_LETTERS = 200;
/** Of fewer different letters nobody makes a password, but a row of them. Our own choice. */
const FEWEST_DIFFERENT = 5;

/** What is wrong with a new password. */
export type PasswordProblem = 'short' | 'long' | 'plain' | 'name';

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
  return letters.join('').toLowerCase().includes(name.toLowerCase()) ? 'name' : null;
}
