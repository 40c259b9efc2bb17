import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 24: the files that entries of cases rest on, as they came. */
export const caseFiles: Migration = {
  version: 24,
  name: 'files of cases',
  statements: [
    ddl`create table case_file (
      case_id integer not null,
      entry_number integer not null,
      role varchar not null,
      file_name varchar not null,
      sha256 varchar not null,
      bytes integer not null,
      content blob not null,
      primary key (case_id, entry_number, role)
    )`,
  ],
};
