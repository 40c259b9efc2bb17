import { LRUCache } from 'lru-cache';
import { TECHNOLOGIES } from '#lib/domain/technology.ts';
import { memoize } from '../../cache/result-cache.ts';
import { operators } from '../../warehouse/catalog.sql.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { MeasurementParams } from '../clustered-measurements.sql.ts';
import { groupsPerCode, type Groups } from '../groups.ts';
import { dayOf, type Dates } from '../partitions.ts';
import { placesIn } from '../scope.ts';
import {
  FLAGGED,
  UNKNOWN,
  OPERATOR_STEP,
  PACKED_ATTRIBUTES,
  STATED_STEP,
} from './measurement-columns.sql.ts';
import type { PairDictionary } from './pair-dictionary.ts';
import type { Predicate } from './selection.ts';

/** An operator of the catalog with the id that columns store. */
interface CatalogOperator {
  readonly id: number;
  readonly code: string;
}

/** Translates a scope into a predicate on the columns, by dates. `placeSites` is the dictionary of the columns. */
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
    matchesFailed: scope.failedAsZero,
  };
  return ({ from, to }) => ({ ...fields, fromDay: dayOf(from), toDay: dayOf(to) });
}

/** Groups the same rows by period instead of by area. The code of a group is its period's first date. */
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

/** Arrays of groups cached per dictionary of place sites. */
const MAX_CACHED_GROUP_ARRAYS = 16;

type Places = Awaited<ReturnType<typeof placesIn>>;

const groupArrayCaches = new WeakMap<PairDictionary, LRUCache<Places, Int32Array>>();

/** By place site, the group of its area; -1 outside of all. Cached by list of places, while the dictionary does not grow. */
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

/** In shared memory, which is not copied when a task is sent to a thread. */
const sharedInt32 = (length: number) => new Int32Array(new SharedArrayBuffer(4 * length));

/** By packed attributes, the offset of their operator's group; -1 if they do not match. */
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
  for (let stated = STATED_STEP; stated < PACKED_ATTRIBUTES; stated += STATED_STEP)
    offsets.copyWithin(stated, 0, STATED_STEP);
  return offsets;
}

/**
 * Restricts a predicate to share number `nth` (from 0) of `of` equal shares of its areas, and its groups to those areas.
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
