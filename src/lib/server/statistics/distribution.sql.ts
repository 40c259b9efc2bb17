import { statement } from '../db/statement.ts';
import { PLACE_SCOPE, MEASUREMENTS_IN_SCOPE, type ScopeParams } from '../aggregates/scope.sql.ts';

/** Measurements per class of 1/$classesBelow of the limit; everything from class $openClass up is in that class. */
export const speedCounts = statement<
  { readonly class: number; readonly tests: number },
  ScopeParams & {
    readonly failedAsZero: boolean;
    /** kbit/s. */
    readonly limit: number;
    readonly classesBelow: number;
    readonly openClass: number;
  }
>()`
  with ${PLACE_SCOPE}
  select least(download_kbps::bigint * $classesBelow::bigint // $limit::bigint, $openClass::bigint) as class,
    count(*) as tests
  from ${MEASUREMENTS_IN_SCOPE} and (download_kbps > 0 or $failedAsZero)
  group by class order by class
`;
