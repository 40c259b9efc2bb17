import type { Technology } from '#lib/domain/technology.ts';
import {
  fragment,
  identifier,
  joinFragments,
  statement,
  type Fragment,
  type Statement,
} from '../db/statement.ts';
import {
  dimensionColumns,
  namedDimensions,
  sameGroup,
  groupedMeasurements,
  type GroupBy,
  type MeasurementParams,
} from './clustered-measurements.sql.ts';
import type { LatticeParams } from './hex-lattice.sql.ts';

/** An exact whole number of any size: a number when it is a safe integer, else a bigint. */
export type WholeNumber = number | bigint;

/** Identifies the group of a row of sums. */
export interface GroupKey {
  /** First of the month, shifted by `GroupBy.monthShift`; null when not grouped by month. */
  readonly monthOn: string | null;
  /** First hour of the band of the day; null when not grouped by hours, or when the hour is unknown. */
  readonly hourFrom: number | null;
  /** Null when not grouped by technology. */
  readonly technology: Technology | null;
  /** Number of the cell (see `GroupBy.cells`); null when not grouped by cells. */
  readonly cell: number | null;
  readonly code: string;
  /** Operator's code; null in rows of all operators and of unknown ones. */
  readonly operator: string | null;
  /** All operators together. */
  readonly whole: boolean;
}

/** Exact sums of one group. In a cluster of n measurements, s is the sum of their kbit/s, k those within a threshold. */
export interface ClusterSums extends GroupKey {
  readonly tests: number;
  readonly failedTests: number;
  readonly testsWithoutDevice: number;
  readonly devices: number;
  readonly clusters: number;
  /** Sums over the clusters of n to the power of 2, 3, 4, 5. */
  readonly n2: WholeNumber;
  readonly n3: WholeNumber;
  readonly n4: WholeNumber;
  readonly n5: WholeNumber;
  readonly kbpsSum: WholeNumber;
  /** Sum over the measurements of their squared kbit/s. */
  readonly kbpsSquared: WholeNumber;
  /** A device's vote is the mean of its kbit/s, rounded to a whole number: their sum, and of their squares and cubes. */
  readonly voteSum: WholeNumber;
  readonly voteSquares: WholeNumber;
  readonly voteCubes: WholeNumber;
  /** Sums over the clusters of n*s, s*s, n*n*s, n*s*s, s*s*s. */
  readonly ns: WholeNumber;
  readonly ss: WholeNumber;
  readonly nns: WholeNumber;
  readonly nss: WholeNumber;
  readonly sss: WholeNumber;
  /** For measurements at or above the limit, and at or below each percentile: sums of k, n*k, k*k over the clusters. */
  readonly limitK: number;
  readonly limitNk: WholeNumber;
  readonly limitKk: WholeNumber;
  readonly kbpsP20: number | null;
  readonly p20K: number;
  readonly p20Nk: WholeNumber;
  readonly p20Kk: WholeNumber;
  readonly kbpsP50: number | null;
  readonly p50K: number;
  readonly p50Nk: WholeNumber;
  readonly p50Kk: WholeNumber;
  readonly kbpsP80: number | null;
  readonly p80K: number;
  readonly p80Nk: WholeNumber;
  readonly p80Kk: WholeNumber;
}

/** The limit in kbit/s; the lattice only when grouped by cells. */
export type ClusterSumsParams = MeasurementParams & { readonly limit: number } & Partial<LatticeParams>;

const THRESHOLDS = ['limit', 'p20', 'p50', 'p80'].map((threshold) => ({
  tests: identifier(`${threshold}_k`),
  squared: identifier(`${threshold}_kk`),
  names: [`${threshold}K`, `${threshold}Nk`, `${threshold}Kk`].map(identifier) as [
    Fragment,
    Fragment,
    Fragment,
  ],
}));

/** A device's mean, rounded to a whole number. */
const VOTE = fragment`((s + n // 2) // n)`;

/** The aggregates of one cluster. */
const CLUSTER_FIELDS = fragment`count(*) as n, sum(kbps)::bigint as s, sum(kbps::bigint * kbps) as squared,
      count(*) filter (kbps >= $limit::bigint) as limit_k, count(*) filter (kbps <= percentiles[1]) as p20_k,
      count(*) filter (kbps <= percentiles[2]) as p50_k, count(*) filter (kbps <= percentiles[3]) as p80_k`;

const THRESHOLDS_BY_SIZE = joinFragments(
  THRESHOLDS.map(
    ({ tests, squared }) =>
      fragment`sum(${tests}) as ${tests}, sum(${tests}::bigint * ${tests}::bigint) as ${squared}`,
  ),
  ', ',
);

const THRESHOLDS_BY_GROUP = joinFragments(
  THRESHOLDS.map(
    ({ tests, squared, names: [k, nk, kk] }) =>
      fragment`sum(${tests}) as ${k}, sum(n * ${tests}) as ${nk}, sum(${squared}) as ${kk}`,
  ),
  ', ',
);

