import { BAND_HOURS } from '#lib/domain/counting.ts';
import { fragment, statement, wholeNumber, type Fragment } from '#lib/server/db/statement.ts';
import { BAND, CLUSTER } from '#lib/server/aggregates/clustered-measurements.sql.ts';
import { PLACE_SCOPE, measurementsOnDates } from '#lib/server/aggregates/scope.sql.ts';
import type { WholeNumber } from '#lib/server/aggregates/cluster-sums.sql.ts';
import type { ChangeParams } from './change-sums.sql.ts';

/** What clusters of a group measured in two cells: products of their tests and kbit/s; of one cell also its totals. */
export interface PairOfCells {
  readonly code: string;
  readonly operator: string | null;
  /** All operators together. */
  readonly whole: boolean;
  readonly kind: 'operators' | 'hours';
  readonly i: number;
  readonly j: number;
  readonly nn: WholeNumber;
  readonly ns: WholeNumber;
  readonly sn: WholeNumber;
  readonly ss: WholeNumber;
  readonly tests: WholeNumber;
  readonly kbps: WholeNumber;
}

const NOW = fragment`tested_on >= $from::date and tested_on < $to::date`;
const BASE = fragment`tested_on >= $baseFrom::date and tested_on < $baseTo::date`;

/** The tests of one kind of strata in groups of all operators, or of each known one. */
const cellsOf = (kind: 'operators' | 'hours', stratum: Fragment, byOperator: boolean) => fragment`
  select code, ${byOperator ? fragment`operator_id` : fragment`null::integer`} as operator_id,
    ${byOperator ? fragment`false` : fragment`true`} as whole,
    ${kind === 'operators' ? fragment`'operators'` : fragment`'hours'`} as kind,
    2 * ${stratum} + side as cell, device_known, cluster, count(*)::hugeint as n, sum(kbps)::hugeint as s
  from test ${byOperator ? fragment`where $byOperator and operator_id is not null` : fragment``}
  group by all`;

/** The sums by operator and by band of the day of each area, and by band of each operator there. */
export const strataPairs = statement<PairOfCells, ChangeParams>()`
  with ${PLACE_SCOPE},
  numbered as (select operator_id, row_number() over (order by position, code) - 1 as stratum from operator),
  dated as (
    select code, operator_id, tested_on, download_kbps as kbps, device_hash is not null as device_known,
      ${CLUSTER} as cluster, coalesce(${BAND}, ${wholeNumber(24 / BAND_HOURS)}) as band,
      coalesce(
        (select stratum from numbered where numbered.operator_id = measurement.operator_id),
        (select count(*) from operator)) as operator
    from ${measurementsOnDates(fragment`((${NOW}) or (${BASE}))`)}
      and (download_kbps > 0 or $failedAsZero)
  ),
  test as (
    select *, 0 as side from dated where ${NOW}
    union all select *, 1 as side from dated where ${BASE}
  ),
  cell as materialized (
    ${cellsOf('operators', fragment`operator`, false)}
    union all ${cellsOf('hours', fragment`band`, false)}
    union all ${cellsOf('hours', fragment`band`, true)}
  )
  select one.code, operator.code as operator, one.whole, one.kind, one.cell as i, other.cell as j,
    sum(one.n * other.n) as nn, sum(one.n * other.s) as ns, sum(one.s * other.n) as sn, sum(one.s * other.s) as ss,
    sum(case when one.cell = other.cell then one.n else 0 end) as tests,
    sum(case when one.cell = other.cell then one.s else 0 end) as kbps
  from cell as one
  join cell as other on other.code = one.code and other.operator_id is not distinct from one.operator_id
    and other.whole = one.whole and other.kind = one.kind and other.device_known = one.device_known
    and other.cluster = one.cluster and other.cell >= one.cell
  left join operator on operator.operator_id = one.operator_id
  group by all
  order by i, j
`;
