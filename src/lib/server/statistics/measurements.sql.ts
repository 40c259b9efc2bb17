import { statement } from '../db/statement.ts';
import { LOCAL_HOUR, type MeasurementParams } from '../aggregates/clustered-measurements.sql.ts';
import { PLACE_SCOPE, MEASUREMENTS_IN_SCOPE } from '../aggregates/scope.sql.ts';

/** Number of measurements that count. */
export const countMeasurements = statement<{ readonly tests: number }, MeasurementParams>()`
  with ${PLACE_SCOPE}
  select count(*) as tests from ${MEASUREMENTS_IN_SCOPE} and (download_kbps > 0 or $failedAsZero)
`;

/**
 * The measurements that count, slowest first, in a total order, so that equal data give equal rows. `day` counts from
 * 1970-01-01; `operator` is the index in the catalog's order. Unknown values are `$noHour` and `$noOperator`. Of more
 * than `$keep` measurements about that many are sampled by a hash of their origin, always the same ones.
 */
export const measurementRows = statement<
  { readonly day: number; readonly hour: number; readonly kbps: number; readonly operator: number },
  MeasurementParams & {
    readonly noHour: number;
    readonly noOperator: number;
    /** Number of measurements. */
    readonly tests: number;
    readonly keep: number;
  }
>()`
  with ${PLACE_SCOPE}, ranked as (
    select operator_id, row_number() over (order by position, code) - 1 as operator from operator
  ), test as (
    select (tested_on - date '1970-01-01')::usmallint as day,
      coalesce(${LOCAL_HOUR}, $noHour)::utinyint as hour, download_kbps::uinteger as kbps, operator_id
    from ${MEASUREMENTS_IN_SCOPE} and (download_kbps > 0 or $failedAsZero)
      and ($tests::ubigint <= $keep::ubigint
        or hash(batch_id, row_number) % $tests::ubigint < $keep::ubigint)
  )
  select day, hour, kbps, coalesce(ranked.operator, $noOperator)::usmallint as operator
  from test left join ranked using (operator_id)
  order by kbps, day, hour, operator
`;
