import type { Variant } from '#lib/domain/robustness.ts';
import { statement } from '../db/statement.ts';
import { BAND, CLUSTER, SITE } from '../aggregates/clustered-measurements.sql.ts';
import type { MeanIngredients } from '../aggregates/mean-interval.ts';
import { PLACE_SCOPE, MEASUREMENTS_IN_SCOPE, type ScopeParams } from '../aggregates/scope.sql.ts';

/** The sums of one variant, and the devices, places and times of day of the measurements behind it. */
export type VariantSums = MeanIngredients & {
  readonly variant: Variant;
  /** 0 when no device is known. */
  readonly devices: number;
  readonly places: number;
  /** Null when no hour is known. */
  readonly timesOfDay: number | null;
};

/**
 * The sums of one area's measurements in each of `VARIANTS`; a variant that is not possible (no device known) has no
 * row. Of several busiest days or places the first is left out. Votes of devices are rounded to whole kbit/s.
 */
export const robustnessSums = statement<VariantSums, ScopeParams & { readonly failedAsZero: boolean }>()`
  with ${PLACE_SCOPE},
  made as (
    select download_kbps as kbps, flags, tested_on, device_hash, ${CLUSTER} as cluster,
      ${SITE} as site, 1::utinyint << ${BAND} as band
    from ${MEASUREMENTS_IN_SCOPE}
  ),
  test as (select * from made where kbps > 0 or $failedAsZero),
  busiest as (
    select
      (select tested_on from test group by tested_on order by count(*) desc, tested_on limit 1) as busy_day,
      (select site from test group by site order by count(*) desc, site limit 1) as busy_site
  ),
  kept as (
    select variant, test.* from test, (values ('equal_devices'), ('one_per_device_place_day')) as way(variant)
    where device_hash is not null
    union all
    select 'all_tests', test.* from test
    union all
    select 'unflagged', test.* from test where device_hash is not null and flags = 0 and not $unflagged
    union all
    select 'failed_as_zero', made.* from made where device_hash is not null and not $failedAsZero
    union all
    select 'without_busiest_day', test.* from test, busiest where device_hash is not null and tested_on <> busy_day
    union all
    select 'without_busiest_place', test.* from test, busiest where device_hash is not null and site <> busy_site
  ),
  counted as (
    select variant, kbps, cluster from kept where variant = 'all_tests'
    union all
    select variant, (sum(kbps)::bigint + count(*) // 2) // count(*), cluster from kept
    where variant = 'one_per_device_place_day' group by variant, cluster, site, tested_on
    union all
    select variant, (sum(kbps)::bigint + count(*) // 2) // count(*), cluster from kept
    where variant not in ('all_tests', 'one_per_device_place_day') group by variant, cluster
  ),
  cluster as (
    select variant, count(*) as n, sum(kbps)::bigint as s, sum(kbps::bigint * kbps) as squared
    from counted group by variant, cluster
  ),
  coverage as (
    select variant, count(distinct device_hash) as devices, count(distinct site) as places,
      bit_count(bit_or(band)) as "timesOfDay"
    from kept group by variant
  )
  select variant, any_value(devices) as devices, any_value(places) as places,
    any_value("timesOfDay") as "timesOfDay", sum(n)::bigint as tests, count(*) as clusters,
    sum(n::hugeint * n) as n2, sum(n::hugeint * n * n) as n3, sum(n::hugeint * n * n * n) as n4,
    sum(n::hugeint * n * n * n * n) as n5,
    sum(s) as "kbpsSum", sum(squared) as "kbpsSquared",
    sum(n::hugeint * s) as ns, sum(s::hugeint * s) as ss, sum(n::hugeint * n * s) as nns,
    sum(n::hugeint * s * s) as nss, sum(s::hugeint * s * s) as sss
  from cluster join coverage using (variant) group by variant
`;
