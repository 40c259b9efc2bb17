import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 20: cases, what they froze, and what happened to them; how a batch's measurements were made. */
export const cases: Migration = {
  version: 20,
  name: 'cases',
  statements: [
    ddl`create sequence case_id_sequence`,
    ddl`create table evidence_case (
      case_id integer primary key,
      operator_code varchar not null,
      standard_id varchar not null,
      edition_id varchar not null,
      level varchar not null,
      reason varchar not null,
      frozen json not null,
      opened_on date not null,
      opened_by varchar not null,
      opened_at timestamp not null
    )`,
    ddl`create table case_place (
      case_id integer not null,
      place_number integer not null,
      place_key varchar not null,
      title varchar not null,
      people integer,
      primary key (case_id, place_number)
    )`,
    ddl`create table case_measurement (
      case_id integer not null,
      place_number integer not null,
      batch_id integer not null,
      row_number integer not null,
      tested_on date not null,
      local_hour utinyint,
      technology technology_t not null,
      download_kbps integer not null,
      upload_kbps integer,
      latency_ms decimal(9, 3),
      longitude double,
      latitude double,
      device_hash ubigint,
      cluster ubigint not null,
      site uinteger not null,
      flags uinteger not null
    )`,
    ddl`create table case_entry (
      case_id integer not null,
      entry_number integer not null,
      kind varchar not null,
      happened_on date not null,
      document varchar,
      note varchar,
      details json not null,
      entered_by varchar not null,
      entered_at timestamp not null,
      primary key (case_id, entry_number)
    )`,
    ddl`create table evidence_rules (rules json not null)`,
    ddl`create table batch_grade (
      batch_id integer not null,
      grade varchar not null,
      set_by varchar not null,
      set_at timestamp not null
    )`,
  ],
};
