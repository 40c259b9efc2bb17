import { differsByOneLetter } from '../../text/edit-distance.ts';
import type { Lexicon } from './lexicon.ts';
import { tokensOf, type Token } from './tokens.ts';

/** What could stand for words that are not understood. A person has to click it: nothing is taken for another word. */
export interface Suggestion {
  readonly start: number;
  readonly end: number;
  /** What to write there instead. */
  readonly text: string;
}

/** Most suggestions for the words of one span. */
const MOST = 3;
/** Most words of a phrase that is compared. */
const MOST_WORDS = 4;
/** Shorter words are too much like others. */
const FEWEST_LETTERS = 5;

/** Phrases and names that differ from some of the words by their marks or by one letter, the longest first. */
export function suggestionsFor(
  sentence: string,
  start: number,
  end: number,
  lexicon: Lexicon,
): readonly Suggestion[] {
  const tokens = tokensOf(sentence).filter((token) => token.start >= start && token.end <= end);
  const found = new Map<string, Suggestion>();
  // A year alone may be a number: "năm 2024" is offered.
  for (const { start: from, end: to, folded } of tokens) {
    if (/^20\d\d$/.test(folded)) found.set(folded, { start: from, end: to, text: `năm ${folded}` });
  }
  for (let count = Math.min(MOST_WORDS, tokens.length); count > 0; count--) {
    for (let at = 0; at + count <= tokens.length; at++) {
      for (const text of alike(tokens.slice(at, at + count), lexicon)) {
        const covered = [...found.values()].some(
          (other) => other.start <= tokens[at]!.start && other.end >= tokens[at + count - 1]!.end,
        );
        if (!covered || found.size === 0) {
          found.set(text, { start: tokens[at]!.start, end: tokens[at + count - 1]!.end, text });
        }
      }
    }
  }
  return [...found.values()].slice(0, MOST);
}

function alike(words: readonly Token[], { byLength }: Lexicon): readonly string[] {
  const written = words.map(({ folded }) => folded).join(' ');
  const mayDiffer = written.length >= FEWEST_LETTERS;
  const spelled = words.map((word) => word.spelled).join(' ');
  const texts = (byLength.get(words.length) ?? []).filter(
    (phrase) =>
      phrase.part.kind !== 'filler' &&
      (written === phrase.folded
        ? spelled !== phrase.words.map((word) => word.spelled).join(' ')
        : mayDiffer && differsByOneLetter(written, phrase.folded)),
  );
  return [...new Set(texts.map(({ text }) => text))];
}
