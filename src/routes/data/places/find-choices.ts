import type { PlaceChoice } from '#lib/domain/place-name.ts';
import { textKey } from '#lib/domain/text-key.ts';
import { choiceWords } from './place-words.ts';

/** Choices whose words hold every word typed, in any order, marks or not; those that begin so first. */
export function findChoices<Choice extends PlaceChoice>(choices: readonly Choice[], typed: string): Choice[] {
  const words = textKey(typed).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const found = choices
    .map((choice) => ({ choice, key: ` ${textKey(choiceWords(choice))}` }))
    .filter(({ key }) => words.every((word) => key.includes(` ${word}`)));
  const phrase = ` ${words.join(' ')}`;
  return [
    ...found.filter(({ key }) => key.includes(phrase)),
    ...found.filter(({ key }) => !key.includes(phrase)),
  ].map(({ choice }) => choice);
}
