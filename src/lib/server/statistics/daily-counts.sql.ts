import { statement } from '../db/statement.ts';
import { PLACE_SCOPE, MEASUREMENTS_IN_SCOPE, type ScopeParams } from '../aggregates/scope.sql.ts';

/** Number of measurements on each day that has any; failed ones are in `tests` only when they count as zeros. */
export const measurementsByDay = statement<
  { readonly on: string; readonly tests: number; readonly failedTests: number },
  ScopeParams & { readonly failedAsZero: boolean }
>()`
  with ${PLACE_SCOPE}
  select tested_on as "on", count(*) filter (download_kbps > 0 or $failedAsZero) as tests,
    count(*) filter (download_kbps = 0) as "failedTests"
  from ${MEASUREMENTS_IN_SCOPE}
  group by tested_on order by tested_on
`;
