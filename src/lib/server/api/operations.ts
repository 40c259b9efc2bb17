import type { OperationGroup } from '#lib/messages/api/api-page.ts';
import { CASE_OPERATIONS } from './case-operations.ts';
import {
  ANNOTATION_OPERATIONS,
  AREA_OPERATIONS,
  PLACE_OPERATIONS,
  PROFILE_OPERATIONS,
  REPORT_OPERATIONS,
  SERVER_OPERATIONS,
} from './change-operations.ts';
import {
  GAP_OPERATIONS,
  ROW_OPERATIONS,
  SHEET_OPERATIONS,
  STATISTIC_OPERATIONS,
  TALLY_OPERATIONS,
} from './figure-operations.ts';
import { ANNEX_OPERATIONS } from './annex-operations.ts';
import { BATCH_OPERATIONS, PREVIEW_OPERATIONS } from './loading-operations.ts';
import { LETTER_OPERATIONS } from './letter-operations.ts';
import type { Operation, Operations } from './operation.ts';
import { QUERY_OPERATIONS } from './query-operations.ts';
import { PACK_OPERATIONS } from './pack-operations.ts';

/** Every operation of the API, in the page's order; `tests/api/routes.test.ts` holds them to the routes there are. */
export const OPERATIONS: Readonly<Record<OperationGroup, Operations>> = {
  statistics: STATISTIC_OPERATIONS,
  rows: ROW_OPERATIONS,
  gaps: GAP_OPERATIONS,
  sheets: SHEET_OPERATIONS,
  tallies: TALLY_OPERATIONS,
  reports: REPORT_OPERATIONS,
  areas: AREA_OPERATIONS,
  batches: BATCH_OPERATIONS,
  previews: PREVIEW_OPERATIONS,
  profiles: PROFILE_OPERATIONS,
  places: PLACE_OPERATIONS,
  annotations: ANNOTATION_OPERATIONS,
  cases: [...CASE_OPERATIONS, ...ANNEX_OPERATIONS, ...LETTER_OPERATIONS],
  packs: PACK_OPERATIONS,
  queries: QUERY_OPERATIONS,
  server: SERVER_OPERATIONS,
};

/** May it change something, so that other sites' requests are refused? */
export const changes = ({ method }: Operation): boolean => method !== 'GET';

/**
 * The statuses it refuses with, also before it is asked: 401 where nobody is known, 403 for who may not, for requests to
 * another host and changes from another site.
 */
export const refusalsOf = ({ refusals }: Operation): readonly number[] =>
  [...new Set([...refusals, 401, 403])].sort();
