import { MOST_LETTERS, type Findable } from '#lib/domain/search/match.ts';
import { allow, ownResource } from '#lib/domain/access/allow.ts';
import { questionSearch, WORDS } from '#lib/domain/workbench/question-address.ts';
import { lexiconOf } from '#lib/domain/workbench/words/lexicon.ts';
import { readWords } from '#lib/domain/workbench/words/read-words.ts';
import { searchMessages } from '#lib/messages/search.ts';
import { readVocabulary } from '../workbench/vocabulary.ts';
import type { Searcher } from './findables.ts';

/** Fewer words name a thing rather than ask. */
const FEWEST_WORDS = 3;

/**
 * The question that a text asks, for the page of queries and who may ask there: where every word of it is understood. Where only
 * some are, and it is nothing's name (`isNoName`), that page takes the text over, to say which and to have it completed.
 */
export async function askedQuestion(
  { warehouse, actor, locale }: Searcher,
  text: string,
  isNoName: boolean,
): Promise<readonly Findable[]> {
  // Of a part of a longer text nobody knows what it asks.
  if (text.length > MOST_LETTERS || text.split(/\s+/u).length < FEWEST_WORDS) return [];
  if (!allow(actor, 'query', ownResource(actor))) return [];
  const vocabulary = await readVocabulary(warehouse);
  const { isSure, question, spans } = readWords(text, lexiconOf(vocabulary));
  const isPart = isNoName && spans.some(({ is }) => is === 'understood');
  if (!isSure && !isPart) return [];
  const search = isSure ? questionSearch(question, vocabulary) : new URLSearchParams({ [WORDS]: text });
  const t = searchMessages[locale];
  return [
    {
      ...{ kind: 'question', title: text, detail: isSure ? t.asked : t.askedInPart },
      href: `/workbench?${search.toString()}`,
    },
  ];
}
