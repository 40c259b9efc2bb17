import { areaKey } from '#lib/domain/area.ts';
import { group } from 'd3';
import {
  WAITING,
  type NameSource,
  type PlaceChoice,
  type PlaceNameBoard,
  type PlaceResolution,
  type SettleChoice,
  type UnresolvedName,
} from '#lib/domain/place-name.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { type GazetteerEntry } from './gazetteer.ts';
import { readSettler, writtenKey, type PlaceSettler } from './place-decisions.ts';
import * as sql from './place-decisions.sql.ts';
import { suggestPlaces } from './suggest-places.ts';

type UnsettledRow = NonNullable<(typeof sql.unsettledPlaces)['row']>;

/** Most names listed, those with the most measurements first. */
const MAX_NAMES = 500;

/** Which place names need a decision, which lie outside the province, and which were decided, by whom? */
export async function readPlaceNameBoard({ db }: Warehouse): Promise<PlaceNameBoard> {
  const settler = await readSettler(db);
  const rows = await db.query(sql.unsettledPlaces, {});
  const waiting = namesOf(rows.filter(isWaiting), settler);
  const outside = namesOf(
    rows.filter(({ recognition }) => recognition === 'outside'),
    settler,
  );
  const decided = measurementsByDecision(rows, settler);
  const resolutions = (await db.query(sql.decisions, {})).map((row) => resolutionOf(row, settler, decided));
  return { waiting, outside, resolutions };
}

/** How many names need a decision, and how many measurements do they have? */
export async function countWaitingNames({ db }: Warehouse): Promise<{ names: number; tests: number }> {
  const rows = (await db.query(sql.unsettledPlaces, {})).filter(isWaiting).filter(isNamed);
  return { names: new Set(rows.map(writtenKey)).size, tests: testsOf(rows) };
}

/** Every area below province level and every former name that can be chosen, by name. */
export async function listPlaceChoices({ db }: Warehouse): Promise<SettleChoice[]> {
  const { gazetteer } = await readSettler(db);
  return gazetteer.entries
    .map((entry) => ({ ...choiceOf(entry), areas: entry.areas }))
    .sort((a, b) => a.title.localeCompare(b.title, 'vi') || compareText(areaKey(a), areaKey(b)));
}

/** A resolution as shown by page and API. */
export function resolutionOf(
  row: sql.DecisionRow,
  { gazetteer }: PlaceSettler,
  tests: ReadonlyMap<number, number>,
): PlaceResolution {
  const { id, district, commune, address, edition, level, code, by, at } = row;
  const reference = edition && level && code ? { edition, level, code } : null;
  const entry = reference && gazetteer.entry(reference);
  const gone = reference && { ...reference, title: reference.code, districts: [] };
  return {
    id,
    written: { district, commune, address },
    choice: entry ? choiceOf(entry) : gone,
    by,
    at,
    tests: tests.get(id) ?? 0,
  };
}

/** Number of measurements that each resolution applies to now. */
export function measurementsByDecision(
  rows: readonly UnsettledRow[],
  settler: PlaceSettler,
): ReadonlyMap<number, number> {
  const tests = new Map<number, number>();
  for (const row of rows) {
    if (row.recognition !== 'decided') continue;
    const { decision } = settler.settle(row);
    if (decision !== null) tests.set(decision, (tests.get(decision) ?? 0) + row.tests);
  }
  return tests;
}

const choiceOf = ({ edition, level, code, title, districts }: GazetteerEntry): PlaceChoice => ({
  edition,
  level,
  code,
  title,
  districts,
});

const isWaiting = ({ recognition }: UnsettledRow) => WAITING.some((waiting) => waiting === recognition);

/** Is anything written that can be a name, other than dashes? */
const isNamed = (row: UnsettledRow) =>
  writtenKey(row) !== writtenKey({ district: '', commune: '', address: '' });

const testsOf = (rows: readonly UnsettledRow[]) => rows.reduce((sum, { tests }) => sum + tests, 0);

const wordsOf = ({ commune, district, address }: UnsettledRow) =>
  JSON.stringify([commune, district, address]);

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function namesOf(rows: readonly UnsettledRow[], settler: PlaceSettler): UnresolvedName[] {
  const names = [...group(rows.filter(isNamed), writtenKey).values()]
    .map((same) => ({ same, tests: testsOf(same) }))
    .sort((a, b) => b.tests - a.tests || compareText(writtenKey(a.same[0]!), writtenKey(b.same[0]!)));
  return names.slice(0, MAX_NAMES).map(({ same, tests }): UnresolvedName => {
    const [most] = [...same].sort((a, b) => b.tests - a.tests || compareText(wordsOf(a), wordsOf(b)));
    const { district, commune, address } = most!;
    return {
      written: { district, commune, address },
      recognition: most!.recognition as UnresolvedName['recognition'],
      tests,
      files: sourcesOf(same),
      areas: settler.settle(most!).areas,
      suggestions: suggestPlaces(settler.gazetteer, most!),
    };
  });
}

function sourcesOf(rows: readonly UnsettledRow[]): NameSource[] {
  return [...group(rows, (row) => row.batch)].map(([batch, of]) => ({
    batch,
    fileName: of[0]!.fileName,
    tests: testsOf(of),
  }));
}
