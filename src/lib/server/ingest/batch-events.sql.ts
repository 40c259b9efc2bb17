import type { BatchEvent } from '#lib/domain/batch.ts';
import { statement } from '../db/statement.ts';

/** Writes down what was done to a batch; `rule` is the one that was switched. */
export const insertEvent = statement<
  never,
  { batch: number; event: string; rule: string | null; by: string; now: string }
>()`
  insert into batch_event (batch_id, event, rule, done_by, done_at)
  values ($batch, $event, $rule, $by, $now::timestamp)
`;

/** What was done to a batch since it was loaded, the earliest first. */
export const batchEvents = statement<BatchEvent, { batch: number }>()`
  select event, rule, done_by as by, done_at as at from batch_event
  where batch_id = $batch order by done_at, rowid
`;
