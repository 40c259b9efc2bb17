import { textKey } from '../text-key.ts';

/** What can be found, most wanted first where several fit alike. */
export const FOUND_KINDS = ['area', 'former_name', 'page', 'unit', 'case', 'file', 'question'] as const;
/** One of `FOUND_KINDS`. */
export type FoundKind = (typeof FOUND_KINDS)[number];

/** A thing that a search can find. */
export interface Findable {
  readonly kind: FoundKind;
  readonly title: string;
  /** What tells it from others of its name. */
  readonly detail: string;
  readonly href: string;
  /** Further words it is found by. */
  readonly words?: string;
}

/** Longer texts are not searched for: no name is, and hardly a question. */
export const MOST_LETTERS = 200;

/** How a title fits, the best first: its name is the text, goes on after it, it has its words, has them only in its further words. */
const FITS = ['same', 'begins', 'words', 'further'] as const;
type Fit = (typeof FITS)[number];

/**
 * The things that a text names, at most `most`: each of its words begins a word of the title or of the further words,
 * with Vietnamese marks or without. Those that carry the very marks of the text come first; then by how well they fit,
 * by kind, and in the given order.
 */
export function find<T extends Findable>(text: string, things: readonly T[], most: number): readonly T[] {
  const asked = text.slice(0, MOST_LETTERS);
  const key = textKey(asked);
  if (key === '') return [];
  const words = key.split(' ');
  const marked = spelling(asked);
  const isMarked = textKey(asked) !== marked;
  const ranked = things.flatMap((thing, place) => {
    const fit = fitOf(thing, key, words);
    if (fit === null) return [];
    const isSpelled = isMarked && spelling(thing.title).includes(marked);
    const rank = [isMarked && !isSpelled ? 1 : 0, FITS.indexOf(fit), FOUND_KINDS.indexOf(thing.kind), place];
    return [{ thing, rank }];
  });
  return ranked
    .sort((a, b) => difference(a.rank, b.rank))
    .slice(0, most)
    .map(({ thing }) => thing);
}

function fitOf({ title, words: further = '' }: Findable, key: string, words: readonly string[]): Fit | null {
  const own = textKey(title);
  if (own === key || own.endsWith(` ${key}`)) return 'same';
  if (` ${own}`.includes(` ${key}`)) return 'begins';
  const has = (text: string) => {
    const parts = text.split(' ');
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  };
  if (has(own)) return 'words';
  return has(`${own} ${textKey(further)}`) ? 'further' : null;
}

/** As written, marks kept: composed, small letters, one space between words. */
const spelling = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();

/** Ranks by their first part that differs. */
const difference = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((part, i) => part !== b[i]);
  return at < 0 ? 0 : a[at]! - b[at]!;
};
