import { identifier, statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 3: quality rules, history of batches, raw files. */
export const rulesHistoryRawFiles: Migration = {
  version: 3,
  name: 'quality rules, history of batches, raw files',
  statements: [
    ...['measurement', 'duplicate_measurement'].flatMap((table) =>
      ['flags', 'flags_off'].flatMap((column) => [
        ddl`alter table ${identifier(table)} add column ${identifier(column)} uinteger default 0`,
        ddl`alter table ${identifier(table)} alter column ${identifier(column)} set not null`,
      ]),
    ),
    ddl`create table batch_rule (
      batch_id integer not null,
      rule varchar not null,
      action varchar not null,
      rows_met bigint not null,
      examples json not null
    )`,
    ddl`create table batch_event (
      batch_id integer not null,
      event varchar not null,
      rule varchar,
      done_by varchar not null,
      done_at timestamp not null
    )`,
    ddl`create table raw_file (
      file_sha256 varchar primary key,
      form varchar not null,
      stored_bytes bigint not null,
      stored_at timestamp not null,
      layout json not null,
      first_on date
    )`,
    ddl`create table position_coarsening (
      before_on date not null,
      rows_coarsened bigint not null,
      done_at timestamp not null
    )`,
  ],
};
