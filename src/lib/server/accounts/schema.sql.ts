import { createAuditTable } from '../audit/audit.sql.ts';
import { statement } from '../db/statement.ts';
import type { Migration } from '../warehouse/migrations/migration.ts';

const ddl = statement();

/**
 * The schema of the accounts' file, apart from the warehouse's: migrations in order, of which one that was released is
 * never edited.
 */
export const ACCOUNT_MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    name: 'accounts, invitations, sessions, access tokens',
    statements: [
      ddl`create table account (
        account_id integer primary key,
        name varchar not null,
        person varchar not null,
        office varchar,
        role varchar not null,
        unit_code varchar,
        operator_code varchar,
        state varchar not null,
        password_hash varchar,
        second_factor varchar,
        second_factor_step integer not null,
        made_at timestamp not null,
        made_by varchar not null,
        joined_at timestamp,
        used_at timestamp,
        disabled_at timestamp,
        disabled_by varchar,
        disabled_why varchar,
        reviewed_at timestamp,
        reviewed_by varchar
      )`,
      ddl`create table invitation (
        token_sha256 varchar not null,
        account_id integer not null,
        made_at timestamp not null,
        made_by varchar not null,
        ends_at timestamp not null,
        used_at timestamp,
        withdrawn_at timestamp
      )`,
      ddl`create table session (
        session_id integer primary key,
        account_id integer not null,
        token_sha256 varchar not null,
        made_at timestamp not null,
        used_at timestamp not null,
        address varchar not null,
        browser varchar not null,
        ended_at timestamp,
        ended_why varchar
      )`,
      ddl`create table access_token (
        token_id integer primary key,
        account_id integer not null,
        token_sha256 varchar not null,
        name varchar not null,
        role varchar not null,
        unit_code varchar,
        operator_code varchar,
        made_at timestamp not null,
        ends_on date not null,
        used_at timestamp,
        revoked_at timestamp
      )`,
    ],
  },
  { version: 2, name: 'audit entries', statements: [createAuditTable] },
  {
    version: 3,
    name: 'identities of the sign-on, how each session began',
    statements: [
      ddl`create table identity (
        issuer varchar not null,
        subject varchar not null,
        account_id integer not null,
        made_at timestamp not null
      )`,
      ddl`alter table session add column begun_by varchar default 'password'`,
      ddl`alter table session add column proved_at timestamp`,
      ddl`alter table session add column with_factor boolean default false`,
      ddl`update session set begun_by = 'sign_on' where account_id in (
        select account_id from account where password_hash = 'none'
      )`,
      ddl`update session set proved_at = made_at where begun_by = 'password'`,
      ddl`update session set with_factor = true where begun_by = 'password' and account_id in (
        select account_id from account where second_factor is not null
      )`,
    ],
  },
];

/** Creates the table of migrations when absent. */
export const createMigrationTable = statement()`
  create table if not exists accounts_migration (
    version integer primary key, name varchar not null, applied_at timestamp not null
  )
`;

/** Versions of the applied migrations. */
export const appliedMigrations = statement<{ version: number }>()`
  select version from accounts_migration order by version
`;

/** Records an applied migration. */
export const recordMigration = statement<never, { version: number; name: string; now: string }>()`
  insert into accounts_migration values ($version, $name, $now::timestamp)
`;

/** Writes the log into the file. */
export const checkpoint = statement()`checkpoint`;
