import { VARIANTS, type Variant } from '#lib/domain/robustness.ts';
import { fragment, joinFragments, literalList, statement, type Fragment } from '../db/statement.ts';
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

const COUNTED = fragment`(kbps > 0 or $failedAsZero)`;
const KNOWN = fragment`device_hash is not null`;
const KNOWN_COUNTED = fragment`${COUNTED} and ${KNOWN}`;

/** Which measurements of an area each variant keeps. */
const KEPT: Readonly<Record<Variant, Fragment>> = {
  all_tests: COUNTED,
  equal_devices: KNOWN_COUNTED,
  one_per_device_place_day: KNOWN_COUNTED,
  unflagged: fragment`${KNOWN_COUNTED} and flags = 0 and not $unflagged`,
  failed_as_zero: fragment`${KNOWN} and not $failedAsZero`,
  without_busiest_day: fragment`${KNOWN_COUNTED} and tested_on <> busy_day`,
  without_busiest_place: fragment`${KNOWN_COUNTED} and site <> busy_site`,
};
/** Those whose sums of a cluster need nothing but its measurements. */
const OF_CLUSTER = VARIANTS.filter((variant) => variant !== 'one_per_device_place_day');

/** A list with an aggregate of the measurements that each variant keeps. */
const ofEach = (variants: readonly Variant[], aggregate: Fragment): Fragment =>
  fragment`[${joinFragments(
    variants.map((variant) => fragment`${aggregate} filter (${KEPT[variant]})`),
    ', ',
  )}]`;

/**
 * The sums of one area's measurements in each of `VARIANTS`; a variant that is not possible (no device known) has no
 * row. Of several busiest days or places the first is left out. Votes of devices are rounded to whole kbit/s. Measurements
 * are grouped once for all variants: a million devices of one area take seconds for each grouping.
 */
export const robustnessSums = statement<VariantSums, ScopeParams & { readonly failedAsZero: boolean }>()`
  with ${PLACE_SCOPE},
  made as (
    select download_kbps as kbps, flags, tested_on, device_hash, ${CLUSTER} as cluster,
      ${SITE} as site, 1::utinyint << ${BAND} as band
    from ${MEASUREMENTS_IN_SCOPE}
  ),
  busiest as (
    select
      (select tested_on from made where ${COUNTED} group by tested_on order by count(*) desc, tested_on limit 1)
        as busy_day,
      (select site from made where ${COUNTED} group by site order by count(*) desc, site limit 1) as busy_site
  ),
  of_cluster as (
    select unnest(variants) as variant, unnest(tests) as tests, unnest(sums)::bigint as s, squared, known
    from (
      select ${literalList(OF_CLUSTER)} as variants, ${ofEach(OF_CLUSTER, fragment`count(*)`)} as tests,
        ${ofEach(OF_CLUSTER, fragment`sum(kbps)`)} as sums,
        sum(kbps::bigint * kbps) filter (${COUNTED}) as squared, bool_or(${KNOWN_COUNTED}) as known
      from made, busiest group by cluster
    )
  ),
  counted as (
    select variant, if(votes, 1, tests) as n, if(votes, vote, s) as s, if(votes, vote * vote, squared) as squared,
      votes or known as known
    from (
      select variant <> 'all_tests' as votes, (s + tests // 2) // tests as vote, * from of_cluster where tests > 0
    )
    union all
    select 'one_per_device_place_day', count(*), sum(vote)::bigint, sum(vote * vote), true
    from (
      select cluster, (sum(kbps)::bigint + count(*) // 2) // count(*) as vote
      from made where ${KEPT.one_per_device_place_day} group by cluster, site, tested_on
    ) group by cluster
  ),
  of_site as (
    select unnest(${literalList(VARIANTS)}) as variant, unnest(tests) as tests, unnest(bands) as bands
    from (
      select ${ofEach(VARIANTS, fragment`count(*)`)} as tests, ${ofEach(VARIANTS, fragment`bit_or(band)`)} as bands
      from made, busiest group by site
    )
  ),
  coverage as (
    select variant, count(*) as places, bit_count(bit_or(bands)) as "timesOfDay"
    from of_site where tests > 0 group by variant
  )
  select variant, count(*) filter (known) as devices, any_value(places) as places,
    any_value("timesOfDay") as "timesOfDay", sum(n)::bigint as tests, count(*) as clusters,
    sum(n::hugeint * n) as n2, sum(n::hugeint * n * n) as n3, sum(n::hugeint * n * n * n) as n4,
    sum(n::hugeint * n * n * n * n) as n5,
    sum(s) as "kbpsSum", sum(squared) as "kbpsSquared",
    sum(n::hugeint * s) as ns, sum(s::hugeint * s) as ss, sum(n::hugeint * n * s) as nns,
    sum(n::hugeint * s * s) as nss, sum(s::hugeint * s * s) as sss
  from counted join coverage using (variant) group by variant
`;
