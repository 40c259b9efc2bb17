import { statement } from '../db/statement.ts';

/** An entry as stored. */
export interface EntryRow {
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: string;
  readonly accountId: number | null;
  readonly name: string | null;
  readonly session: string | null;
  readonly address: string | null;
  readonly action: string;
  readonly object: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly previousMac: string;
  readonly mac: string;
  readonly keyId: string;
}

/** The table of a chain; both databases have one. */
export const createAuditTable = statement()`create table audit_entry (
  entry_id integer primary key,
  written_at timestamp not null,
  who_kind varchar not null,
  account_id integer,
  who_name varchar,
  session varchar,
  address varchar,
  action varchar not null,
  object varchar,
  before_change varchar,
  after_change varchar,
  previous_mac varchar not null,
  mac varchar not null,
  key_id varchar not null
)`;

/** The last entry. */
export const chainHead = statement<{ number: number; mac: string }>()`
  select entry_id as number, mac from audit_entry order by entry_id desc limit 1
`;

/** Adds an entry. */
export const insertEntry = statement<
  never,
  Omit<EntryRow, 'at'> & { readonly at: string } & Record<string, string | number | null>
>()`
  insert into audit_entry values ($number, $at::timestamp, $kind, $accountId, $name, $session, $address, $action,
    $object, $before, $after, $previousMac, $mac, $keyId)
`;

/** Entries after a number, in order. */
export const entriesAfter = statement<EntryRow, { after: number; most: number }>()`
  select entry_id as number, epoch_ms(written_at)::double as "at", who_kind as kind, account_id as "accountId", who_name as name, session,
    address, action, object, before_change as "before", after_change as "after", previous_mac as "previousMac", mac,
    key_id as "keyId"
  from audit_entry where entry_id > $after order by entry_id limit $most
`;

/** Does a database have a chain? */
export const hasAudit = statement<{ isThere: boolean }>()`
  select count(*) > 0 as "isThere" from duckdb_tables()
  where table_name = 'audit_entry' and database_name = current_database()
`;
