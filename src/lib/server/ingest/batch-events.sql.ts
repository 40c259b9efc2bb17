import type { BatchEvent } from '#lib/domain/batch.ts';
import { statement } from '../db/statement.ts';

/** Records an event of a batch; `rule` is the rule that was switched. */
export const insertEvent = statement<
  never,
  { batch: number; event: string; rule: string | null; by: string; now: string }
>()`
  insert into batch_event (batch_id, event, rule, done_by, done_at)
  values ($batch, $event, $rule, $by, $now::timestamp)
`;

/** The events of a batch, earliest first. */
export const batchEvents = statement<BatchEvent, { batch: number }>()`
  select event, rule, done_by as by, done_at as at from batch_event
  where batch_id = $batch order by done_at, rowid
`;
