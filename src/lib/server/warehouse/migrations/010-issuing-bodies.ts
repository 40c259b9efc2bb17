import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 10: issuing bodies. */
export const issuingBodies: Migration = {
  version: 10,
  name: 'bodies that issue the consolidated table',
  statements: [
    ddl`create table issuing_body (
      name varchar not null,
      superior varchar not null,
      symbol varchar not null,
      office varchar,
      place varchar not null,
      signatory varchar not null,
      valid_from date,
      valid_to date
    )`,
  ],
};
