import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 6: stored results, dropped by migration 12. */
export const keptAnswers: Migration = {
  version: 6,
  name: 'answers kept until their dates change',
  statements: [
    ddl`create table kept_answer (
      question varchar not null,
      from_on date not null,
      to_on date not null,
      answer varchar not null,
      kept_at timestamp not null
    )`,
  ],
};
