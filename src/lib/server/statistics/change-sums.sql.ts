import { fragment, identifier, joinFragments, statement, type Fragment } from '../db/statement.ts';
import type { WholeNumber } from './cluster-sums.sql.ts';
import { CLUSTER } from './clustered-tests.sql.ts';
import type { MeanIngredients } from './mean-interval.ts';
import { SPOT, testsOnDates, type ScopeParams } from './scope.sql.ts';

/** Sums of the tests of one period. */
export type PeriodSums = MeanIngredients & { readonly failedTests: number };

/**
 * Sums over the clusters of products of their tests n and kbit/s s in the base period (1) and now (2), for
 * clusters with tests in both: what pairs them.
 */
export const PRODUCTS = [
  'n1n2',
  'n1n1n2',
  'n1n2n2',
  'n1n1n2n2',
  'n1n1n1n2',
  'n1n2n2n2',
  's1s2',
  'n1s2',
  's1n2',
  's1s1n2',
  's1s1s2',
  'n1s1n2',
  'n1s1s2',
  'n1n1s2',
  'n1s2s2',
  's1s2s2',
  'n1n2s2',
  's1n2s2',
  's1n2n2',
] as const;
export type Products = Readonly<Record<(typeof PRODUCTS)[number], WholeNumber>>;

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

/** How the sums of a period are made of its clusters' n and s, by the names of `PeriodSums`. */
const OWN: readonly (readonly [string, string])[] = [
  ['n2', 'nn'],
  ['n3', 'nnn'],
  ['n4', 'nnnn'],
  ['n5', 'nnnnn'],
  ['kbpsSum', 's'],
  ['ns', 'ns'],
  ['ss', 'ss'],
  ['nns', 'nns'],
  ['nss', 'nss'],
  ['sss', 'sss'],
];

const sumsOfPeriod = (period: '1' | '2') => {
  const [n, q, f] = ['n', 'q', 'f'].map((name) => identifier(`${name}${period}`)) as [
    Fragment,
    Fragment,
    Fragment,
  ];
  const as = (name: string) => identifier(`${name}${period}`);
  const powers = OWN.map(
    ([name, letters]) =>
      fragment`sum(${product(letters.replaceAll(/./g, (letter) => `${letter}${period}`))}) as ${as(name)}`,
  );
  return joinFragments(
    [
      fragment`sum(${n}) as ${as('tests')}, sum(${f}) as ${as('failedTests')}`,
      fragment`count(*) filter (${n} > 0) as ${as('clusters')}, sum(${q}) as ${as('kbpsSquared')}`,
      ...powers,
    ],
    ', ',
  );
};

/**
 * The sums of each unit (and operator) with tests in either period, all operators first. A cluster is a device
 * over both periods, so that one met in both is one witness of what changed; whole numbers only, as in
 * `clusterSums`.
 */
export const changeSums = statement<ChangeSums, ChangeParams>()`
  with ${SPOT},
  test as (
    select code, operator_id, ${NOW} as now, ${BASE} as base, download_kbps as kbps,
      download_kbps > 0 or $failedAsZero as counted, device_hash is not null as device_known,
      ${CLUSTER} as cluster
    from ${testsOnDates(fragment`((${NOW}) or (${BASE}))`)}
  ),
  cluster as (
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
  )
  select cluster.code, operator.code as operator, whole,
    count(*) filter (n1 > 0 and n2 > 0) as "sharedClusters",
    ${sumsOfPeriod('1')}, ${sumsOfPeriod('2')},
    ${joinFragments(
      PRODUCTS.map((word) => fragment`sum(${product(word)}) as ${identifier(word)}`),
      ', ',
    )}
  from cluster left join operator using (operator_id)
  group by cluster.code, whole, operator.code, operator.position
  order by cluster.code, whole desc, operator.position, operator.code
`;
