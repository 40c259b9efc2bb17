import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 16: when the clock was last believed, and what retention removed. */
export const clockAndRemovals: Migration = {
  version: 16,
  name: 'when the clock was last believed, what retention removed',
  statements: [
    ddl`create table clock_trust (trusted_at timestamp not null, confirmed_by varchar)`,
    ddl`create table retention_removal (
      done_at timestamp not null,
      kind varchar not null,
      reason varchar not null,
      days integer not null,
      due_on date not null,
      batch_id integer,
      file_sha256 varchar,
      rows_affected bigint,
      bytes_removed bigint
    )`,
  ],
};
