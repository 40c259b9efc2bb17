import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/**
 * Migration 13: what a standard is, the documents it is taken from, and gates in place of the minimums.
 * The reference folder is loaded again.
 */
export const kindsAndGates: Migration = {
  version: 13,
  name: 'kinds and documents of standards, gates',
  statements: [
    ddl`create table source_document (
      document_id varchar primary key,
      number varchar not null,
      issuer_vi varchar not null,
      issuer_en varchar not null,
      issued_on date,
      reading varchar not null,
      read_by_vi varchar,
      read_by_en varchar,
      read_on date,
      note_vi varchar not null,
      note_en varchar not null
    )`,
    ddl`drop table standard`,
    ddl`create table standard (
      standard_id varchar primary key,
      kind varchar not null,
      enabled boolean not null,
      metric varchar not null,
      technology varchar not null,
      statistic varchar not null,
      limit_value integer not null,
      share double,
      operator_code varchar,
      deciding_mean varchar,
      deciding_mean_reason_vi varchar,
      deciding_mean_reason_en varchar,
      levels varchar not null,
      minimum_tests integer not null,
      name_vi varchar not null,
      name_en varchar not null,
      documents varchar not null,
      source varchar not null,
      minimum_tests_source varchar not null,
      valid_from date,
      valid_to date,
      validity_vi varchar not null,
      validity_en varchar not null,
      due_year integer,
      seen_until date,
      position integer not null
    )`,
    ddl`drop table sufficiency_limit`,
    ddl`create table gate (
      aspect varchar not null,
      effect varchar not null,
      standards varchar,
      minimum_province integer not null,
      minimum_district integer not null,
      minimum_commune integer not null,
      period varchar not null,
      basis varchar not null,
      documents varchar not null,
      reason_vi varchar not null,
      reason_en varchar not null,
      position integer not null
    )`,
    ddl`update warehouse_state set reference_sha256 = null`,
  ],
};
