import type { Variant } from '#lib/domain/robustness.ts';
import { statement } from '../db/statement.ts';
import { CLUSTER, SITE } from './clustered-tests.sql.ts';
import type { MeanIngredients } from './mean-interval.ts';
import { SPOT, TESTS_IN_SCOPE, type ScopeParams } from './scope.sql.ts';

/**
 * The sums of one unit's tests, counted in each of the ways of `VARIANTS`; a way that cannot be followed (no
 * device known) has no row. Of several busiest devices, days or places the first is left out. Means of
 * several tests are rounded to whole kbit/s.
 */
export const robustnessSums = statement<
  MeanIngredients & { readonly variant: Variant },
  ScopeParams & { readonly failedAsZero: boolean }
>()`
  with ${SPOT},
  made as (
    select download_kbps as kbps, flags, tested_on, device_hash, ${CLUSTER} as cluster,
      ${SITE} as site
    from ${TESTS_IN_SCOPE}
  ),
  test as (select * from made where kbps > 0 or $failedAsZero),
  busiest as (
    select
      (select device_hash from test where device_hash is not null
        group by device_hash order by count(*) desc, device_hash limit 1) as device,
      (select tested_on from test group by tested_on order by count(*) desc, tested_on limit 1) as day,
      (select site from test group by site order by count(*) desc, site limit 1) as site
  ),
  variant as (
    select 'as_is' as variant, kbps, cluster from test
    union all
    select 'without_busiest_device', kbps, cluster from test, busiest
    where device is not null and device_hash is distinct from device
    union all
    select 'without_busiest_day', kbps, cluster from test, busiest where tested_on <> day
    union all
    select 'without_busiest_place', kbps, cluster from test, busiest where test.site <> busiest.site
    union all
    select 'one_per_device_place_day', (sum(kbps)::bigint + count(*) // 2) // count(*), cluster
    from test where device_hash is not null group by cluster, site, tested_on
    union all
    select 'equal_devices', (sum(kbps)::bigint + count(*) // 2) // count(*), cluster
    from test where device_hash is not null group by cluster
    union all
    select 'failed_as_zero', kbps, cluster from made where not $failedAsZero
    union all
    select 'unflagged', kbps, cluster from test where flags = 0 and not $unflagged
  ),
  cluster as (
    select variant, count(*) as n, sum(kbps)::bigint as s, sum(kbps::bigint * kbps) as squared
    from variant group by variant, cluster
  )
  select variant, sum(n)::bigint as tests, count(*) as clusters,
    sum(n::hugeint * n) as n2, sum(n::hugeint * n * n) as n3, sum(n::hugeint * n * n * n) as n4,
    sum(n::hugeint * n * n * n * n) as n5,
    sum(s) as "kbpsSum", sum(squared) as "kbpsSquared",
    sum(n::hugeint * s) as ns, sum(s::hugeint * s) as ss, sum(n::hugeint * n * s) as nns,
    sum(n::hugeint * s * s) as nss, sum(s::hugeint * s * s) as sss
  from cluster group by variant
`;
