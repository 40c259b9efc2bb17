import { dictionary } from '@zxcvbn-ts/language-common';
import { textKey } from '#lib/domain/text-key.ts';

/** About 49,000 passwords that are met most often in leaked collections, as that library has them. */
const LEAKED: ReadonlySet<string> = new Set(dictionary['passwords-common']);
/** Digits and signs that people put around a word. */
const AROUND = /^[^\p{Letter}]+|[^\p{Letter}]+$/gu;

/** Is a password one that was leaked: as it is, in capitals, without marks, with digits or signs around it, or written twice? */
export function isLeaked(password: string): boolean {
  const lower = password.toLowerCase();
  const folded = textKey(password).replaceAll(' ', '');
  return [lower, folded, lower.replace(AROUND, ''), once(lower)].some((form) => LEAKED.has(form));
}

/** The part that a text repeats; itself when it repeats none. */
function once(text: string): string {
  return /^(.+?)\1+$/su.exec(text)?.[1] ?? text;
}
