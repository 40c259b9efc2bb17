import { areaTitle, type Area, type Level } from '#lib/domain/area.ts';
import { placeWord, type CaseRequest, type FrozenGap, type PlaceKey } from '#lib/domain/cases/case.ts';
import { Fault } from '#lib/domain/fault.ts';
import { gapId, parseGapAddress } from '#lib/domain/gaps/gap-address.ts';
import { CELL_RESOLUTIONS } from '#lib/domain/gaps/gap.ts';
import type { RobustnessRow } from '#lib/domain/robustness.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import { areaStatistics } from '../statistics/area-statistics.ts';
import { gaps } from '../statistics/gaps/gaps.ts';
import { robustness } from '../statistics/robustness.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** A place as it is found in the warehouse now. */
export interface FoundPlace {
  readonly key: PlaceKey;
  readonly title: string;
  readonly edition: string;
  readonly level: Level;
  readonly people: number | null;
  readonly figures: AreaStatistic | null;
  readonly gap: FrozenGap | null;
}

/**
 * The places of a request with their figures of now, in the request's order, each once. Throws a Fault for an area
 * that does not exist, and for a gap area that the filter does not show.
 */
export async function findPlaces(
  warehouse: Warehouse,
  filter: CaseRequest['filter'],
  places: readonly PlaceKey[],
): Promise<readonly FoundPlace[]> {
  const keys = [...new Map(places.map(plainKey).map((key) => [placeWord(key), key])).values()];
  const areas = keys.filter((key) => key.kind === 'area');
  const windows = keys.filter((key) => key.kind === 'gap');
  const [ofAreas, ofGaps] = await Promise.all([
    areas.length > 0 ? foundAreas(warehouse, filter, areas) : [],
    windows.length > 0 ? foundGaps(warehouse, filter, windows) : [],
  ]);
  const byKey = new Map([...ofAreas, ...ofGaps].map((place) => [placeWord(place.key), place]));
  return keys.map((key) => byKey.get(placeWord(key))!);
}

/** A gap area by its id alone, whatever address named it. */
function plainKey(key: PlaceKey): PlaceKey {
  const place = key.kind === 'gap' ? parseGapAddress(key.gap) : null;
  return place ? { kind: 'gap', gap: gapId(place) } : key;
}

async function foundAreas(
  warehouse: Warehouse,
  filter: CaseRequest['filter'],
  keys: readonly Extract<PlaceKey, { kind: 'area' }>[],
): Promise<readonly FoundPlace[]> {
  const { edition, level } = filter;
  const [{ areasOf }, rows] = await Promise.all([readCatalog(warehouse), areaStatistics(warehouse, filter)]);
  const areas = new Map<string, Area>(areasOf(edition, level).map((area) => [area.code, area]));
  return keys.map((key) => {
    const area = areas.get(key.code);
    if (!area) throw new Fault('unit_unknown', { edition, level, code: key.code }, 404);
    return {
      key,
      title: areaTitle(area),
      edition,
      level,
      people: area.population,
      figures: rows.find(({ code }) => code === key.code) ?? null,
      gap: null,
    };
  });
}

async function foundGaps(
  warehouse: Warehouse,
  filter: CaseRequest['filter'],
  keys: readonly Extract<PlaceKey, { kind: 'gap' }>[],
): Promise<readonly FoundPlace[]> {
  const { areas, naming } = await gaps(warehouse, filter, CELL_RESOLUTIONS[0]);
  return keys.map((key) => {
    const found = areas.find(({ id }) => id === key.gap);
    if (!found) throw new Fault('case_gap_absent', { value: key.gap }, 404);
    const { status, atMostKbps, tests, devices, cells } = found;
    return {
      key,
      title: found.name,
      ...naming,
      people: found.people === null ? null : Math.round(found.people),
      figures: null,
      gap: { status, atMostKbps, tests, devices, cells },
    };
  });
}

/** How an area's verdict stands when counted otherwise; nothing for a gap area. */
export function countedOtherwise(
  warehouse: Warehouse,
  filter: CaseRequest['filter'],
  { key }: FoundPlace,
): Promise<readonly RobustnessRow[]> {
  return key.kind === 'area' ? robustness(warehouse, filter, key.code) : Promise.resolve([]);
}
