import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 12: drops stored results. */
export const noKeptAnswers: Migration = {
  version: 12,
  name: 'results are memoized in memory only',
  statements: [ddl`drop table kept_answer`],
};
