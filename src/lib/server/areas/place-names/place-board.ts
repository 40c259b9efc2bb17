import { areaKey } from '#lib/domain/area.ts';
import { group } from 'd3';
import {
  WAITING,
  type NamedRows,
  type NameSource,
  type PlaceChoice,
  type PlaceNameBoard,
  type PlaceResolution,
  type SettleChoice,
  type UnresolvedName,
} from '#lib/domain/place-name.ts';
import { memoize } from '../../cache/result-cache.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { type GazetteerEntry } from './gazetteer.ts';
import { readGazetteer } from './read-gazetteer.ts';
import { readSettler, writtenKey, type PlaceSettler } from './place-decisions.ts';
import * as sql from './place-decisions.sql.ts';
import { suggestPlaces } from './suggest-places.ts';

type UnsettledRow = NonNullable<(typeof sql.unsettledPlaces)['row']>;

/** Most names listed, those with the most rows first. */
const MAX_NAMES = 500;

/** Which place names need a decision, which lie outside the province, and which were decided, by whom? */
export const readPlaceNameBoard = (warehouse: Warehouse): Promise<PlaceNameBoard> =>
  memoize(warehouse, { statistic: 'place name board' }, () => boardOf(warehouse));

/** How many names need a decision, and how many rows do they have? */
export const countWaitingNames = (warehouse: Warehouse): Promise<{ readonly names: number } & NamedRows> =>
  memoize(warehouse, { statistic: 'waiting place names' }, () => waitingIn(warehouse));

/** Every area below province level and every former name that can be chosen, by name. */
export const listPlaceChoices = (warehouse: Warehouse): Promise<readonly SettleChoice[]> =>
  memoize(warehouse, { statistic: 'place choices' }, () => choicesIn(warehouse));

async function boardOf({ db }: Warehouse): Promise<PlaceNameBoard> {
  const settler = await readSettler(db);
  const rows = await db.query(sql.unsettledPlaces, {});
  const waiting = namesOf(rows.filter(isWaiting), settler);
  const outside = namesOf(
    rows.filter(({ recognition }) => recognition === 'outside'),
    settler,
  );
  const decided = rowsByDecision(rows, settler);
  const resolutions = (await db.query(sql.decisions, {})).map((row) => resolutionOf(row, settler, decided));
  return { waiting, outside, resolutions };
}

async function waitingIn({ db }: Warehouse): Promise<{ readonly names: number } & NamedRows> {
  const rows = (await db.query(sql.unsettledPlaces, {})).filter(isWaiting).filter(isNamed);
  return { names: new Set(rows.map(writtenKey)).size, ...rowsOf(rows) };
}

async function choicesIn({ db }: Warehouse): Promise<SettleChoice[]> {
  const { entries } = await readGazetteer(db);
  return entries
    .map((entry) => ({ ...choiceOf(entry), areas: entry.areas }))
    .sort((a, b) => a.title.localeCompare(b.title, 'vi') || compareText(areaKey(a), areaKey(b)));
}

/** A resolution as shown by page and API. */
export function resolutionOf(
  row: sql.DecisionRow,
  { gazetteer }: PlaceSettler,
  decided: ReadonlyMap<number, NamedRows>,
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
    ...(decided.get(id) ?? rowsOf([])),
  };
}

/** The rows that each resolution applies to now. */
export function rowsByDecision(
  rows: readonly UnsettledRow[],
  settler: PlaceSettler,
): ReadonlyMap<number, NamedRows> {
  const decided = new Map<number, NamedRows>();
  for (const row of rows) {
    if (row.recognition !== 'decided') continue;
    const { decision } = settler.settle(row);
    if (decision === null) continue;
    decided.set(decision, rowsOf([row, ...(decided.has(decision) ? [decided.get(decision)!] : [])]));
  }
  return decided;
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

const rowsOf = (rows: readonly NamedRows[]): NamedRows => ({
  tests: rows.reduce((sum, { tests }) => sum + tests, 0),
  values: rows.reduce((sum, { values }) => sum + values, 0),
});

/** Most tests first, then most reference values. */
const byRows = (a: NamedRows, b: NamedRows) => b.tests - a.tests || b.values - a.values;

const wordsOf = ({ commune, district, address }: UnsettledRow) =>
  JSON.stringify([commune, district, address]);

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function namesOf(rows: readonly UnsettledRow[], settler: PlaceSettler): UnresolvedName[] {
  const names = [...group(rows.filter(isNamed), writtenKey).values()]
    .map((same) => ({ same, rows: rowsOf(same) }))
    .sort((a, b) => byRows(a.rows, b.rows) || compareText(writtenKey(a.same[0]!), writtenKey(b.same[0]!)));
  return names.slice(0, MAX_NAMES).map(({ same, rows: all }): UnresolvedName => {
    const [most] = [...same].sort((a, b) => byRows(a, b) || compareText(wordsOf(a), wordsOf(b)));
    const { district, commune, address } = most!;
    return {
      written: { district, commune, address },
      recognition: most!.recognition as UnresolvedName['recognition'],
      ...all,
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
    ...rowsOf(of),
  }));
}
