import type { FailedLoad } from '#lib/domain/safekeeping/failed-load.ts';
import { statement } from '../db/statement.ts';

/** Records a load that failed; `details` is JSON. */
export const insertFailedLoad = statement<
  never,
  { now: string; fileName: string; loadedBy: string; code: string; details: string }
>()`
  insert into failed_load values ($now::timestamp, $fileName, $loadedBy, $code, $details::json)
`;

/** The loads that failed last, latest first; `details` is JSON. */
export const failedLoads = statement<
  Omit<FailedLoad, 'details'> & { readonly details: string },
  { limit: number }
>()`
  select failed_at as "failedAt", file_name as "fileName", loaded_by as "loadedBy", code, details::varchar as details
  from failed_load order by failed_at desc limit $limit
`;
