import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 5: standards on shares, minimums for sufficiency. */
export const sharesAndSufficiency: Migration = {
  version: 5,
  name: 'shares and declared values as standards, sufficiency',
  statements: [
    ddl`alter table standard add column share double`,
    ddl`alter table standard add column operator_code varchar`,
    ddl`create table sufficiency_limit (
      aspect varchar not null,
      level varchar not null,
      minimum integer not null,
      source varchar not null
    )`,
  ],
};
