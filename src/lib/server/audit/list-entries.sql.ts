import { fragment, statement } from '../db/statement.ts';
import type { EntryRow } from './audit.sql.ts';

/** Which entries are asked for; null asks nothing. */
export type EntriesAsked = {
  readonly who: string | null;
  readonly action: string | null;
  readonly object: string | null;
  readonly from: string | null;
  readonly to: string | null;
};

const asked = fragment`
  ($who is null or contains(lower(concat_ws(' ', who_kind, who_name, session, address)), lower($who)))
  and ($action is null or action = $action)
  and ($object is null or contains(lower(coalesce(object, '')), lower($object)))
  and ($from is null or written_at >= $from::timestamp) and ($to is null or written_at < $to::timestamp)
`;

/** How many entries are asked for. */
export const countEntries = statement<{ total: number }, EntriesAsked>()`
  select count(*) as total from audit_entry where ${asked}
`;

/** Those entries before a number, the newest first. */
export const entriesBefore = statement<
  EntryRow,
  EntriesAsked & { before: number; skip: number; most: number }
>()`
  select entry_id as number, epoch_ms(written_at)::double as "at", who_kind as kind, account_id as "accountId", who_name as name, session,
    address, action, object, before_change as "before", after_change as "after", previous_mac as "previousMac", mac,
    key_id as "keyId"
  from audit_entry where entry_id < $before and ${asked} order by entry_id desc limit $most offset $skip
`;
