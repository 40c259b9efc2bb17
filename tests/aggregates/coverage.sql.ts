import { statement } from '#lib/server/db/statement.ts';
import { BAND, SITE } from '#lib/server/aggregates/clustered-measurements.sql.ts';
import { PLACE_SCOPE, MEASUREMENTS_IN_SCOPE, type ScopeParams } from '#lib/server/aggregates/scope.sql.ts';

/** How widely one unit, or one operator in it, was tested. */
export interface Coverage {
  readonly code: string;
  readonly operator: string | null;
  readonly whole: boolean;
  /** Spots of 0.01 degree (some 1 km), or places known by name only. */
  readonly places: number;
  /** Bands of the local day; null when no test says its hour. */
  readonly timesOfDay: number | null;
}

/** Where and at what times of day the tests behind a unit's figures were made. */
export const coverage = statement<
  Coverage,
  ScopeParams & { readonly byOperator: boolean; readonly failedAsZero: boolean }
>()`
  with ${PLACE_SCOPE},
  test as (
    select code, operator_id, ${SITE} as site,
      1::utinyint << ${BAND} as band
    from ${MEASUREMENTS_IN_SCOPE} and (download_kbps > 0 or $failedAsZero)
  )
  select test.code, operator.code as operator, grouping(operator_id) = 1 as whole,
    count(distinct site) as places, bit_count(bit_or(band)) as "timesOfDay"
  from test left join operator using (operator_id)
  group by grouping sets ((test.code), (test.code, operator_id, operator.code))
  having grouping(operator_id) = 1 or $byOperator
`;
