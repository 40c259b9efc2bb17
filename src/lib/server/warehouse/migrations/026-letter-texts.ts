import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 26: the texts of letters as the office changed them. */
export const letterTexts: Migration = {
  version: 26,
  name: 'letter texts',
  statements: [
    ddl`create table letter_text (
      text_name varchar not null,
      version integer not null,
      content json not null,
      is_shipped boolean not null,
      note varchar,
      changed_on date not null,
      changed_by varchar not null,
      changed_at timestamp not null,
      primary key (text_name, version)
    )`,
  ],
};