/**
 * What are the sums of each group? Ordered by `GroupKey`, a group of all operators before its operators.
 *
 * Whole numbers only, so that results do not depend on the number of threads. Measurements are materialized and
 * aggregated once per grouping set: aggregating a first aggregate again takes longer. Clusters are first aggregated by
 * size: nearly all have one of a few sizes, so the expensive powers are computed for few rows.
 *
 * A cluster is a device over all measurements of the group, not a device and month: a device keeps its place and plan
 * from month to month, so its months are not independent (tests/statistics/coverage.test.ts).
 */
export function clusterSums(groupBy: GroupBy): Statement<ClusterSums, ClusterSumsParams> {
  const { byOperator } = groupBy;
  const keys = dimensionColumns(groupBy);
  const ofCluster = dimensionColumns(groupBy, fragment`c`);
  const same = sameGroup(groupBy, fragment`c`, fragment`g`);
  const byOperatorToo = fragment`
    union all
    select ${ofCluster}, c.operator_id, false as whole, device_known, ${CLUSTER_FIELDS}
    from test as c join test_group as g on not g.whole and ${same}
      and c.operator_id is not distinct from g.operator_id
    where counted
    group by ${ofCluster}, c.operator_id, device_known, cluster`;
  return statement<ClusterSums, ClusterSumsParams>()`
  with ${groupedMeasurements(groupBy)},
  test_group as materialized (
    select ${keys}, ${
      byOperator
        ? fragment`operator_id, grouping(operator_id) = 1 as whole`
        : fragment`null::usmallint as operator_id, true as whole`
    },
      count(*) filter (counted) as tests,
      count(*) filter (kbps = 0) as failed_tests,
      count(*) filter (counted and not device_known) as tests_without_device,
      quantile_cont(kbps, [0.2, 0.5, 0.8]) filter (counted) as percentiles
    from test
    group by ${byOperator ? fragment`grouping sets ((${keys}), (${keys}, operator_id))` : keys}
  ),
  cluster as (
    select ${ofCluster}, null::usmallint as operator_id, true as whole, device_known, ${CLUSTER_FIELDS}
    from test as c join test_group as g on g.whole and ${same}
    where counted
    group by ${ofCluster}, device_known, cluster
    ${byOperator ? byOperatorToo : fragment``}
  ),
  cluster_size as (
    select ${keys}, operator_id, whole, n::hugeint as n,
      count(*) filter (device_known) as devices, count(*) as clusters,
      sum(s)::hugeint as s, sum(s::hugeint * s) as ss, sum(s::hugeint * s * s) as sss,
      sum(squared) as squared,
      sum(vote::hugeint) filter (device_known) as vote_sum,
      sum(vote::hugeint * vote) filter (device_known) as vote_squares,
      sum(vote::hugeint * vote * vote) filter (device_known) as vote_cubes, ${THRESHOLDS_BY_SIZE}
    from (select *, ${VOTE} as vote from cluster) group by ${keys}, operator_id, whole, n
  ),
  cluster_group as (
    select ${keys}, operator_id, whole,
      sum(devices) as devices, sum(clusters) as clusters,
      sum(clusters * n * n) as n2, sum(clusters * n * n * n) as n3, sum(clusters * n * n * n * n) as n4,
      sum(clusters * n * n * n * n * n) as n5,
      sum(s) as kbps_sum, sum(squared) as kbps_squared,
      sum(vote_sum) as vote_sum, sum(vote_squares) as vote_squares, sum(vote_cubes) as vote_cubes,
      sum(n * s) as ns, sum(ss) as ss, sum(n * n * s) as nns, sum(n * ss) as nss, sum(sss) as sss,
      ${THRESHOLDS_BY_GROUP}
    from cluster_size group by ${keys}, operator_id, whole
  )
  select ${namedDimensions(groupBy, fragment`g`)}, operator.code as operator,
    g.whole, tests, failed_tests as "failedTests", tests_without_device as "testsWithoutDevice",
    coalesce(devices, 0) as devices, coalesce(clusters, 0) as clusters,
    coalesce(n2, 0) as n2, coalesce(n3, 0) as n3, coalesce(n4, 0) as n4, coalesce(n5, 0) as n5,
    coalesce(kbps_sum, 0) as "kbpsSum", coalesce(kbps_squared, 0) as "kbpsSquared",
    coalesce(vote_sum, 0) as "voteSum", coalesce(vote_squares, 0) as "voteSquares",
    coalesce(vote_cubes, 0) as "voteCubes",
    coalesce(ns, 0) as ns, coalesce(ss, 0) as ss, coalesce(nns, 0) as nns, coalesce(nss, 0) as nss,
    coalesce(sss, 0) as sss,
    percentiles[1] as "kbpsP20", percentiles[2] as "kbpsP50", percentiles[3] as "kbpsP80",
    ${joinFragments(
      THRESHOLDS.flatMap(({ names }) => names).map((name) => fragment`coalesce(${name}, 0) as ${name}`),
      ', ',
    )}
  from test_group as g
  left join operator using (operator_id)
  left join cluster_group as c on c.whole = g.whole and ${same}
    and c.operator_id is not distinct from g.operator_id
  order by "monthOn", "hourFrom", technology, cell, code, g.whole desc, operator.position, operator.code
`;
}
