import type { Locale } from '#lib/domain/format.ts';
import { textKey } from '#lib/domain/text-key.ts';
import {
  SHIPPED_QUESTIONS,
  shippedQuery,
  type ShippedId,
} from '#lib/domain/workbench/shipped/shipped-questions.ts';
import type { Vocabulary } from '#lib/domain/workbench/vocabulary.ts';
import { shippedWords } from '#lib/messages/workbench-shipped.ts';

/** A sentence must have this share of a title's words, and so many of them unless it has all: "lượt đo" is in many. */
const ALIKE = 0.6;
const FEWEST = 4;
const MOST = 2;

const wordsOf = (text: string) => new Set(textKey(text).split(' '));

/** The questions that come with the program whose titles have most words of a sentence, likest first. */
export function shippedLike(sentence: string, vocabulary: Vocabulary, locale: Locale): readonly ShippedId[] {
  const said = wordsOf(sentence);
  return SHIPPED_QUESTIONS.filter((question) => shippedQuery(question, vocabulary) !== null)
    .map(({ id }) => {
      const title = [...wordsOf(shippedWords(id, locale).title)];
      const shared = title.filter((word) => said.has(word)).length;
      return { id, shared, share: shared / title.length };
    })
    .filter(({ share, shared }) => share === 1 || (share >= ALIKE && shared >= FEWEST))
    .sort((a, b) => b.shared - a.shared || b.share - a.share)
    .slice(0, MOST)
    .map(({ id }) => id);
}
