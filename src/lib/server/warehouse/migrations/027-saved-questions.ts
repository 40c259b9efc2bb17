import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 27: questions of analysts, with every version that was saved. */
export const savedQuestions: Migration = {
  version: 27,
  name: 'saved questions',
  statements: [
    ddl`create sequence question_id_sequence`,
    ddl`create table question (
      question_id integer primary key,
      title varchar not null,
      folder varchar,
      pinned boolean not null,
      archived boolean not null,
      origin_question_id integer,
      origin_version integer
    )`,
    ddl`create table question_version (
      question_id integer not null,
      version integer not null,
      sql varchar not null,
      "values" json not null,
      clicks varchar,
      saved_by varchar not null,
      saved_at timestamp not null,
      primary key (question_id, version)
    )`,
  ],
};
