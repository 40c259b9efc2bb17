import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 7: annotations. */
export const annotations: Migration = {
  version: 7,
  name: 'annotations on a date',
  statements: [
    ddl`create sequence annotation_id_sequence`,
    ddl`create table annotation (
      annotation_id integer primary key,
      noted_on date not null,
      text varchar not null,
      edition_id varchar,
      level varchar,
      code varchar,
      operator_code varchar,
      added_by varchar not null,
      added_at timestamp not null,
      removed_by varchar,
      removed_at timestamp
    )`,
  ],
};
