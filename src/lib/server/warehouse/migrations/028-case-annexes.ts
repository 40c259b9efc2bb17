import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 28: results of queries that were put into cases, as Parquet; only added to. */
export const caseAnnexes: Migration = {
  version: 28,
  name: 'annexes of cases',
  statements: [
    ddl`create table case_annex (
      case_id integer not null,
      annex_number integer not null,
      title varchar not null,
      stamp json not null,
      bytes integer not null,
      sha256 varchar not null,
      content blob not null,
      added_by varchar not null,
      added_at timestamp not null,
      primary key (case_id, annex_number)
    )`,
    ddl`create table case_annex_withdrawal (
      case_id integer not null,
      annex_number integer not null,
      note varchar not null,
      withdrawn_by varchar not null,
      withdrawn_at timestamp not null,
      primary key (case_id, annex_number)
    )`,
  ],
};
