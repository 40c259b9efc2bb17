import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ClickQuestion } from '#lib/domain/workbench/click-question.ts';
import { parseQuestion, questionSearch } from '#lib/domain/workbench/question-address.ts';
import { lexiconOf } from '#lib/domain/workbench/words/lexicon.ts';
import { readWords, type Reading, type Span } from '#lib/domain/workbench/words/read-words.ts';
import { VOCABULARY } from './vocabulary.ts';

interface Sentence {
  readonly by: string;
  readonly text: string;
  /** The address of the expected question. */
  readonly question: string;
  readonly unknown?: readonly string[];
  readonly ambiguous?: readonly string[];
  readonly suggested?: readonly string[];
}

const SENTENCES = JSON.parse(readFileSync('tests/workbench/sentences.json', 'utf8')) as Sentence[];
const LEXICON = lexiconOf(VOCABULARY);
const read = (text: string) => readWords(text, LEXICON);

/** The address with its parameters in order, as people read it. */
function addressOf(question: ClickQuestion): string {
  const search = questionSearch(question, VOCABULARY);
  return [...search]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&');
}
const textsOf = (text: string, { spans }: Reading, is: Span['is']) =>
  spans.filter((span) => span.is === is).map(({ start, end }) => text.slice(start, end));

describe('a sentence', () => {
  it.each(SENTENCES.map((sentence) => [sentence.text, sentence] as const))('%s', (text, sentence) => {
    const reading = read(text);
    expect({
      question: addressOf(reading.question),
      unknown: textsOf(text, reading, 'unknown'),
      ambiguous: textsOf(text, reading, 'ambiguous'),
    }).toEqual({
      question: addressOf(parseQuestion(new URLSearchParams(sentence.question), VOCABULARY)),
      unknown: sentence.unknown ?? [],
      ambiguous: sentence.ambiguous ?? [],
    });
    const suggested = reading.spans.flatMap((span) => (span.is === 'unknown' ? span.suggestions : []));
    for (const expected of sentence.suggested ?? [])
      expect(suggested.map((one) => one.text)).toContain(expected);
  });
});

/** The sentence with spaces in place of a part. */
const blank = (text: string, start: number, end: number) =>
  text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);

describe('every sentence', () => {
  const readings = SENTENCES.map(({ text }) => ({ text, reading: read(text) }));

  it('has each of its letters in exactly one span', () => {
    for (const { text, reading } of readings) {
      const seen = [...text].map(() => 0);
      for (const { start, end } of reading.spans) for (let i = start; i < end; i++) seen[i]!++;
      const wrong = [...text].filter((letter, i) => (letter === ' ' ? seen[i]! > 1 : seen[i] !== 1));
      expect(wrong, text).toEqual([]);
    }
  });

  it('asks something else without words that are understood, unless they repeat', () => {
    let [changed, repeated] = [0, 0];
    for (const { text, reading } of readings) {
      for (const span of reading.spans) {
        if (span.is !== 'understood') continue;
        const without = read(blank(text, span.start, span.end));
        const differs = addressOf(without.question) !== addressOf(reading.question);
        if (span.repeats) repeated++;
        else changed++;
        expect(
          differs || span.repeats || without.isSure !== reading.isSure,
          `${text}: ${text.slice(span.start, span.end)}`,
        ).toBe(true);
      }
    }
    expect(changed).toBeGreaterThan(150);
    expect(repeated).toBeLessThan(changed / 5);
  });

  it('asks the same without words that are ignored', () => {
    for (const { text, reading } of readings) {
      for (const { is, start, end } of reading.spans) {
        if (is !== 'ignored') continue;
        const without = read(blank(text, start, end));
        expect(addressOf(without.question), `${text}: ${text.slice(start, end)}`).toBe(
          addressOf(reading.question),
        );
      }
    }
  });

  it('is not taken for sure with one letter wrong, in any of its words', () => {
    const sure = readings.flatMap(({ text, reading }) =>
      reading.spans.flatMap(({ is, start, end }) =>
        is !== 'understood'
          ? []
          : [...text.slice(start, end).matchAll(/\p{Letter}{4,}/gu)]
              .map(({ index }) => start + index + 1)
              .map((at) => `${text.slice(0, at)}q${text.slice(at + 1)}`)
              .filter((wrong) => read(wrong).isSure),
      ),
    );
    expect(sure).toEqual([]);
  });

  it('offers choices that leave no doubt', () => {
    const choices = readings.flatMap(({ text, reading }) =>
      reading.spans.flatMap((span) =>
        span.is === 'ambiguous'
          ? span.choices.map((choice) => text.slice(0, span.start) + choice.text + text.slice(span.end))
          : [],
      ),
    );
    expect(choices.length).toBeGreaterThan(5);
    for (const chosen of choices) expect(read(chosen).isSure, chosen).toBe(true);
  });
});
