import type { LocalDate } from '../../local-date.ts';
import type { Period } from '../../period.ts';
import { areaTitle, LEVELS, type Area } from '../../area.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { FILLER_PHRASES, GROUP_NOUNS, GROUP_PHRASES } from './lexicon-groups.ts';
import { MEASURE_PHRASES } from './lexicon-measures.ts';
import { DAY_PHRASES } from './lexicon-days.ts';
import type { Phrase } from './part.ts';
import { tokensOf, type Token } from './tokens.ts';

/** A phrase by its words. */
export interface IndexedPhrase extends Phrase {
  readonly words: readonly Token[];
  /** Its words without marks, a space between. */
  readonly folded: string;
}

/** Every phrase and name that is understood, by its first word without marks. */
export interface Lexicon {
  readonly vocabulary: Vocabulary;
  readonly today: LocalDate;
  /** Today, or the date of the last measurement before. */
  readonly latest: LocalDate;
  readonly period: Period;
  readonly phrases: ReadonlyMap<string, readonly IndexedPhrase[]>;
  /** The same by the number of their words. */
  readonly byLength: ReadonlyMap<number, readonly IndexedPhrase[]>;
}

/** Short forms of type words, as they are written before a name. */
const SHORT_TYPES: Readonly<Record<string, readonly string[]>> = {
  'Thành phố': ['TP', 'TP.'],
  'Thị xã': ['TX', 'TX.'],
  'Thị trấn': ['TT', 'TT.'],
  Huyện: ['H.'],
  Phường: ['P.'],
  Xã: ['X.'],
};

/** Types that people write before a name though the area has another of its level: a district since become a town. */
const TYPES_ALIKE: readonly (readonly string[])[] = [
  ['Huyện', 'Thị xã', 'Thành phố', 'Quận'],
  ['Xã', 'Phường', 'Thị trấn'],
];

/** Titles of an area with another type of its level, without those that an area of any edition has. */
function titlesAlike(
  { type, name }: Pick<Area, 'type' | 'name'>,
  taken: ReadonlySet<string>,
): readonly string[] {
  return TYPES_ALIKE.filter((types) => types.includes(type))
    .flat()
    .filter((other) => other !== type)
    .filter((other) => !taken.has(areaTitle({ type: other, name })))
    .flatMap((other) => [`${other} ${name}`, ...shortTitles(other, name)]);
}

const shortTitles = (type: string, name: string) =>
  (SHORT_TYPES[type] ?? []).map((short) => `${short} ${name}`);

/** The words of the language with the names of a vocabulary. */
export function lexiconOf(vocabulary: Vocabulary): Lexicon {
  const phrases = new Map<string, IndexedPhrase[]>();
  const byLength = new Map<number, IndexedPhrase[]>();
  const add = (phrase: Phrase) => {
    const words = tokensOf(phrase.text);
    const indexed = { ...phrase, words, folded: words.map(({ folded }) => folded).join(' ') };
    push(phrases, words[0]!.folded, indexed);
    push(byLength, words.length, indexed);
  };
  for (const [texts, part] of [...MEASURE_PHRASES, ...GROUP_PHRASES, ...DAY_PHRASES, ...FILLER_PHRASES]) {
    for (const text of texts.split('|')) add({ text, part, afterGroup: false });
  }
  for (const [texts, part] of GROUP_NOUNS) {
    for (const text of texts.split('|')) add({ text, part, afterGroup: true });
  }
  for (const phrase of namesOf(vocabulary)) add(phrase);
  const { today, lastOn, period } = vocabulary;
  const latest = lastOn !== null && lastOn < today ? lastOn : today;
  return { vocabulary, today, latest, period, phrases, byLength };
}

function push<Key>(lists: Map<Key, IndexedPhrase[]>, key: Key, phrase: IndexedPhrase): void {
  const list = lists.get(key);
  if (list) list.push(phrase);
  else lists.set(key, [phrase]);
}

function namesOf({ editions, operators }: Vocabulary): readonly Phrase[] {
  const ofOperators = operators.flatMap(({ code, name, aliases }) => {
    const texts = new Map([code, ...aliases, name].map((text) => [text.toLowerCase(), text]));
    const part = { kind: 'operator', operator: code } as const;
    return [...texts.values()].flatMap((text) =>
      [text, `nhà mạng ${text}`, `mạng ${text}`].map((name) => ({ text: name, part })),
    );
  });
  const titles = new Set(
    editions.flatMap(({ areas }) => LEVELS.flatMap((level) => (areas[level] ?? []).map(areaTitle))),
  );
  const ofAreas = editions.flatMap(({ id: edition, areas }) =>
    LEVELS.flatMap((level) =>
      (areas[level] ?? []).flatMap((area) => {
        const title = areaTitle(area);
        const alike = titlesAlike(area, titles);
        const names = new Set([area.name, title, ...shortTitles(area.type, area.name), ...alike]);
        const texts = [...names].flatMap((name) => [
          name,
          `${name} bản ${edition}`,
          `khu vực ${name}`,
          `địa bàn ${name}`,
        ]);
        const part = { kind: 'area', area: { edition, level, code: area.code } } as const;
        return texts.map((text) => ({ text, part }));
      }),
    ),
  );
  const ofEditions = editions.flatMap(({ id }) =>
    [`địa giới ${id}`, `địa giới năm ${id}`, `edition ${id}`].map((text) => ({
      text,
      part: { kind: 'edition', edition: id } as const,
    })),
  );
  return [...ofOperators, ...ofAreas, ...ofEditions].map((phrase) => ({ ...phrase, afterGroup: false }));
}

/** Is the phrase written at this token? With its marks, or each word with them or wholly without. */
export function isWritten(
  { words }: Pick<IndexedPhrase, 'words'>,
  tokens: readonly Token[],
  at: number,
): 'spelled' | 'folded' | null {
  let exact = true;
  for (const [i, word] of words.entries()) {
    const token = tokens[at + i];
    if (!token) return null;
    if (token.spelled === word.spelled) continue;
    if (token.marked || token.folded !== word.folded) return null;
    exact = false;
  }
  return exact ? 'spelled' : 'folded';
}

/** How many tokens from `at` are one of the phrases, the longest first; 0 for none. Phrases stand between bars. */
export function wordsAt(tokens: readonly Token[], at: number, phrases: string): number {
  if (!tokens[at]) return 0;
  let longest = 0;
  for (const phrase of phrasesIn(phrases)) {
    if (phrase.words.length > longest && isWritten(phrase, tokens, at)) longest = phrase.words.length;
  }
  return longest;
}

const split = new Map<string, readonly Pick<IndexedPhrase, 'words'>[]>();
function phrasesIn(phrases: string): readonly Pick<IndexedPhrase, 'words'>[] {
  let found = split.get(phrases);
  if (!found) {
    found = phrases.split('|').map((text) => ({ words: tokensOf(text) }));
    split.set(phrases, found);
  }
  return found;
}
