import { compileQuestion } from '../compile-question.ts';
import type { Query } from '../query.ts';
import { parseQuestion } from '../question-address.ts';
import { quotedName, quotedText } from '../quoted.ts';
import { areaColumn, editionWith, type Vocabulary } from '../vocabulary.ts';
import { CLICKED_QUESTIONS } from './clicked-questions.ts';
import type { LevelNames, ShippedQuestion } from './shipped-question.ts';
import { WRITTEN_QUESTIONS } from './written-questions.ts';

/** Name of a question that comes with the program. */
export type ShippedId = (typeof CLICKED_QUESTIONS | typeof WRITTEN_QUESTIONS)[number]['id'];

/** The questions that come with the program. */
export const SHIPPED_QUESTIONS: readonly ShippedQuestion<ShippedId>[] = [
  ...CLICKED_QUESTIONS,
  ...WRITTEN_QUESTIONS,
];

/** The query of a question over what is loaded; null where no edition has the areas it asks for. */
export function shippedQuery(question: ShippedQuestion, vocabulary: Vocabulary): Query | null {
  if ('clicks' in question) {
    const params = new URLSearchParams(question.clicks);
    const level = params.get('level');
    const isHeld = vocabulary.editions.some(
      ({ levels }) => level === null || levels.some((held) => held === level),
    );
    return isHeld ? compileQuestion(parseQuestion(params, vocabulary)) : null;
  }
  const edition = editionWith(vocabulary, question.level, vocabulary.period);
  if (edition === null) return null;
  const column = quotedName(areaColumn({ edition, level: question.level }));
  const names: LevelNames = {
    column,
    edition: quotedText(edition),
    named: `area_name(${column}, ${quotedText(edition)}, '${question.level}') as ${question.level}`,
  };
  const values = Object.fromEntries(question.parameters.map(({ name, value }) => [name, value(vocabulary)]));
  return { sql: question.sql(names), values };
}
