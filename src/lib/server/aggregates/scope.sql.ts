import type { Level } from '#lib/domain/area.ts';
import type { Technology } from '#lib/domain/technology.ts';
import { fragment, statement, type Fragment } from '../db/statement.ts';

/** Which areas does a statement select? */
export type AreaParams = {
  readonly edition: string;
  readonly level: Level;
  /** Null selects every area of the edition and level. */
  readonly code: string | null;
  /** Merges all areas into one, under the code `*`. */
  readonly together: boolean;
  readonly withinEdition: string | null;
  readonly withinLevel: Level | null;
  readonly withinCode: string | null;
  /** The part that the filter keeps to. */
  readonly partEdition: string | null;
  readonly partLevel: Level | null;
  readonly partCode: string | null;
};

/** Which measurements does a statement select? Built by `scope.ts`, read by the fragments below. */
export type ScopeParams = AreaParams & {
  readonly from: string;
  readonly to: string;
  /** Null selects every technology. */
  readonly technology: Technology | null;
  /** Null selects every operator, unknown ones included. */
  readonly operator: string | null;
  /** Leaves out measurements that a quality rule flagged. */
  readonly unflagged: boolean;
};

/** CTE `place_scope(place_id, code)`: the places in scope and the area that each counts for. */
export const PLACE_SCOPE = fragment`
  place_scope as (
    select place_id, case when $together then '*' else code end as code
    from place_unit
    where edition_id = $edition and level = $level
      and ($code::varchar is null or code = $code)
      and ($withinCode::varchar is null or place_id in (
        select place_id from place_unit
        where edition_id = $withinEdition and level = $withinLevel and code = $withinCode))
      and ($partCode::varchar is null or place_id in (
        select place_id from place_unit
        where edition_id = $partEdition and level = $partLevel and code = $partCode))
  )`;

/** The places in scope, and the area that each counts for. */
export const placesInScope = statement<{ readonly place: number; readonly code: string }, AreaParams>()`
  with ${PLACE_SCOPE} select place_id as place, code from place_scope order by code, place_id
`;

/** `$from` to `$to`, half-open. `tested_on` is compared without a cast, so that DuckDB skips row groups by their zone maps. */
export const DATES_IN_SCOPE = fragment`tested_on >= $from::date and tested_on < $to::date`;

/** The conditions of a filter on a measurement beside its date and place. */
export const CONDITIONS = {
  technology: fragment`($technology::technology_t is null or technology = $technology::technology_t)`,
  operator: fragment`($operator::varchar is null
      or operator_id = (select operator_id from operator where code = $operator))`,
  unflagged: fragment`(not $unflagged or flags = 0)`,
} as const;

/** The relation of measurements in scope, filtered by the given condition on dates; to follow `from`. */
export const measurementsOnDates = (dates: Fragment): Fragment => fragment`
  measurement join place_scope using (place_id)
  where ${chosenOnDates(dates)}`;

/** Conditions of a filter on a measurement, whatever its place, with the given condition on dates. */
const chosenOnDates = (dates: Fragment): Fragment => fragment`
    ${dates}
    and ${CONDITIONS.technology}
    and ${CONDITIONS.operator}
    and ${CONDITIONS.unflagged}`;

/** Conditions of a filter on a measurement, whatever its place. */
export const CHOSEN_MEASUREMENTS = chosenOnDates(DATES_IN_SCOPE);

/** The relation of measurements in scope, to follow `from`. */
export const MEASUREMENTS_IN_SCOPE = measurementsOnDates(DATES_IN_SCOPE);
