import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 2: saved column mappings. */
export const savedMappings: Migration = {
  version: 2,
  name: 'saved column mappings',
  statements: [
    ddl`create sequence profile_id_sequence`,
    ddl`create table profile (
      profile_id integer primary key,
      name varchar not null unique,
      headers varchar[] not null,
      sheet varchar,
      header_row integer,
      mapping json not null,
      built_in boolean not null,
      created_by varchar not null,
      created_at timestamp not null
    )`,
  ],
};
