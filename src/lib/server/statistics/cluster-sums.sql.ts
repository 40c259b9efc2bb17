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
 * that, a place on a day. The table is read once for each grouping: with many clusters that takes less
 * time and memory than keeping the tests, or a first grouping of them, to group again.
 */
export const clusterSums = statement<ClusterSums, ClusterSumsParams>()`
  with ${SPOT},
  test as not materialized (
    select code, operator_id,
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
  grouped_test as (
    select month_on, code, operator_id, grouping(operator_id) = 1 as whole,
      count(*) filter (counted) as tests,
      count(*) filter (kbps = 0) as failed_tests,
      count(*) filter (counted and kbps >= $limit::bigint) as tests_at_limit,
      median(kbps) filter (counted) as kbps_median
    from test
    group by grouping sets ((month_on, code), (month_on, code, operator_id))
    having grouping(operator_id) = 1 or $byOperator
  ),
  cluster as (
    select month_on, code, null as operator_id, true as whole, device_known, count(*) as n,
      sum(kbps)::bigint as s
    from test where counted group by month_on, code, device_known, cluster
    union all
    select month_on, code, operator_id, false as whole, device_known, count(*) as n, sum(kbps)::bigint as s
    from test where counted and $byOperator group by month_on, code, operator_id, device_known, cluster
  ),
  grouped_cluster as (
    select month_on, code, operator_id, whole,
      count(*) filter (device_known) as devices,
      count(*) as clusters,
      sum(s) as kbps_sum,
      sum(n::hugeint * n) as tests_squared,
      sum(n::hugeint * s) as tests_times_kbps,
      sum(s::hugeint * s) as kbps_squared
    from cluster group by month_on, code, operator_id, whole
  )
  select t.month_on as "monthOn", t.code, operator.code as operator, t.whole, tests,
    failed_tests as "failedTests", coalesce(devices, 0) as devices, coalesce(clusters, 0) as clusters,
    tests_at_limit as "testsAtLimit", coalesce(kbps_sum, 0) as "kbpsSum",
    coalesce(tests_squared, 0) as "testsSquared", coalesce(tests_times_kbps, 0) as "testsTimesKbps",
    coalesce(kbps_squared, 0) as "kbpsSquared", kbps_median as "kbpsMedian"
  from grouped_test as t
  left join operator using (operator_id)
  left join grouped_cluster as c on c.code = t.code and c.whole = t.whole
    and c.month_on is not distinct from t.month_on and c.operator_id is not distinct from t.operator_id
  order by t.month_on, t.code, t.whole desc, operator.position, operator.code
`;
