import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 1: the first schema. */
export const firstSchema: Migration = {
  version: 1,
  name: 'first schema',
  statements: [
    ddl`create type technology_t as enum ('2G', '3G', '4G', '5G', 'WiFi', 'fixed', 'unknown')`,
    ddl`create table warehouse_state (
      data_version bigint not null,
      changed_at timestamp not null,
      reference_sha256 varchar
    )`,
    ddl`insert into warehouse_state values (0, timestamp '1970-01-01', null)`,

    ddl`create table layer (
      layer_id smallint primary key,
      name varchar not null,
      imported boolean not null,
      origin varchar not null,
      licence varchar not null,
      dated_on date,
      file_sha256 varchar not null,
      topology varchar not null,
      grid_west double not null,
      grid_south double not null,
      grid_columns_per_degree double not null,
      grid_rows_per_degree double not null,
      grid_columns integer not null,
      grid_rows integer not null
    )`,
    ddl`create table area (
      area_id integer primary key,
      layer_id smallint not null,
      code varchar not null,
      west double not null,
      south double not null,
      east double not null,
      north double not null
    )`,
    ddl`create table grid_cell (
      layer_id smallint not null,
      cell integer not null,
      area_id integer,
      candidates struct(area_id integer, edges struct(x1 double, y1 double, x2 double, y2 double)[])[]
    )`,
    ddl`create table edition (
      edition_id varchar primary key,
      name varchar not null,
      imported boolean not null,
      valid_from date,
      valid_to date,
      origin varchar not null,
      licence varchar not null,
      dated_on date
    )`,
    ddl`create table unit (
      edition_id varchar not null,
      level varchar not null,
      code varchar not null,
      name varchar not null,
      type varchar not null,
      parent_code varchar,
      population integer,
      area_km2 double,
      primary key (edition_id, level, code)
    )`,
    ddl`create table area_unit (
      area_id integer not null,
      edition_id varchar not null,
      level varchar not null,
      code varchar not null
    )`,
    ddl`create table gazetteer (
      entry_id integer primary key,
      edition_id varchar not null,
      level varchar not null,
      name varchar not null,
      district_names varchar[] not null
    )`,
    ddl`create table gazetteer_unit (
      entry_id integer not null,
      edition_id varchar not null,
      level varchar not null,
      code varchar not null
    )`,
    ddl`create table place (
      place_id integer primary key,
      area_ids integer[],
      named_on_edition varchar,
      district_name varchar,
      commune_name varchar
    )`,
    ddl`create table place_unit (
      place_id integer not null,
      edition_id varchar not null,
      level varchar not null,
      code varchar not null
    )`,

    ddl`create table operator (
      operator_id usmallint primary key,
      code varchar not null unique,
      name varchar not null,
      kind varchar not null,
      host_code varchar,
      position integer not null
    )`,
    ddl`create table operator_alias (alias_key varchar primary key, operator_id usmallint not null)`,
    ddl`create table operator_network (network_code varchar primary key, operator_id usmallint not null)`,
    ddl`create table standard (
      standard_id varchar primary key,
      metric varchar not null,
      technology varchar not null,
      statistic varchar not null,
      limit_value integer not null,
      minimum_tests integer not null,
      name_vi varchar not null,
      name_en varchar not null,
      source varchar not null,
      minimum_tests_source varchar not null,
      valid_from date not null,
      valid_to date,
      position integer not null
    )`,
    ddl`create table reporting_unit (
      code varchar primary key,
      name varchar not null,
      kind varchar not null,
      district_code varchar,
      position integer not null
    )`,
    ddl`create table reporting_unit_alias (alias_key varchar primary key, code varchar not null)`,

    ddl`create sequence batch_id_sequence`,
    ddl`create table batch (
      batch_id integer primary key,
      kind varchar not null,
      file_name varchar not null,
      file_sha256 varchar not null,
      file_bytes bigint not null,
      loaded_by varchar not null,
      loaded_at timestamp not null,
      mapping json,
      rows_read bigint not null,
      rows_accepted bigint not null,
      rows_rejected bigint not null,
      rows_duplicate bigint not null,
      rows_unplaced bigint not null,
      first_on date,
      last_on date,
      state varchar not null,
      undone_at timestamp,
      simulated boolean not null,
      notices json not null
    )`,
    ddl`create table rejection (
      batch_id integer not null,
      row_number bigint not null,
      code varchar not null,
      column_name varchar,
      value varchar
    )`,
    ddl`create table measurement (
      batch_id integer not null,
      row_number integer not null,
      tested_on date not null,
      tested_at timestamp,
      place_id integer,
      operator_id usmallint,
      technology technology_t not null,
      download_kbps integer not null,
      upload_kbps integer,
      latency_ms decimal(9, 3),
      jitter_ms decimal(9, 3),
      longitude double,
      latitude double,
      device_hash ubigint
    )`,
    ddl`create table duplicate_measurement (
      batch_id integer not null,
      row_number integer not null,
      tested_on date not null,
      tested_at timestamp,
      place_id integer,
      operator_id usmallint,
      technology technology_t not null,
      download_kbps integer not null,
      upload_kbps integer,
      latency_ms decimal(9, 3),
      jitter_ms decimal(9, 3),
      longitude double,
      latitude double,
      device_hash ubigint,
      original_batch_id integer not null,
      original_row_number integer not null
    )`,
    ddl`create table tally (
      batch_id integer not null,
      row_number integer not null,
      unit_code varchar not null,
      month date not null,
      installs bigint,
      accesses bigint,
      installs_cumulative bigint,
      accesses_cumulative bigint,
      note varchar
    )`,
  ],
};
