import { statement } from '../db/statement.ts';
import { PLACE_SCOPE, MEASUREMENTS_IN_SCOPE, type ScopeParams } from '../aggregates/scope.sql.ts';

/** In how many calendar months had an area, or one operator there, at least so many measurements? */
export interface MonthsRow {
  readonly code: string;
  /** Null in rows of the whole area and of measurements of an unknown operator. */
  readonly operator: string | null;
  readonly whole: boolean;
  readonly reached: number;
}

/** The months of each area in scope, and of each operator there; areas without measurements have no row. */
export const monthsWithMinimum = statement<
  MonthsRow,
  ScopeParams & { readonly failedAsZero: boolean; readonly minimum: number }
>()`
  with ${PLACE_SCOPE},
  month as (
    select code, operator_id, grouping(operator_id) = 1 as whole, date_trunc('month', tested_on) as month_on,
      count(*) filter (download_kbps > 0 or $failedAsZero) as tests
    from ${MEASUREMENTS_IN_SCOPE}
    group by grouping sets ((code, month_on), (code, operator_id, month_on))
  )
  select month.code, operator.code as operator, whole, count(*) filter (tests >= $minimum) as reached
  from month left join operator using (operator_id)
  group by month.code, operator_id, operator.code, whole
`;
