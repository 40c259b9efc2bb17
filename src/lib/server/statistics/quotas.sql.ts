import type { Technology } from '#lib/domain/technology.ts';
import { statement } from '../db/statement.ts';
import type { WholeNumber } from '../aggregates/cluster-sums.sql.ts';
import { CLUSTER } from '../aggregates/clustered-measurements.sql.ts';
import type { MeanIngredients } from '../aggregates/mean-interval.ts';
import { PLACE_SCOPE, MEASUREMENTS_IN_SCOPE, type ScopeParams } from '../aggregates/scope.sql.ts';

/** Sums of an area, or of one operator there: number of measurements made, and exact sums of those that count. */
export interface QuotaSums extends MeanIngredients {
  readonly code: string;
  /** Null in rows of the whole area and of measurements of an unknown operator. */
  readonly operator: string | null;
  readonly whole: boolean;
  readonly made: number;
  /** Failed ones of the technology that counts. */
  readonly failedTests: number;
  /** Known devices with measurements that count, these measurements, and the sums of the devices' votes. */
  readonly devices: number;
  readonly testsOfDevices: number;
  readonly voteSum: WholeNumber;
  readonly voteSquares: WholeNumber;
}

/**
 * The scope includes every technology and flagged measurements, so that all measurements made are counted; these
 * parameters say which of them count in the sums.
 */
export type QuotaParams = ScopeParams & {
  readonly countedTechnology: Technology | null;
  readonly countedUnflagged: boolean;
  readonly failedAsZero: boolean;
};

/** The sums of each area in scope and of each operator there. */
export const quotaSums = statement<QuotaSums, QuotaParams>()`
  with ${PLACE_SCOPE},
  test as (
    select code, operator_id, download_kbps as kbps, ${CLUSTER} as cluster, device_hash is not null as known,
      ($countedTechnology::technology_t is null or technology = $countedTechnology::technology_t)
        and (not $countedUnflagged or flags = 0) as asked
    from ${MEASUREMENTS_IN_SCOPE}
  ),
  cluster as (
    select code, operator_id, grouping(operator_id) = 1 as whole, count(*) as made,
      count(*) filter (asked and kbps = 0) as failed,
      count(*) filter (asked and (kbps > 0 or $failedAsZero)) as n,
      coalesce(sum(kbps) filter (asked), 0)::bigint as s,
      sum(kbps::bigint * kbps) filter (asked) as squared, known
    from test group by grouping sets ((code, known, cluster), (code, operator_id, known, cluster))
  ),
  voting as (select *, case when known and n > 0 then (s + n // 2) // n end as vote from cluster)
  select voting.code, operator.code as operator, whole, sum(made)::bigint as made,
    sum(failed)::bigint as "failedTests",
    sum(n)::bigint as tests, count(*) filter (n > 0) as clusters,
    sum(n::hugeint * n) as n2, sum(n::hugeint * n * n) as n3, sum(n::hugeint * n * n * n) as n4,
    sum(n::hugeint * n * n * n * n) as n5,
    sum(s) as "kbpsSum", coalesce(sum(squared), 0) as "kbpsSquared",
    sum(n::hugeint * s) as ns, sum(s::hugeint * s) as ss, sum(n::hugeint * n * s) as nns,
    sum(n::hugeint * s * s) as nss, sum(s::hugeint * s * s) as sss,
    count(vote) as devices, coalesce(sum(n) filter (vote is not null), 0)::bigint as "testsOfDevices",
    coalesce(sum(vote::hugeint), 0) as "voteSum", coalesce(sum(vote::hugeint * vote), 0) as "voteSquares"
  from voting left join operator using (operator_id)
  group by voting.code, operator_id, operator.code, whole
`;
