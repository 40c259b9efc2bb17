import { TECHNOLOGIES } from '#lib/domain/technology.ts';
import { operators } from '../../warehouse/catalog.sql.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { answerOnce } from '../answer-cache.ts';
import type { TestParams } from '../clustered-tests.sql.ts';
import { placesIn } from '../scope.ts';
import type { DensePairs } from './dense-pairs.ts';
import { dayOf, type Dates } from './half-months.ts';
import { groupsOfUnit, type Groups } from './groups.ts';
import type { Choice } from './selection.ts';
import { FLAGGED, NOT_KNOWN, OF_OPERATOR, TRAITS } from './test-columns.sql.ts';

/** Which tests does a scope mean, in the terms of columns whose places are in numbers of `spots`? */
export async function choiceOf(
  warehouse: Warehouse,
  scope: Omit<TestParams, 'from' | 'to'>,
  spots: DensePairs,
): Promise<(dates: Dates) => Choice> {
  const { operator, technology, unflagged, failedAsZero } = scope;
  const [places, known] = await Promise.all([
    placesIn(warehouse, scope),
    answerOnce(warehouse, { statistic: 'operators' }, () => warehouse.db.query(operators, {})),
  ]);
  const codes = [...new Set(places.map(({ code }) => code))];
  const groups: Groups = { codes, operators: [...known.map(({ code }) => code), null] };
  const firstOf = new Map(codes.map((code, unit) => [code, unit * groupsOfUnit(groups)]));
  const unitOfPlace = new Map(places.map(({ place, code }) => [place, firstOf.get(code)!]));
  const meant = {
    groups,
    unitOf: Int32Array.from(spots.first, (place) => unitOfPlace.get(place) ?? -1),
    afterUnit: Int16Array.from({ length: TRAITS }, (_, traits) => {
      const after = afterUnit(known, Math.floor(traits / OF_OPERATOR), operator);
      const ofTechnology = technology === null || TECHNOLOGIES[traits % FLAGGED] === technology;
      return ofTechnology && !(unflagged && traits & FLAGGED) ? after : -1;
    }),
    failedAsZero,
  };
  return ({ from, to }) => ({ ...meant, fromDay: dayOf(from), toDay: dayOf(to) });
}

/** How far the group of the operator of an id follows that of the whole unit; -1 for all but the one asked for. */
function afterUnit(
  known: readonly { readonly id: number; readonly code: string }[],
  id: number,
  only: string | null,
): number {
  if (id === NOT_KNOWN) return only === null ? known.length + 1 : -1;
  const at = known.findIndex((operator) => operator.id === id);
  return only === null || known[at]?.code === only ? at + 1 || -1 : -1;
}
