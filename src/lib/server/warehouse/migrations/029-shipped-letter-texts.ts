import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 29: the texts of letters as each version of the program shipped them, so that a letter that went stays readable. */
export const shippedLetterTexts: Migration = {
  version: 29,
  name: 'shipped letter texts',
  statements: [
    ddl`create table shipped_letter_text (
      text_name varchar not null,
      number integer not null,
      content json not null,
      kept_on date not null,
      kept_at timestamp not null,
      primary key (text_name, number)
    )`,
  ],
};
