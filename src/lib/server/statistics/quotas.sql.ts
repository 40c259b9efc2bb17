import { statement } from '../db/statement.ts';
import { PLACE_SCOPE, MEASUREMENTS_IN_SCOPE, type ScopeParams } from '../aggregates/scope.sql.ts';

/** How many measurements were made in an area, or by one operator there. */
export interface MadeCount {
  readonly code: string;
  /** Null in rows of the whole area and of measurements of an unknown operator. */
  readonly operator: string | null;
  readonly whole: boolean;
  readonly made: number;
}

/** The measurements in scope of each area and of each operator there. */
export const madeCounts = statement<MadeCount, ScopeParams>()`
  with ${PLACE_SCOPE},
  made as (
    select code, operator_id, grouping(operator_id) = 1 as whole, count(*) as made
    from ${MEASUREMENTS_IN_SCOPE} group by grouping sets ((code), (code, operator_id))
  )
  select made.code, operator.code as operator, whole, made
  from made left join operator using (operator_id)
`;
