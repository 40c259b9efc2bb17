import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const MESSAGES = import.meta.glob<string>('/src/lib/messages/**/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Rows of the table of terms: the word, and the words that are not used for the same thing. */
const terms = readFileSync('docs/terms.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Vietnamese'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, word = '', , , never = '']) => ({ word, never: never.split(', ').filter(Boolean) }))
  .filter(({ word }) => !word.startsWith('---'));

it('one thing has one word: no message has another of those that the list of terms rules out', () => {
  expect(terms.length).toBeGreaterThan(20);
  const strays = Object.entries(MESSAGES).flatMap(([path, text]) => {
    const folded = text.toLowerCase();
    return terms.flatMap(({ word, never }) =>
      never
        .filter((other) => folded.includes(other))
        .map((other) => `${path.replace('/src/lib/messages/', '')}: «${other}», not «${word}»`),
    );
  });
  expect(strays).toEqual([]);
});
