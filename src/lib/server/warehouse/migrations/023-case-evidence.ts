import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 23: what a case's pack is made of beside its rows, frozen with them. */
export const caseEvidence: Migration = {
  version: 23,
  name: 'evidence of cases',
  statements: [ddl`create table case_evidence (case_id integer primary key, evidence json not null)`],
};
