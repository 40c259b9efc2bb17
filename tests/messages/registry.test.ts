import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '#lib/domain/format.ts';

const modules = import.meta.glob<Record<string, unknown>>('/src/lib/messages/**/*.ts', { eager: true });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every part of the registry that has its words by language, with the name of where it stands. */
function byLanguage(value: unknown, path: string): [string, Record<string, unknown>][] {
  if (Array.isArray(value)) return value.flatMap((entry, i) => byLanguage(entry, `${path}[${i}]`));
  if (!isRecord(value)) return [];
  if (LOCALES.some((locale) => locale in value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, entry]) => byLanguage(entry, `${path}.${key}`));
}

/** The keys of words, and whether each is a text or a function. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, shapeOf(entry)]));
  return typeof value;
}

const entries = Object.entries(modules).flatMap(([file, exported]) =>
  Object.entries(exported).flatMap(([name, value]) => byLanguage(value, `${file} ${name}`)),
);

/** Files outside of src/lib/messages with Vietnamese words that are data: what is recognised in files and forms, what the sample holds. */
const VOCABULARIES = [
  'src/lib/domain/cases/letters/letter-template.ts',
  'src/lib/domain/cases/letters/promised-dates.ts',
  'src/lib/domain/personal/patterns.ts',
  'src/lib/domain/read-count.ts',
  'src/lib/domain/text-key.ts',
  'src/lib/domain/workbench/words/doubtful-limits.ts',
  'src/lib/domain/workbench/words/lexicon-days.ts',
  'src/lib/domain/workbench/words/lexicon-groups.ts',
  'src/lib/domain/workbench/words/lexicon-measures.ts',
  'src/lib/domain/workbench/words/lexicon.ts',
  'src/lib/domain/workbench/words/read-words.ts',
  'src/lib/domain/workbench/words/rule-comparisons.ts',
  'src/lib/domain/workbench/words/rule-hours.ts',
  'src/lib/domain/workbench/words/rule-limits.ts',
  'src/lib/domain/workbench/words/rule-months.ts',
  'src/lib/domain/workbench/words/rule-periods.ts',
  'src/lib/domain/workbench/words/scan.ts',
  'src/lib/domain/workbench/words/suggest.ts',
  'src/lib/domain/workbench/words/tokens.ts',
  'src/lib/server/areas/place-names/english-words.ts',
  'src/lib/server/areas/place-names/name-reading.ts',
  'src/lib/server/areas/place-names/name-segments.ts',
  'src/lib/server/cases/sample/case-stories.ts',
  'src/lib/server/documents/letters/answer-columns.ts',
  'src/lib/server/ingest/mapping/cell-units.ts',
  'src/lib/server/ingest/mapping/time-spellings.ts',
  'src/lib/server/ingest/read/letters/legacy-letters.ts',
  'src/lib/server/ingest/read/subtotal-rows.ts',
  'src/lib/server/ingest/read/letters/vietnamese-syllables.ts',
  'src/lib/server/ingest/stage/cell-times.sql.ts',
  'src/lib/server/simulation/simulate-measurements.ts',
  'src/lib/server/simulation/tally-form.ts',
  'src/lib/server/tallies/read-form.ts',
  'src/lib/ui/LanguageSwitch.svelte',
];

const VIETNAMESE = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*|<!--[\s\S]*?-->/g;

describe('the registry of messages', () => {
  it('has every word in every language, in the same shape', () => {
    expect(entries.length).toBeGreaterThan(500);
    const uneven = entries.filter(([, words]) => {
      const shapes = LOCALES.map((locale) => JSON.stringify(shapeOf(words[locale])));
      return new Set(shapes).size > 1;
    });
    expect(uneven.map(([path]) => path)).toEqual([]);
  });

  it('has no word that is empty', () => {
    const empty = entries.filter(([, words]) => LOCALES.some((locale) => words[locale] === ''));
    expect(empty.map(([path]) => path)).toEqual([]);
  });

  it('holds every Vietnamese sentence of the program', () => {
    const elsewhere = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .map((name) => join('src', name))
      .filter((path) => /\.(ts|svelte)$/.test(path) && !path.startsWith(join('src', 'lib', 'messages')))
      .filter((path) => VIETNAMESE.test(readFileSync(path, 'utf8').replace(COMMENT, '')));
    expect(elsewhere.filter((path) => !VOCABULARIES.includes(path))).toEqual([]);
    expect(VOCABULARIES.filter((path) => !elsewhere.includes(path))).toEqual([]);
  });
});
