import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/**
 * Migration 32: reporting units have dates and a successor, and one spelling may name several of them, each in its time:
 * "Lục Nam" is a district until July 2025 and a commune since.
 */
export const reportingUnitDates: Migration = {
  version: 32,
  name: 'reporting unit dates',
  statements: [
    ddl`alter table reporting_unit add column valid_from date`,
    ddl`alter table reporting_unit add column valid_to date`,
    ddl`alter table reporting_unit add column successor varchar`,
    ddl`create temp table earlier_alias as from reporting_unit_alias`,
    ddl`drop table reporting_unit_alias`,
    ddl`create table reporting_unit_alias (alias_key varchar not null, code varchar not null,
      primary key (alias_key, code))`,
    ddl`insert into reporting_unit_alias from earlier_alias`,
    ddl`drop table earlier_alias`,
  ],
};
