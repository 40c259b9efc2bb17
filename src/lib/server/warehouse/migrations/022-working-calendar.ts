import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 22: the days on which offices work. */
export const workingCalendar: Migration = {
  version: 22,
  name: 'working calendar',
  statements: [ddl`create table working_calendar (calendar json not null)`],
};
