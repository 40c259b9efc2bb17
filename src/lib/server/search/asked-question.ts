import type { Findable } from '#lib/domain/search/match.ts';
import { allow, ownResource } from '#lib/domain/access/allow.ts';
import { questionSearch } from '#lib/domain/workbench/question-address.ts';
import { lexiconOf } from '#lib/domain/workbench/words/lexicon.ts';
import { readWords } from '#lib/domain/workbench/words/read-words.ts';
import { searchMessages } from '#lib/messages/search.ts';
import { readVocabulary } from '../workbench/vocabulary.ts';
import type { Searcher } from './findables.ts';

/** Fewer words name a thing rather than ask. */
const FEWEST_WORDS = 3;

/** The question that a text asks, for the page of queries: where every word of it is understood, and by who may ask there. */
export async function askedQuestion(
  { warehouse, actor, locale }: Searcher,
  text: string,
): Promise<readonly Findable[]> {
  if (text.split(/\s+/u).length < FEWEST_WORDS || !allow(actor, 'query', ownResource(actor))) return [];
  const vocabulary = await readVocabulary(warehouse);
  const { isSure, question } = readWords(text, lexiconOf(vocabulary));
  if (!isSure) return [];
  const href = `/workbench?${questionSearch(question, vocabulary).toString()}`;
  return [{ kind: 'question', title: text, detail: searchMessages[locale].asked, href }];
}
