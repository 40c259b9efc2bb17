import { statement } from '../db/statement.ts';
import { SPOT, TESTS_IN_SCOPE, type ScopeParams } from './scope.sql.ts';

/** A whole number of any size, exact: a number where a double holds it, else a bigint. */
export type WholeNumber = number | bigint;

/** Exact sums of one unit, one operator (or all) and one month (or the whole period). */
export interface ClusterSums {
  /** First of the month the tests are counted in, shifted as asked; null when months are not told apart. */
  readonly monthOn: string | null;
  readonly code: string;
  /** Operator's code; null in rows of the whole unit and of tests of no known operator. */
  readonly operator: string | null;
  /** All operators together. */
  readonly whole: boolean;
  readonly tests: number;
  readonly failedTests: number;
  readonly devices: number;
  readonly clusters: number;
  readonly testsAtLimit: number;
  readonly kbpsSum: WholeNumber;
  /** With n tests and s kbit/s in a cluster: sums over the clusters of n*n, n*s, s*s. */
  readonly testsSquared: WholeNumber;
  readonly testsTimesKbps: WholeNumber;
  readonly kbpsSquared: WholeNumber;
  readonly kbpsMedian: number | null;
}

export type ClusterSumsParams = ScopeParams & {
  /** Rows for each operator beside those of the whole unit. */
  readonly byOperator: boolean;
  /** Tells months apart that begin so many days after the 1st; null does not tell months apart. */
  readonly monthShift: number | null;
  readonly failedAsZero: boolean;
  /** kbit/s. */
  readonly limit: number;
};

/**
 * Whole numbers only, so that the figures made of them do not depend on how many threads summed them.
 * A cluster is a device; without one, a position rounded to 0.001 degree (some 100 m) on a day; without
 * that, a place on a day. The table is read twice (sums, median) because that is faster than keeping it.
 */
export const clusterSums = statement<ClusterSums, ClusterSumsParams>()`
  with ${SPOT},
  test as not materialized (
    select code,
      case when $byOperator then operator_id end as operator_id,
      case when $monthShift::integer is not null
        then date_trunc('month', tested_on - $monthShift::integer)::date end as month_on,
      download_kbps as kbps,
      download_kbps > 0 or $failedAsZero as counted,
      device_hash is not null as device_known,
      case
        when device_hash is not null then device_hash
        when longitude is not null then hash(round(longitude * 1000), round(latitude * 1000), tested_on)
        else hash(place_id, tested_on)
      end as cluster
    from ${TESTS_IN_SCOPE}
  ),
  operator_cluster as materialized (
    select month_on, code, operator_id, device_known, cluster,
      count(*) filter (counted) as n,
      coalesce(sum(kbps), 0)::bigint as s,
      count(*) filter (counted and kbps >= $limit::bigint) as at_limit,
      count(*) filter (kbps = 0) as failed
    from test group by month_on, code, operator_id, device_known, cluster
  ),
  unit_cluster as (
    select month_on, code, device_known, cluster, sum(n)::bigint as n, sum(s)::bigint as s,
      sum(at_limit)::bigint as at_limit, sum(failed)::bigint as failed
    from operator_cluster where $byOperator group by month_on, code, device_known, cluster
  ),
  grouped_cluster as (
    select *, not $byOperator as whole from operator_cluster
    union all by name
    select *, null as operator_id, true as whole from unit_cluster
  ),
  sums as (
    select month_on, code, operator_id, whole,
      sum(n)::bigint as tests,
      sum(failed)::bigint as failed_tests,
      count(*) filter (n > 0 and device_known) as devices,
      count(*) filter (n > 0) as clusters,
      sum(at_limit)::bigint as tests_at_limit,
      sum(s) as kbps_sum,
      sum(n::hugeint * n) as tests_squared,
      sum(n::hugeint * s) as tests_times_kbps,
      sum(s::hugeint * s) as kbps_squared
    from grouped_cluster group by month_on, code, operator_id, whole
  ),
  medians as (
    select month_on, code, operator_id, grouping(operator_id) = 1 as whole, median(kbps) as kbps_median
    from test where counted
    group by grouping sets ((month_on, code, operator_id), (month_on, code))
    having grouping(operator_id) = 1 or $byOperator
  )
  select sums.month_on as "monthOn", sums.code, operator.code as operator, sums.whole, tests,
    failed_tests as "failedTests", devices, clusters, tests_at_limit as "testsAtLimit",
    kbps_sum as "kbpsSum", tests_squared as "testsSquared", tests_times_kbps as "testsTimesKbps",
    kbps_squared as "kbpsSquared", kbps_median as "kbpsMedian"
  from sums
  left join operator using (operator_id)
  left join medians on medians.code = sums.code and medians.whole = sums.whole
    and medians.month_on is not distinct from sums.month_on
    and medians.operator_id is not distinct from sums.operator_id
  order by sums.month_on, sums.code, sums.whole desc, operator.position, operator.code
`;
