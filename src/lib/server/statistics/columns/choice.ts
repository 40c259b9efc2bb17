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
  const { failedAsZero } = scope;
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
    afterUnit: afterUnit(scope, known),
    failedAsZero,
  };
  return ({ from, to }) => ({ ...meant, fromDay: dayOf(from), toDay: dayOf(to) });
}

/** By traits, how far the group of their operator follows the unit's; -1 for those not meant. */
function afterUnit(
  { operator, technology, unflagged }: Pick<TestParams, 'operator' | 'technology' | 'unflagged'>,
  known: readonly { readonly id: number; readonly code: string }[],
): Int16Array {
  const after = new Int16Array(TRAITS).fill(-1);
  const ofOperators = known.map(({ id, code }, i) => ({ id, code, after: i + 1 }));
  const ofNone = { id: NOT_KNOWN, code: null, after: known.length + 1 };
  for (const of of [...ofOperators, ofNone]) {
    if (operator !== null && operator !== of.code) continue;
    for (let traits = 0; traits < OF_OPERATOR; traits++) {
      const isMeant = technology === null || TECHNOLOGIES[traits % FLAGGED] === technology;
      if (isMeant && !(unflagged && traits & FLAGGED)) after[of.id * OF_OPERATOR + traits] = of.after;
    }
  }
  return after;
}
