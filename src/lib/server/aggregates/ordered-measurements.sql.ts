import { fragment, statement, type Fragment, type Statement } from '../db/statement.ts';
import type { GroupKey } from './cluster-sums.sql.ts';
import {
  dimensionColumns,
  groupedMeasurements,
  type GroupBy,
  type MeasurementParams,
} from './clustered-measurements.sql.ts';

/** A rank to look up in a group ordered by speed. */
export interface RequestedRank extends GroupKey {
  /** From 1 for the slowest measurement. */
  readonly rank: number;
}

/** `ranks`: JSON list of `RequestedRank`. */
export type RanksParams = MeasurementParams & { readonly ranks: string };

/** How speeds are arranged in the relation `speed`, and how the one at `a.rank` is looked up. */
interface Order {
  readonly columns: Fragment;
  readonly by: Fragment;
  /** The relation to search, aliased `r`. */
  readonly from: Fragment;
  readonly kbps: Fragment;
  readonly where: Fragment;
}

/** One sorted list per group: fastest, but entirely in memory. */
const LISTED: Order = {
  columns: fragment`list(kbps order by kbps) as speeds`,
  by: fragment``,
  from: fragment`speed as r`,
  kbps: fragment`r.speeds[a.rank]`,
  where: fragment``,
};

/** Speeds are counted first, so that only distinct ones are sorted, of which there are few. */
const COUNTED = (keys: Fragment): Order => ({
  columns: fragment`kbps, count(*) as tests`,
  by: fragment`, kbps`,
  from: fragment`(
    select *, sum(tests) over (partition by ${keys}, operator_id, whole order by kbps rows unbounded preceding)
      as last_rank
    from speed
  ) as r`,
  kbps: fragment`kbps`,
  where: fragment`where a.rank <= last_rank and a.rank > last_rank - tests`,
});

/**
 * Which speeds are at the requested ranks? One row per request, `ask` its index from 1. `inMemory` allows to hold all
 * speeds at once.
 */
export function speedsAtRanks(
  groupBy: GroupBy,
  inMemory: boolean,
): Statement<{ readonly ask: number; readonly kbps: number }, RanksParams> {
  const { byOperator, monthShift, hours, byTechnology } = groupBy;
  const keys = dimensionColumns(groupBy);
  const order = inMemory ? LISTED : COUNTED(keys);
  const byOperatorToo = fragment`
    union all
    select ${keys}, operator_id, false as whole, ${order.columns}
    from test where counted and operator_id is not null group by ${keys}, operator_id${order.by}`;
  return statement<{ readonly ask: number; readonly kbps: number }, RanksParams>()`
  with ${groupedMeasurements(groupBy)},
  requested as (
    select ask, entry.*, (select operator_id from operator where operator.code = entry.operator) as operator_id
    from (
      select unnest(list) as entry, unnest(range(1, len(list) + 1)) as ask
      from (select from_json($ranks::json, '[{"monthOn": "DATE", "hourFrom": "INTEGER",
        "technology": "VARCHAR", "code": "VARCHAR", "operator": "VARCHAR", "whole": "BOOLEAN",
        "rank": "BIGINT"}]') as list)
    )
  ),
  speed as (
    select ${keys}, null::usmallint as operator_id, true as whole, ${order.columns}
    from test where counted group by ${keys}${order.by}
    ${byOperator ? byOperatorToo : fragment``}
  )
  select ask, ${order.kbps} as kbps
  from ${order.from} join requested as a
    on r.code = a.code and r.whole = a.whole and r.operator_id is not distinct from a.operator_id
    ${monthShift === null ? fragment`` : fragment`and r.month_on = a."monthOn"`}
    ${hours === null ? fragment`` : fragment`and r.hour_from is not distinct from a."hourFrom"`}
    ${byTechnology ? fragment`and r.technology::varchar = a.technology` : fragment``}
  ${order.where}
  order by ask
`;
}
