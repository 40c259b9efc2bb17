import { LRUCache } from 'lru-cache';
import { TECHNOLOGIES } from '#lib/domain/technology.ts';
import { memoize } from '../../cache/result-cache.ts';
import { operators } from '../../warehouse/catalog.sql.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { MeasurementParams } from '../clustered-measurements.sql.ts';
import { groupsPerCode, type Groups } from '../groups.ts';
import { dayOf, type Dates } from '../partitions.ts';
import { placesIn } from '../scope.ts';
import { FLAGGED, UNKNOWN, OPERATOR_STEP, PACKED_ATTRIBUTES } from './measurement-columns.sql.ts';
import type { PairDictionary } from './pair-dictionary.ts';
import type { Predicate } from './selection.ts';

/** An operator of the catalog, as columns hold it. */
interface CatalogOperator {
  readonly id: number;
  readonly code: string;
}

/** The predicate of a scope on some dates, for columns whose place sites are numbered by `placeSites`. */
export async function predicateOf(
  warehouse: Warehouse,
  scope: Omit<MeasurementParams, 'from' | 'to'>,
  placeSites: PairDictionary,
): Promise<(dates: Dates) => Predicate> {
  const [places, known] = await Promise.all([
    placesIn(warehouse, scope),
    memoize(warehouse, { statistic: 'operators' }, () => warehouse.db.query(operators, {})),
  ]);
  const codes = [...new Set(places.map(({ code }) => code))];
  const groups: Groups = { codes, operators: [...known.map(({ code }) => code), null] };
  const fields = {
    groups,
    groupOf: groupOfPlaceSite(places, groups, placeSites),
    operatorOffset: operatorOffsets(scope, known),
    firstGroup: 0,
    failedAsZero: scope.failedAsZero,
  };
  return ({ from, to }) => ({ ...fields, fromDay: dayOf(from), toDay: dayOf(to) });
}

/** The same rows, each period's in a group of its own, whatever their area. Groups are named by the periods' first dates. */
export function byPeriod(
  predicate: (dates: Dates) => Predicate,
  periods: readonly Dates[],
): readonly Predicate[] {
  const { groups, groupOf, ...fields } = predicate(periods[0]!);
  const ofPeriods: Groups = { ...groups, codes: periods.map(({ from }) => from) };
  const firstOfAll = groupOf.map((group) => Math.min(group, 0));
  return periods.map(({ from, to }, i) => ({
    ...fields,
    groups: ofPeriods,
    groupOf: firstOfAll,
    firstGroup: i * groupsPerCode(ofPeriods),
    fromDay: dayOf(from),
    toDay: dayOf(to),
  }));
}

/** Arrays of groups kept for a dictionary of place sites: of the areas that were asked for last. */
const MAX_CACHED_GROUP_ARRAYS = 16;

type Places = Awaited<ReturnType<typeof placesIn>>;

const groupArrayCaches = new WeakMap<PairDictionary, LRUCache<Places, Int32Array>>();

/** By place site, the group of its area; -1 outside of all. Computed once per list of places and size of the dictionary. */
function groupOfPlaceSite(places: Places, groups: Groups, placeSites: PairDictionary): Int32Array {
  const known =
    groupArrayCaches.get(placeSites) ?? new LRUCache<Places, Int32Array>({ max: MAX_CACHED_GROUP_ARRAYS });
  groupArrayCaches.set(placeSites, known);
  const found = known.get(places);
  if (found && found.length === placeSites.count) return found;
  const firstGroup = new Map(groups.codes.map((code, i) => [code, i * groupsPerCode(groups)]));
  const groupOfPlace = new Map(places.map(({ place, code }) => [place, firstGroup.get(code)!]));
  const groupOf = sharedInt32(placeSites.count);
  placeSites.first.forEach((place, i) => (groupOf[i] = groupOfPlace.get(place) ?? -1));
  known.set(places, groupOf);
  return groupOf;
}

/** Memory that threads see where it lies: nothing is copied when a task is sent. */
const sharedInt32 = (length: number) => new Int32Array(new SharedArrayBuffer(4 * length));

/** By packed attributes, the offset of their operator's group; -1 where they do not match. */
function operatorOffsets(
  { operator, technology, unflagged }: Pick<MeasurementParams, 'operator' | 'technology' | 'unflagged'>,
  known: readonly CatalogOperator[],
): Int16Array {
  const offsets = new Int16Array(new SharedArrayBuffer(2 * PACKED_ATTRIBUTES)).fill(-1);
  const ofKnown = known.map(({ id, code }, i) => ({ id, code, offset: i + 1 }));
  const ofUnknown = { id: UNKNOWN, code: null, offset: known.length + 1 };
  for (const { id, code, offset } of [...ofKnown, ofUnknown]) {
    if (operator !== null && operator !== code) continue;
    for (let attributes = 0; attributes < OPERATOR_STEP; attributes++) {
      const matches = technology === null || TECHNOLOGIES[attributes % FLAGGED] === technology;
      if (matches && !(unflagged && attributes & FLAGGED)) offsets[id * OPERATOR_STEP + attributes] = offset;
    }
  }
  return offsets;
}

/**
 * The same rows of one of equal shares of the areas, counted from 0 in the order of codes; groups are those of its areas.
 */
export function amongAreas(
  predicate: Predicate,
  { nth, of }: { readonly nth: number; readonly of: number },
): Predicate {
  const { groups, groupOf } = predicate;
  const areaAt = (share: number) => Math.round((groups.codes.length * share) / of);
  const [first, end] = [areaAt(nth), areaAt(nth + 1)];
  const [firstGroup, endGroup] = [first * groupsPerCode(groups), end * groupsPerCode(groups)];
  return {
    ...predicate,
    groups: { ...groups, codes: groups.codes.slice(first, end) },
    groupOf: groupOf.map((group) => (group >= firstGroup && group < endGroup ? group - firstGroup : -1)),
  };
}
