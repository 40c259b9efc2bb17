import { statement } from '#lib/server/db/statement.ts';
import { PLACE_SCOPE, MEASUREMENTS_IN_SCOPE, type ScopeParams } from '#lib/server/aggregates/scope.sql.ts';

/** On how many days one unit, or one operator in it, was tested. */
export interface TestedDays {
  readonly code: string;
  readonly operator: string | null;
  /** All operators together. */
  readonly whole: boolean;
  readonly days: number;
}

/** The days of the scope's dates with tests that count, of each unit and of each operator there. */
export const testedDays = statement<TestedDays, ScopeParams & { readonly failedAsZero: boolean }>()`
  with ${PLACE_SCOPE},
  tested as (
    select distinct code, operator_id, tested_on
    from ${MEASUREMENTS_IN_SCOPE} and (download_kbps > 0 or $failedAsZero)
  )
  select tested.code, operator.code as operator, grouping(operator_id) = 1 as whole,
    count(distinct tested_on) as days
  from tested left join operator using (operator_id)
  group by grouping sets ((tested.code), (tested.code, operator_id, operator.code))
  having grouping(operator_id) = 1 or operator_id is not null
`;
