import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 11: report links. */
export const reportLinks: Migration = {
  version: 11,
  name: 'links to the form in the browser',
  statements: [
    ddl`create sequence report_link_id_sequence`,
    ddl`create table report_link (
      link_id integer primary key,
      unit_code varchar not null,
      month date not null,
      token_sha256 varchar not null,
      made_by varchar not null,
      made_at timestamp not null,
      revoked_by varchar,
      revoked_at timestamp
    )`,
  ],
};
