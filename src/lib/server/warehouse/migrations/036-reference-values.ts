import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 36: values of others that are shown beside the figures, and are no tests. */
export const referenceValues: Migration = {
  version: 36,
  name: 'reference values',
  statements: [
    ddl`create table reference_value (
      batch_id integer not null,
      row_number integer not null,
      dated_on date not null,
      place_id integer,
      operator_id usmallint,
      technology technology_t not null,
      download_kbps integer not null,
      upload_kbps integer,
      latency_ms decimal(9, 3),
      tests integer
    )`,
  ],
};
