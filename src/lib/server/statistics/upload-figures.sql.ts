import { statement } from '../db/statement.ts';
import { BAND, CLUSTER, SITE, type MeasurementParams } from '../aggregates/clustered-measurements.sql.ts';
import type { MeanIngredients } from '../aggregates/mean-interval.ts';
import { PLACE_SCOPE, MEASUREMENTS_IN_SCOPE } from '../aggregates/scope.sql.ts';

/** The uploads of an area, or of one operator there. */
export type UploadSums = MeanIngredients & {
  readonly code: string;
  /** Null in rows of the whole area and of measurements of an unknown operator. */
  readonly operator: string | null;
  readonly whole: boolean;
  readonly failedTests: number;
  readonly testsWithoutDevice: number;
  readonly devices: number;
  readonly places: number;
  /** Null when no hour is known. */
  readonly timesOfDay: number | null;
};

/**
 * The upload sums of each area in scope and of each operator there. Measurements without an upload do not count; an
 * upload of 0 is a failed one.
 */
export const uploadSums = statement<UploadSums, MeasurementParams>()`
  with ${PLACE_SCOPE},
  test as (
    select code, operator_id, upload_kbps as kbps, device_hash, ${CLUSTER} as cluster, ${SITE} as site,
      1::utinyint << ${BAND} as band, upload_kbps > 0 or $failedAsZero as counts
    from ${MEASUREMENTS_IN_SCOPE} and upload_kbps is not null
  ),
  cluster as (
    select code, operator_id, grouping(operator_id) = 1 as whole, any_value(device_hash) as device,
      count(*) filter (kbps = 0) as failed, count(*) filter (counts) as n,
      coalesce(sum(kbps) filter (counts), 0)::bigint as s,
      coalesce(sum(kbps::bigint * kbps) filter (counts), 0) as squared
    from test group by grouping sets ((code, cluster), (code, operator_id, cluster))
  ),
  coverage as (
    select code, operator_id, grouping(operator_id) = 1 as whole, count(distinct site) as places,
      bit_count(bit_or(band)) as "timesOfDay"
    from test where counts group by grouping sets ((code), (code, operator_id))
  )
  select cluster.code, operator.code as operator, cluster.whole, sum(failed)::bigint as "failedTests",
    coalesce(sum(n) filter (device is null), 0)::bigint as "testsWithoutDevice",
    count(*) filter (device is not null and n > 0) as devices,
    coalesce(any_value(places), 0) as places, any_value("timesOfDay") as "timesOfDay",
    sum(n)::bigint as tests, count(*) filter (n > 0) as clusters,
    sum(n::hugeint * n) as n2, sum(n::hugeint * n * n) as n3, sum(n::hugeint * n * n * n) as n4,
    sum(n::hugeint * n * n * n * n) as n5,
    sum(s) as "kbpsSum", sum(squared) as "kbpsSquared",
    sum(n::hugeint * s) as ns, sum(s::hugeint * s) as ss, sum(n::hugeint * n * s) as nns,
    sum(n::hugeint * s * s) as nss, sum(s::hugeint * s * s) as sss
  from cluster
  left join coverage on coverage.code = cluster.code and coverage.whole = cluster.whole
    and coverage.operator_id is not distinct from cluster.operator_id
  left join operator on operator.operator_id = cluster.operator_id
  group by cluster.code, cluster.operator_id, operator.code, cluster.whole
`;
