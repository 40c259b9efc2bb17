import { fragment, identifier, joinFragments, statement, type Fragment } from '#lib/server/db/statement.ts';
import { CLUSTER } from '#lib/server/aggregates/clustered-measurements.sql.ts';
import { PLACE_SCOPE, measurementsOnDates, type ScopeParams } from '#lib/server/aggregates/scope.sql.ts';
import { PRODUCTS, type PeriodSums, type Products } from '#lib/server/aggregates/period-sums.ts';

type Suffixed<Suffix extends string> = {
  readonly [Name in keyof PeriodSums as `${Name}${Suffix}`]: PeriodSums[Name];
};

/** Exact sums of one unit's tests, or one unit's and operator's, in two periods. */
export type ChangeSums = {
  readonly code: string;
  readonly operator: string | null;
  /** All operators together. */
  readonly whole: boolean;
  readonly sharedClusters: number;
} & Suffixed<'1'> &
  Suffixed<'2'> &
  Products;

/** `from`, `to`: the period now. */
export type ChangeParams = ScopeParams & {
  readonly baseFrom: string;
  readonly baseTo: string;
  readonly byOperator: boolean;
  readonly failedAsZero: boolean;
};

const NOW = fragment`tested_on >= $from::date and tested_on < $to::date`;
const BASE = fragment`tested_on >= $baseFrom::date and tested_on < $baseTo::date`;

/** The product a word such as `n1s2` spells. */
const product = (word: string): Fragment =>
  joinFragments(
    word.match(/[ns][12]/g)!.map((factor) => fragment`${identifier(factor)}::hugeint`),
    ' * ',
  );

/** How each of `PeriodSums` is made of clusters gathered by their size n. */
const OWN: Readonly<Record<Exclude<keyof PeriodSums, 'failedTests'>, Fragment>> = {
  tests: fragment`sum(clusters * n)`,
  clusters: fragment`sum(clusters)`,
  n2: fragment`sum(clusters * n * n)`,
  n3: fragment`sum(clusters * n * n * n)`,
  n4: fragment`sum(clusters * n * n * n * n)`,
  n5: fragment`sum(clusters * n * n * n * n * n)`,
  kbpsSum: fragment`sum(s)`,
  kbpsSquared: fragment`sum(squared)`,
  ns: fragment`sum(n * s)`,
  ss: fragment`sum(ss)`,
  nns: fragment`sum(n * n * s)`,
  nss: fragment`sum(n * ss)`,
  sss: fragment`sum(sss)`,
};
const OWN_NAMES = Object.keys(OWN) as (keyof typeof OWN)[];

/** CTE of one period's sums, of its clusters gathered by size first, as in `clusterSums`. */
const sumsOfPeriod = (period: '1' | '2') => {
  const [n, s, squared] = ['n', 's', 'q'].map((name) => identifier(`${name}${period}`)) as [
    Fragment,
    Fragment,
    Fragment,
  ];
  const sums = OWN_NAMES.map((name) => fragment`${OWN[name]} as ${identifier(name)}`);
  return fragment`${identifier(`period${period}`)} as (
    select code, operator_id, whole, ${joinFragments(sums, ', ')}
    from (
      select code, operator_id, whole, ${n}::hugeint as n, count(*) as clusters, sum(${s})::hugeint as s,
        sum(${s}::hugeint * ${s}) as ss, sum(${s}::hugeint * ${s} * ${s}) as sss, sum(${squared}) as squared
      from cluster where ${n} > 0 group by code, operator_id, whole, ${n}
    )
    group by code, operator_id, whole
  )`;
};

/** The sums of a period's CTE under the names of `ChangeSums`; 0 where it has no test. */
const namedSums = (period: '1' | '2') =>
  joinFragments(
    OWN_NAMES.map(
      (name) =>
        fragment`coalesce(${identifier(`period${period}`)}.${identifier(name)}, 0) as ${identifier(`${name}${period}`)}`,
    ),
    ', ',
  );

const sameGroup = (relation: string) => {
  const other = identifier(relation);
  return fragment`${other} on ${other}.code = g.code and ${other}.whole = g.whole
    and ${other}.operator_id is not distinct from g.operator_id`;
};

/**
 * The sums of each unit (and operator) with tests in either period, all operators first. A cluster is a device
 * over both periods, so that one met in both is one witness of what changed; whole numbers only, as in
 * `clusterSums`.
 */
export const changeSums = statement<ChangeSums, ChangeParams>()`
  with ${PLACE_SCOPE},
  test as (
    select code, operator_id, ${NOW} as now, ${BASE} as base, download_kbps as kbps,
      download_kbps > 0 or $failedAsZero as counted, device_hash is not null as device_known,
      ${CLUSTER} as cluster
    from ${measurementsOnDates(fragment`((${NOW}) or (${BASE}))`)}
  ),
  cluster as materialized (
    select code, operator_id, grouping(operator_id) = 1 as whole,
      count(*) filter (base and counted) as n1, count(*) filter (now and counted) as n2,
      coalesce(sum(kbps) filter (base and counted), 0) as s1,
      coalesce(sum(kbps) filter (now and counted), 0) as s2,
      coalesce(sum(kbps::bigint * kbps) filter (base and counted), 0) as q1,
      coalesce(sum(kbps::bigint * kbps) filter (now and counted), 0) as q2,
      count(*) filter (base and kbps = 0) as f1, count(*) filter (now and kbps = 0) as f2
    from test
    group by grouping sets ((code, device_known, cluster), (code, operator_id, device_known, cluster))
    having grouping(operator_id) = 1 or ($byOperator and operator_id is not null)
  ),
  ${sumsOfPeriod('1')},
  ${sumsOfPeriod('2')},
  paired as (
    select code, operator_id, whole, count(*) as shared,
      ${joinFragments(
        PRODUCTS.map((word) => fragment`sum(${product(word)}) as ${identifier(word)}`),
        ', ',
      )}
    from cluster where n1 > 0 and n2 > 0 group by code, operator_id, whole
  )
  select g.code, operator.code as operator, g.whole, coalesce(shared, 0) as "sharedClusters",
    "failedTests1", "failedTests2", ${namedSums('1')}, ${namedSums('2')},
    ${joinFragments(
      PRODUCTS.map((word) => fragment`coalesce(${identifier(word)}, 0) as ${identifier(word)}`),
      ', ',
    )}
  from (
    select code, operator_id, whole, sum(f1) as "failedTests1", sum(f2) as "failedTests2"
    from cluster group by code, operator_id, whole
  ) as g
  left join operator on operator.operator_id = g.operator_id
  left join ${sameGroup('period1')}
  left join ${sameGroup('period2')}
  left join ${sameGroup('paired')}
  order by g.code, g.whole desc, operator.position, operator.code
`;
