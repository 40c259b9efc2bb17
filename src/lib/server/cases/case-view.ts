import { placeWord, type CaseRequest, type FrozenGap, type PlaceKey } from '#lib/domain/cases/case.ts';
import { ENDED } from '#lib/domain/cases/case-state.ts';
import { shownMean } from '#lib/domain/cases/shown-figures.ts';
import { CELL_RESOLUTIONS } from '#lib/domain/gaps/gap.ts';
import { localDateAt } from '#lib/domain/local-date.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import { areaStatistics } from '../statistics/area-statistics.ts';
import { gaps } from '../statistics/gaps/gaps.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { findPlaces, type FoundPlace } from './case-places.ts';
import { standingsOfPlaces } from './case-standings.ts';
import type { CaseToday } from './read-case.ts';

/** A place that a case could be opened about. */
export type Candidate = FoundPlace & {
  /** The open case of the operator and standard that it is in; null where it is free. */
  readonly takenBy: number | null;
};

/** The places of a view with their figures of now, and which of them are in an open case already. */
export async function candidates(
  warehouse: Warehouse,
  filter: CaseRequest['filter'],
  keys: readonly PlaceKey[],
): Promise<readonly Candidate[]> {
  const found = await findPlaces(warehouse, filter, keys);
  const today = localDateAt(warehouse.clock());
  const words = found.map(({ key }) => placeWord(key));
  const standings = await standingsOfPlaces(warehouse.db, filter, words, today);
  const open = standings.filter(({ state }) => !ENDED.has(state));
  return found.map((place) => ({
    ...place,
    takenBy: open.find((other) => other.place === placeWord(place.key))?.id ?? null,
  }));
}

/** Most places that are offered beside those chosen. */
const MOST_OFFERED = 30;

/**
 * Free places of the same view and kind that a case could be about as well: areas that do not meet the standard, then those
 * without a verdict, the slowest first; gap areas in their order.
 */
export async function furtherCandidates(
  warehouse: Warehouse,
  filter: CaseRequest['filter'],
  chosen: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const words = new Set(chosen.map(({ key }) => placeWord(key)));
  const kinds = new Set(chosen.map(({ key }) => key.kind));
  const [rows, found] = await Promise.all([
    kinds.has('area') ? areaStatistics(warehouse, filter) : [],
    kinds.has('gap') ? gaps(warehouse, filter, CELL_RESOLUTIONS[0]).then(({ areas }) => areas) : [],
  ]);
  const weak = rows
    .filter(({ verdict }) => verdict !== 'met' && verdict !== 'untested')
    .toSorted(
      (a, b) =>
        Number(b.verdict === 'not_met') - Number(a.verdict === 'not_met') ||
        (shownMean(a).mean ?? Infinity) - (shownMean(b).mean ?? Infinity),
    );
  const keys = [
    ...weak.map(({ code }): PlaceKey => ({ kind: 'area', code })),
    ...found.map(({ id }): PlaceKey => ({ kind: 'gap', gap: id })),
  ].filter((key) => !words.has(placeWord(key)));
  const further = await candidates(warehouse, filter, keys);
  return further.filter(({ takenBy }) => takenBy === null).slice(0, MOST_OFFERED);
}

/** Figures of places as the data are now: of areas by code, of gap areas that are found now by id. */
export interface FiguresToday {
  readonly areas: Readonly<Record<string, AreaStatistic>>;
  readonly gaps: Readonly<Record<string, Omit<FrozenGap, 'cells'>>>;
}

/** Figures of a case's places under its filter as the data are now; none where another province's areas have replaced theirs. */
export async function figuresToday(
  warehouse: Warehouse,
  { frozen: { filter, places } }: Pick<CaseToday, 'frozen'>,
): Promise<FiguresToday> {
  const { areasOf } = await readCatalog(warehouse);
  if (areasOf(filter.edition, filter.level).length === 0) return { areas: {}, gaps: {} };
  const codes = new Set(places.flatMap(({ key }) => (key.kind === 'area' ? [key.code] : [])));
  const windows = new Set(places.flatMap(({ key }) => (key.kind === 'gap' ? [key.gap] : [])));
  const [rows, found] = await Promise.all([
    codes.size === 0 ? [] : areaStatistics(warehouse, filter),
    windows.size === 0 ? [] : gaps(warehouse, filter, CELL_RESOLUTIONS[0]).then(({ areas }) => areas),
  ]);
  const ofGap = ({ status, atMostKbps, tests, devices }: Omit<FrozenGap, 'cells'>) => ({
    ...{ status, atMostKbps, tests, devices },
  });
  return {
    areas: Object.fromEntries(rows.filter(({ code }) => codes.has(code)).map((row) => [row.code, row])),
    gaps: Object.fromEntries(
      found.filter(({ id }) => windows.has(id)).map((area) => [area.id, ofGap(area)] as const),
    ),
  };
}
