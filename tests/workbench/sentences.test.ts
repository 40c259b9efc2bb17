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

const sentencesIn = (file: string) =>
  JSON.parse(readFileSync(`tests/workbench/${file}`, 'utf8')) as Sentence[];
/** By who wrote the parser, and by two who had not read it; "second" are what theirs made us look at. */
const SENTENCES = ['sentences.json', 'sentences-others.json', 'sentences-analyst.json'].flatMap(sentencesIn);
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
        const differs =
          without.tab !== reading.tab || addressOf(without.question) !== addressOf(reading.question);
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
    const doubts = ({ spans }: Reading) =>
      spans.filter(({ is }) => is === 'unknown' || is === 'ambiguous').length;
    const choices = readings.flatMap(({ text, reading }) =>
      reading.spans.flatMap((span) =>
        span.is === 'ambiguous'
          ? span.choices.map((choice) => ({
              chosen: text.slice(0, span.start) + choice.text + text.slice(span.end),
              left: doubts(reading) - 1,
            }))
          : [],
      ),
    );
    expect(choices.length).toBeGreaterThan(5);
    for (const { chosen, left } of choices) {
      expect(doubts(read(chosen)), chosen).toBe(left);
      if (left === 0) expect(read(chosen).isSure, chosen).toBe(true);
    }
  });
});

it('takes another type before a name only where no area has this title', () => {
  const [old, now] = VOCABULARY.editions;
  const village = { code: '99999', name: 'Tân An', type: 'Xã' };
  const commune = [...now!.areas.commune!, village];
  const lexicon = lexiconOf({
    ...VOCABULARY,
    editions: [old!, { ...now!, areas: { ...now!.areas, commune } }],
  });
  const areaIn = (text: string) => readWords(text, lexicon).question.areas.only.map(({ code }) => code);
  expect(areaIn('xã Tân An')).toEqual(['99999']);
  expect(areaIn('phường Tân An')).toEqual(['07682']);
  expect(areaIn('xã Tân Tiến')).toEqual(['07699']);
  expect(areaIn('thị trấn Tân An')).toEqual([]);
});

it('sets areas beside each other in their own edition', () => {
  const commune = ['Kim', 'Mộc'].map((name, i) => ({ code: `9999${i}`, name, type: 'Xã' }));
  const later = {
    ...VOCABULARY.editions[1]!,
    id: '2030',
    levels: ['district', 'commune'] as const,
    areas: { commune },
  };
  const lexicon = lexiconOf({ ...VOCABULARY, editions: [...VOCABULARY.editions, later] });
  const { question, isSure } = readWords('so xã Kim với xã Mộc theo tháng', lexicon);
  expect([isSure, question.groups, question.edition, question.level]).toEqual([
    true,
    ['month', 'area'],
    '2030',
    'commune',
  ]);
});
