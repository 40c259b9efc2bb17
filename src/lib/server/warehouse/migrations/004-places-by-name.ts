import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 4: places that are known by name only. */
export const placesByName: Migration = {
  version: 4,
  name: 'places by name',
  statements: [
    ddl`alter table place add column address varchar`,
    ddl`alter table place add column recognition varchar`,
    ddl`alter table place add column certainty double`,
    ddl`create table province_name (
      edition_id varchar not null,
      name varchar not null,
      holding varchar not null
    )`,
    ddl`create sequence place_name_resolution_id_sequence`,
    ddl`create table place_name_resolution (
      resolution_id integer primary key,
      district_key varchar not null,
      commune_key varchar not null,
      address_key varchar not null,
      district_name varchar,
      commune_name varchar,
      address varchar,
      edition_id varchar,
      level varchar,
      code varchar,
      resolved_by varchar not null,
      resolved_at timestamp not null,
      undone_by varchar,
      undone_at timestamp
    )`,
  ],
};
