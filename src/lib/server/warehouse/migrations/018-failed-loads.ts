import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 18: loads that failed. */
export const failedLoads: Migration = {
  version: 18,
  name: 'loads that failed',
  statements: [
    ddl`create table failed_load (
      failed_at timestamp not null,
      file_name varchar not null,
      loaded_by varchar not null,
      code varchar not null,
      details json not null
    )`,
  ],
};
