import type { Level } from '#lib/domain/area.ts';
import type { Technology } from '#lib/domain/technology.ts';
import { fragment, statement, type Fragment } from '../db/statement.ts';

/** Which units a statement of this room sees. */
export type AreaParams = {
  readonly edition: string;
  readonly level: Level;
  /** Null takes every unit of the edition and level. */
  readonly code: string | null;
  /** All units as one, under the code `*`. */
  readonly together: boolean;
  readonly withinEdition: string | null;
  readonly withinLevel: Level | null;
  readonly withinCode: string | null;
};

/** What decides which tests a statement of this room sees: made by `scope.ts`, read by the fragments below. */
export type ScopeParams = AreaParams & {
  readonly from: string;
  readonly to: string;
  /** Null takes every technology. */
  readonly technology: Technology | null;
  /** Null takes every operator, those of no known operator included. */
  readonly operator: string | null;
  /** Tests that a quality rule doubts are left out. */
  readonly unflagged: boolean;
};

/** CTE `place_scope(place_id, code)`: the places in scope and the unit each one counts for. */
export const PLACE_SCOPE = fragment`
  place_scope as (
    select place_id, case when $together then '*' else code end as code
    from place_unit
    where edition_id = $edition and level = $level
      and ($code::varchar is null or code = $code)
      and ($withinCode::varchar is null or place_id in (
        select place_id from place_unit
        where edition_id = $withinEdition and level = $withinLevel and code = $withinCode))
  )`;

/** The places in scope, and the unit that each counts for. */
export const placesInScope = statement<{ readonly place: number; readonly code: string }, AreaParams>()`
  with ${PLACE_SCOPE} select place_id as place, code from place_scope order by code, place_id
`;

/** The tests on dates within `$from` and `$to`. `tested_on` is compared bare, so whole row groups are skipped. */
const DATES_IN_SCOPE = fragment`tested_on >= $from::date and tested_on < $to::date`;

/** The tests in scope but for their dates, of which the condition given decides; to follow `from`. */
export const measurementsOnDates = (dates: Fragment): Fragment => fragment`
  measurement join place_scope using (place_id)
  where ${dates}
    and ($technology::technology_t is null or technology = $technology::technology_t)
    and ($operator::varchar is null
      or operator_id = (select operator_id from operator where code = $operator))
    and (not $unflagged or flags = 0)`;

/** The tests in scope, to follow `from`. */
export const MEASUREMENTS_IN_SCOPE = measurementsOnDates(DATES_IN_SCOPE);
