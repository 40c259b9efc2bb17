import { TECHNOLOGIES } from '#lib/domain/technology.ts';
import { operators } from '../../warehouse/catalog.sql.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { memoize } from '../../cache/result-cache.ts';
import type { MeasurementParams } from '../clustered-measurements.sql.ts';
import { placesIn } from '../scope.ts';
import type { PairDictionary } from './pair-dictionary.ts';
import { dayOf, type Dates } from '../partitions.ts';
import { groupsPerArea, type Groups } from '../groups.ts';
import type { Predicate } from './selection.ts';
import { FLAGGED, NOT_KNOWN, OPERATOR_STEP, PACKED_ATTRIBUTES } from './measurement-columns.sql.ts';

/** Which tests does a scope mean, in the terms of columns whose places are in numbers of `placeSites`? */
export async function predicateOf(
  warehouse: Warehouse,
  scope: Omit<MeasurementParams, 'from' | 'to'>,
  placeSites: PairDictionary,
): Promise<(dates: Dates) => Predicate> {
  const { failedAsZero } = scope;
  const [places, known] = await Promise.all([
    placesIn(warehouse, scope),
    memoize(warehouse, { statistic: 'operators' }, () => warehouse.db.query(operators, {})),
  ]);
  const codes = [...new Set(places.map(({ code }) => code))];
  const groups: Groups = { codes, operators: [...known.map(({ code }) => code), null] };
  const firstOf = new Map(codes.map((code, unit) => [code, unit * groupsPerArea(groups)]));
  const areaGroupOfPlace = new Map(places.map(({ place, code }) => [place, firstOf.get(code)!]));
  const meant = {
    groups,
    areaGroupOf: Int32Array.from(placeSites.first, (place) => areaGroupOfPlace.get(place) ?? -1),
    operatorOffset: operatorOffsets(scope, known),
    failedAsZero,
  };
  return ({ from, to }) => ({ ...meant, fromDay: dayOf(from), toDay: dayOf(to) });
}

/** By attributes, how far the group of their operator follows the unit's; -1 for those not meant. */
function operatorOffsets(
  { operator, technology, unflagged }: Pick<MeasurementParams, 'operator' | 'technology' | 'unflagged'>,
  known: readonly { readonly id: number; readonly code: string }[],
): Int16Array {
  const after = new Int16Array(PACKED_ATTRIBUTES).fill(-1);
  const ofOperators = known.map(({ id, code }, i) => ({ id, code, after: i + 1 }));
  const ofNone = { id: NOT_KNOWN, code: null, after: known.length + 1 };
  for (const of of [...ofOperators, ofNone]) {
    if (operator !== null && operator !== of.code) continue;
    for (let attributes = 0; attributes < OPERATOR_STEP; attributes++) {
      const isMeant = technology === null || TECHNOLOGIES[attributes % FLAGGED] === technology;
      if (isMeant && !(unflagged && attributes & FLAGGED))
        after[of.id * OPERATOR_STEP + attributes] = of.after;
    }
  }
  return after;
}
