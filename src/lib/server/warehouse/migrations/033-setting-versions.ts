import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 33: what the office changed of the settings that the program ships, version by version. */
export const settingVersions: Migration = {
  version: 33,
  name: 'setting versions',
  statements: [
    ddl`create table setting_version (
      setting varchar not null,
      version integer not null,
      content json,
      restores integer,
      note varchar not null,
      changed_on date not null,
      changed_by varchar not null,
      changed_at timestamp not null,
      primary key (setting, version)
    )`,
  ],
};
