import type { OperationId } from '#lib/messages/api/operation-words.ts';
import { ANNEX_CALLS } from './annex-calls.ts';
import { CASE_CALLS } from './case-calls.ts';
import { LETTER_CALLS } from './letter-calls.ts';
import { CHANGE_CALLS } from './change-calls.ts';
import { FIGURE_CALLS, type Calls } from './figure-calls.ts';
import { LOADING_CALLS } from './loading-calls.ts';
import { PACK_CALLS } from './pack-calls.ts';
import { QUERY_CALLS } from './query-calls.ts';

/** Calls of every operation: one that is missing does not compile. */
export const CALLS: Readonly<Record<OperationId, Calls>> = {
  ...FIGURE_CALLS,
  ...CHANGE_CALLS,
  ...CASE_CALLS,
  ...ANNEX_CALLS,
  ...LETTER_CALLS,
  ...LOADING_CALLS,
  ...PACK_CALLS,
  ...QUERY_CALLS,
};
