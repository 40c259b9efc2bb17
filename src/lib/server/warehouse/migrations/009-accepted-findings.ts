import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 9: accepted findings. */
export const acceptedFindings: Migration = {
  version: 9,
  name: 'accepted findings about reports',
  statements: [
    ddl`create sequence tally_acceptance_id_sequence`,
    ddl`create table tally_acceptance (
      acceptance_id integer primary key,
      unit_code varchar not null,
      month date not null,
      version integer not null,
      finding varchar not null,
      reason varchar not null,
      accepted_by varchar not null,
      accepted_at timestamp not null,
      withdrawn_by varchar,
      withdrawn_at timestamp
    )`,
  ],
};
