import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 19: what of a file was not stored, and a check of the secret that device ids are hashed with. */
export const leftOut: Migration = {
  version: 19,
  name: 'what was not stored of a file, check of the device secret',
  statements: [
    ddl`create table dropped_column (
      batch_id integer not null,
      position usmallint not null,
      column_name varchar not null,
      kind varchar
    )`,
    ddl`create table masked_value (
      batch_id integer not null,
      column_name varchar not null,
      kind varchar not null,
      cells integer not null
    )`,
    ddl`create table device_secret_check (check_value varchar not null, checked_at timestamp not null)`,
  ],
};
