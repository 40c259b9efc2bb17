import { fragment, statement } from '../db/statement.ts';
import type { GroupKey } from './cluster-sums.sql.ts';
import { TEST, type GroupingParams } from './clustered-tests.sql.ts';

/** Of a group of tests in order of speed, the one at a rank. */
export interface RankAsked extends GroupKey {
  /** From 1, the slowest test, to the number of tests. */
  readonly rank: number;
}

const KEYS = fragment`month_on, hour_from, technology, code, operator_id, whole`;

/**
 * The speed of the tests at the ranks asked for (`$ranks`: JSON list of `RankAsked`, `ask` counted from 1),
 * one row for each. Counting equal speeds first, so that only distinct ones are sorted.
 */
export const testsAtRanks = statement<
  { readonly ask: number; readonly kbps: number },
  GroupingParams & { readonly ranks: string }
>()`
  with ${TEST},
  asked as (
    select ask, entry.*, (select operator_id from operator where operator.code = entry.operator) as operator_id
    from (
      select unnest(list) as entry, unnest(range(1, len(list) + 1)) as ask
      from (select from_json($ranks::json, '[{"monthOn": "DATE", "hourFrom": "INTEGER",
        "technology": "VARCHAR", "code": "VARCHAR", "operator": "VARCHAR", "whole": "BOOLEAN",
        "rank": "BIGINT"}]') as list)
    )
  ),
  speed as (
    select month_on, hour_from, technology, code, null as operator_id, true as whole, kbps, count(*) as tests
    from test where counted group by month_on, hour_from, technology, code, kbps
    union all
    select month_on, hour_from, technology, code, operator_id, false as whole, kbps, count(*) as tests
    from test where counted and $byOperator and operator_id is not null
    group by month_on, hour_from, technology, code, operator_id, kbps
  ),
  ranked as (
    select *, sum(tests) over (partition by ${KEYS} order by kbps rows unbounded preceding) as last_rank
    from speed
  )
  select ask, kbps
  from ranked as r join asked as a
    on r.code = a.code and r.whole = a.whole and r.operator_id is not distinct from a.operator_id
    and r.month_on is not distinct from a."monthOn" and r.hour_from is not distinct from a."hourFrom"
    and r.technology::varchar is not distinct from a.technology
  where a.rank <= last_rank and a.rank > last_rank - tests
  order by ask
`;
