import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 17: report links end; those there are, with the month a year after they were made. */
export const endsOfReportLinks: Migration = {
  version: 17,
  name: 'report links end',
  statements: [
    ddl`alter table report_link add column ends_on date`,
    ddl`update report_link set ends_on = last_day(made_at + interval 7 hours + interval 12 months)`,
  ],
};
