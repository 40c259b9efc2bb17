import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalogOf } from '#lib/domain/workbench/catalog.ts';
import { FUNCTIONS } from '#lib/domain/workbench/functions.ts';
import { checkStatement } from '#lib/server/workbench/guard/check-statement.ts';
import { deviceColumns } from '#lib/server/workbench/guard/device-columns.ts';
import { syntaxTreeOf } from '#lib/server/workbench/guard/syntax-tree.ts';
import { LOCALES } from '#lib/domain/format.ts';
import { SHIPPED_QUESTIONS, shippedQuery } from '#lib/domain/workbench/shipped/shipped-questions.ts';
import { findingViews } from '#lib/server/workbench/snapshot/finding-views.ts';
import { readVocabulary } from '#lib/server/workbench/vocabulary.ts';
import { parametersOf } from '#lib/domain/workbench/query-parameters.ts';
import type { Vocabulary } from '#lib/domain/workbench/vocabulary.ts';
import { shippedFolder, shippedWords } from '#lib/messages/workbench-shipped.ts';
import { openApiWorld, type ApiWorld } from '../api/api-world.ts';
import { sampleSnapshot, type SampleSnapshot } from './sample-snapshot.ts';

/** Values for which the few tests of this world suffice. */
const SMALL_SAMPLE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  busy_devices: { it_nhat: 2 },
};

const ALLOWED = {
  views: new Set(catalogOf([]).map(({ name }) => name)),
  functions: new Set<string>(FUNCTIONS.map(({ name }) => name)),
};

/** The few tests of this world show no gap. */
const GAP = { gap: '884162a4b5fffff-2', rank: 1, name: 'Lục Nam', status: 'confirmed', simulated: true };

let world: ApiWorld;
let snapshot: SampleSnapshot;
let vocabulary: Vocabulary;

beforeAll(async () => {
  world = await openApiWorld();
  const { quotas } = await findingViews(world.warehouse);
  snapshot = await sampleSnapshot(world.warehouse, { quotas, gaps: [GAP] });
  vocabulary = await readVocabulary(world.warehouse);
});
afterAll(async () => {
  snapshot.close();
  await world.warehouse.close();
});

it('questions come with the program, each with words', () => {
  expect(SHIPPED_QUESTIONS.length).toBe(22);
  expect(new Set(SHIPPED_QUESTIONS.map(({ id }) => id)).size).toBe(22);
  for (const { id, folder } of SHIPPED_QUESTIONS) {
    for (const locale of LOCALES) {
      expect(shippedFolder(folder, locale)).toMatch(/\S/);
      expect(shippedWords(id, locale).title.length).toBeLessThan(70);
    }
  }
});

it.each(SHIPPED_QUESTIONS.map((question) => [question.id, question] as const))(
  '%s has rows',
  async (id, question) => {
    const query = shippedQuery(question, vocabulary)!;
    const names = [...query.sql.matchAll(/\$(\w+)/g)].map(([, name]) => name);
    expect(Object.keys(query.values).sort()).toEqual([...new Set(names)].sort());
    checkStatement(query.sql, await syntaxTreeOf(snapshot.connection, query.sql), ALLOWED);
    const values = { ...query.values, ...SMALL_SAMPLE[id] };
    const result = await snapshot.connection.runAndReadAll(query.sql, values);
    expect(result.currentRowCount, id).toBeGreaterThan(0);
    const tree = await syntaxTreeOf(snapshot.connection, query.sql);
    const { places, unplaced, isSorted } = deviceColumns(tree, result.columnNames());
    expect([unplaced, isSorted, places.length < result.columnCount], id).toEqual([[], false, true]);
  },
);

it('a question of areas that no edition has is not asked', () => {
  const editions = vocabulary.editions.filter(({ levels }) => !levels.includes('commune'));
  const asked = SHIPPED_QUESTIONS.filter(
    (question) => shippedQuery(question, { ...vocabulary, editions }) !== null,
  );
  expect(asked.map(({ id }) => id)).not.toContain('untested_communes');
  expect(asked.map(({ id }) => id)).not.toContain('slowest_communes');
  expect(asked.map(({ id }) => id)).toContain('letter_table');
});

it('what a question asks for has a field of the type of its value', () => {
  const asked = SHIPPED_QUESTIONS.map((question) => shippedQuery(question, vocabulary)).filter(
    (one) => one !== null,
  );
  for (const { sql, values } of asked) {
    for (const { name, type } of parametersOf(sql)) {
      const isNumber = typeof values[name] === 'number';
      const isDate = /^\d{4}-\d{2}-\d{2}$/.test(String(values[name]));
      expect([name, type === 'number', type === 'date']).toEqual([name, isNumber, isDate]);
    }
  }
});
