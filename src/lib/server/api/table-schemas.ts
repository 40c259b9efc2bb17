import { LEVELS } from '#lib/domain/area.ts';
import { FAILED_TREATMENTS, FLAGGED_TREATMENTS, type FILTER_NAMES } from '#lib/domain/filter.ts';
import type { Locale } from '#lib/domain/format.ts';
import { DECIDING_MEANS, STANDARD_KINDS, STATISTICS } from '#lib/domain/standard.ts';
import { STANDING_NOTES } from '#lib/domain/standards/standing.ts';
import { TECHNOLOGIES } from '#lib/domain/technology.ts';
import { columnMeaning, columnWords } from '#lib/messages/exported-columns.ts';
import { TABLE_WORDS } from '#lib/messages/exported-table-words.ts';
import type { ColumnKind } from '#lib/transport/column.ts';
import type { Words } from '#lib/messages/words.ts';
import { WIRE_TABLES, type WireColumn } from '#lib/transport/wire-tables.ts';
import { CONTENT_TYPE, FORMATS, TABLE_FORMATS } from '../exports/file-result.ts';
import { mediaType, type Content } from './operation.ts';
import {
  COUNT,
  DATE,
  FLAG,
  listOf,
  MONTH,
  NUMBER,
  nullable,
  objectOf,
  oneOfWords,
  ref,
  TEXT,
  type Schema,
} from './schema.ts';

const OF_KIND: Record<ColumnKind, Schema> = {
  text: TEXT,
  word: TEXT,
  count: COUNT,
  number: NUMBER,
  flag: FLAG,
};

/** The tables that come as JSON too, and what stands around their rows. */
const ORIGIN_OF = {
  areas: 'figures',
  changes: 'figures',
  estimates: 'figures',
  standards: 'figures',
  quotas: 'figures',
  gaps: 'figures',
  'gap-cells': 'figures',
  tallies: 'months',
} as const;
/** Name of an exported table that is also available as JSON. */
export type JsonTable = keyof typeof ORIGIN_OF;

const FIGURES_ORIGIN: Readonly<Record<string, Schema>> = {
  data_version: COUNT,
  simulated: FLAG,
  filter: ref('Filter'),
  coverage: ref('Coverage'),
  edition: ref('Edition'),
  standard: ref('Standard'),
};
const MONTHS_ORIGIN: Readonly<Record<string, Schema>> = {
  data_version: COUNT,
  from: MONTH,
  to: MONTH,
  simulated: FLAG,
};

const FILTER: Readonly<Record<(typeof FILTER_NAMES)[number], Schema>> = {
  period: TEXT,
  from: DATE,
  to: DATE,
  technology: oneOfWords(['all', ...TECHNOLOGIES]),
  operator: nullable(TEXT),
  edition: TEXT,
  level: oneOfWords(LEVELS),
  within: nullable(TEXT),
  statistic: oneOfWords(STATISTICS),
  standard: TEXT,
  failed: oneOfWords(FAILED_TREATMENTS),
  flagged: oneOfWords(FLAGGED_TREATMENTS),
};

/** What a table of figures is made of: its answer, its rows, and what they share. The columns' meaning in words. */
export function tableSchemas(locale: Locale): Readonly<Record<string, Schema>> {
  const tables = Object.entries(ORIGIN_OF).flatMap(([table, origin]) => [
    [tableName(table), answerSchema(table, origin)],
    [rowName(table), rowSchema(table, locale)],
  ]);
  return {
    ...(Object.fromEntries(tables) as Record<string, Schema>),
    Filter: objectOf(FILTER),
    Coverage: objectOf({
      complete: FLAG,
      first_on: nullable(DATE),
      last_on: nullable(DATE),
      days: COUNT,
      of_days: COUNT,
    }),
    Edition: objectOf({
      id: TEXT,
      name: TEXT,
      valid_from: nullable(DATE),
      valid_to: nullable(DATE),
      origin: TEXT,
      licence: TEXT,
    }),
    Standard: objectOf({
      id: TEXT,
      name: objectOf<Words>({ vi: TEXT, en: TEXT }),
      kind: oneOfWords(STANDARD_KINDS),
      statistic: oneOfWords([...STATISTICS, 'share']),
      deciding_mean: nullable(oneOfWords(DECIDING_MEANS)),
      limit_kbps: NUMBER,
      minimum_tests: COUNT,
      source: TEXT,
      minimum_tests_source: TEXT,
      valid_from: nullable(DATE),
      valid_to: nullable(DATE),
      standing: listOf(
        objectOf({
          note: oneOfWords(STANDING_NOTES),
          in_words: objectOf<Words>({ vi: TEXT, en: TEXT }),
        }),
      ),
    }),
  };
}

/** A table of figures in each of its formats: reports of the month, or figures of tests. */
export const tableContent = (table: JsonTable): Content =>
  Object.fromEntries(
    (table === 'tallies' ? FORMATS : TABLE_FORMATS).map((format) => [
      mediaType(CONTENT_TYPE[format]),
      format === 'json' ? ref(tableName(table)) : null,
    ]),
  );

/** `gap-cells`: GapCellsTable, GapCellsRow. */
const tableName = (table: string) => `${pascalCase(table)}Table`;
const rowName = (table: string) => `${pascalCase(table)}Row`;
const pascalCase = (name: string) =>
  name.replace(/(^|-)(\w)/g, (_, _dash: string, letter: string) => letter.toUpperCase());

function answerSchema(table: string, origin: 'figures' | 'months'): Schema {
  return objectOf({
    ...(origin === 'figures' ? FIGURES_ORIGIN : MONTHS_ORIGIN),
    columns: listOf(
      objectOf({
        name: oneOfWords(WIRE_TABLES[table]!.map(({ name }) => name)),
        unit: nullable(TEXT),
      }),
    ),
    rows: listOf(ref(rowName(table))),
  });
}

function rowSchema(table: string, locale: Locale): Schema {
  const columns = WIRE_TABLES[table]!.map((column) => [column.name, columnSchema(table, column, locale)]);
  const row = objectOf(Object.fromEntries(columns) as Record<string, Schema>);
  return { ...row, description: TABLE_WORDS[table]![locale] };
}

function columnSchema(table: string, { name, kind, unit }: WireColumn, locale: Locale): Schema {
  const words = columnWords(name, [], locale).map(([word]) => word);
  const values = kind === 'word' && words.length > 0 ? oneOfWords(words) : OF_KIND[kind];
  const meaning = columnMeaning(table, name, locale) ?? '';
  return {
    ...nullable(values),
    description: unit === null || unit === '1' ? meaning : `${meaning} (${unit})`,
  };
}
