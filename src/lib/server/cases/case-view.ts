import { placeWord, type CaseRequest, type PlaceKey } from '#lib/domain/cases/case.ts';
import { ENDED } from '#lib/domain/cases/case-state.ts';
import { localDateAt } from '#lib/domain/local-date.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import { areaStatistics } from '../statistics/area-statistics.ts';
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

/** Figures of a case's areas under its filter as the data are now, by code. */
export async function figuresToday(
  warehouse: Warehouse,
  { frozen }: CaseToday,
): Promise<Readonly<Record<string, AreaStatistic>>> {
  const codes = new Set(frozen.places.flatMap(({ key }) => (key.kind === 'area' ? [key.code] : [])));
  if (codes.size === 0) return {};
  const rows = await areaStatistics(warehouse, frozen.filter);
  return Object.fromEntries(rows.filter(({ code }) => codes.has(code)).map((row) => [row.code, row]));
}
