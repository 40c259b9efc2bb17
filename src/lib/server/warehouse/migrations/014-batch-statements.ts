import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 14: what an office states of a batch whose devices are unknown. */
export const batchStatements: Migration = {
  version: 14,
  name: 'tests per person, as stated for a batch',
  statements: [
    ddl`create table batch_statement (
      batch_id integer primary key,
      tests_per_person utinyint not null,
      stated_by varchar not null,
      stated_at timestamp not null
    )`,
  ],
};
