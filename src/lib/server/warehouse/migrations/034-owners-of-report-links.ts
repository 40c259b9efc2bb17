import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 34: a report link belongs to the account that made it; those there are belong to nobody. */
export const ownersOfReportLinks: Migration = {
  version: 34,
  name: 'report links belong to accounts',
  statements: [ddl`alter table report_link add column made_by_account integer`],
};
