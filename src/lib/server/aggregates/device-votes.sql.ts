import {
  fragment,
  identifier,
  joinFragments,
  statement,
  type Fragment,
  type Statement,
} from '../db/statement.ts';
import { CLUSTER, SITE, type MeasurementParams } from './clustered-measurements.sql.ts';
import { MEASUREMENTS_IN_SCOPE, PLACE_SCOPE } from './scope.sql.ts';
import type { WholeNumber } from './cluster-sums.sql.ts';
import type { GroupName } from './groups.ts';
import type { MeanIngredients } from './mean-interval.ts';

type Sums<Name extends string> = Readonly<Record<`${Name}${'Count' | 'X' | 'Xx' | 'Xxx'}`, WholeNumber>>;

/** `DeviceVotes` of a group as one row; null without a known device. */
export type DeviceVotesRow = GroupName &
  Sums<'all'> &
  Sums<'unflagged'> &
  Sums<'failed'> &
  Omit<MeanIngredients, 'kbpsSquared'> & {
    readonly kbpsSquared: WholeNumber;
    readonly slowest: readonly number[];
    readonly fastest: readonly number[];
    readonly stated: number;
  };

const powers = (name: string, vote: Fragment) =>
  ['Count', 'X', 'Xx', 'Xxx'].map((power, i) => {
    const of = [fragment`count(${vote})`, ...[1, 2, 3].map((n) => productOf(vote, n))][i]!;
    return fragment`coalesce(${of}, 0) as ${identifier(`${name}${power}`)}`;
  });
const productOf = (vote: Fragment, n: number) =>
  fragment`sum(${joinFragments(
    Array.from({ length: n }, () => fragment`${vote}::hugeint`),
    ' * ',
  )})`;

const POWERS = joinFragments(
  [
    ...powers('all', fragment`vote_all`),
    ...powers('unflagged', fragment`vote_unflagged`),
    ...powers('failed', fragment`vote_failed`),
  ],
  ', ',
);

const vote = (of: Fragment) => fragment`
  ((sum(kbps) filter (${of}))::bigint + count(*) filter (${of}) // 2) // count(*) filter (${of})`;

const COLUMNS = { download: fragment`download_kbps`, upload: fragment`upload_kbps` };

/**
 * The votes of the devices of each area, over all operators and for each, in every way of counting. For uploads; of
 * downloads the column store computes the same (tests/aggregates/column-store.test.ts).
 */
export const deviceVotes = (
  metric: keyof typeof COLUMNS,
): Statement<DeviceVotesRow, MeasurementParams> => statement<DeviceVotesRow, MeasurementParams>()`
  with ${PLACE_SCOPE},
  test as (
    select code, operator_id, ${COLUMNS[metric]} as kbps, flags, tested_on, ${CLUSTER} as cluster, ${SITE} as site,
      ${COLUMNS[metric]} > 0 or $failedAsZero as counted, device_hash is not null as device_known,
      coalesce(least(tests_per_person, 6), 7) as stated
    from (select * from ${MEASUREMENTS_IN_SCOPE}) left join batch_statement using (batch_id)
    where ${COLUMNS[metric]} is not null
  ),
  grouped as (
    select code, null::usmallint as operator_id, true as whole, * exclude (code, operator_id) from test
    union all
    select code, operator_id, false, * exclude (code, operator_id) from test where operator_id is not null
  ),
  device as (
    select code, operator_id, whole, cluster, ${vote(fragment`counted`)} as vote_all,
      ${vote(fragment`counted and flags = 0`)} as vote_unflagged, ${vote(fragment`true`)} as vote_failed
    from grouped where device_known group by all
  ),
  votes as (
    select code, operator_id, whole, ${POWERS},
      list(vote_all order by vote_all) filter (vote_all is not null) as ascending
    from device group by all
  ),
  place_day as (
    select code, operator_id, whole, cluster, site, tested_on, (sum(kbps)::bigint + count(*) // 2) // count(*) as v
    from grouped where device_known and counted group by all
  ),
  of_device as (
    select code, operator_id, whole, cluster, count(*)::hugeint as n, sum(v)::hugeint as s,
      sum(v::hugeint * v) as squared
    from place_day group by all
  ),
  place_days as (
    select code, operator_id, whole, sum(n) as tests, count(*) as clusters, sum(n * n) as n2, sum(n * n * n) as n3,
      sum(n * n * n * n) as n4, sum(n * n * n * n * n) as n5, sum(s) as "kbpsSum", sum(squared) as "kbpsSquared",
      sum(n * s) as ns, sum(s * s) as ss, sum(n * n * s) as nns, sum(n * s * s) as nss, sum(s * s * s) as sss
    from of_device group by all
  ),
  stated as (
    select code, operator_id, whole,
      coalesce(max(stated) filter (counted and not device_known), 0) as stated
    from grouped group by all
  )
  select s.code, operator.code as operator, s.whole, s.stated, v.* exclude (code, operator_id, whole, ascending),
    coalesce(ascending[:3], []) as slowest, coalesce(list_reverse(ascending)[:3], []) as fastest,
    d.* exclude (code, operator_id, whole)
  from stated as s
  left join votes as v on v.code = s.code and v.whole = s.whole and v.operator_id is not distinct from s.operator_id
  left join place_days as d on d.code = s.code and d.whole = s.whole
    and d.operator_id is not distinct from s.operator_id
  left join operator on operator.operator_id = s.operator_id
  order by s.code, s.whole desc, operator.position, operator.code
`;
