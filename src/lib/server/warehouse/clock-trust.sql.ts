import { statement } from '../db/statement.ts';

/** When was the clock last believed? Before that was recorded, the newest batch says. */
export const trustedAt = statement<{ trustedAt: string | null }>()`
  select coalesce((select trusted_at from clock_trust), (select max(loaded_at) from batch)) as "trustedAt"
`;

/** Forgets the instant at which the clock was last believed, to be written anew. */
export const clearTrust = statement()`delete from clock_trust`;

/** Records an instant at which the clock is believed. `by`: the person who said so; null when nobody had to. */
export const recordTrust = statement<never, { now: string; by: string | null }>()`
  insert into clock_trust (trusted_at, confirmed_by) values ($now::timestamp, $by)
`;
