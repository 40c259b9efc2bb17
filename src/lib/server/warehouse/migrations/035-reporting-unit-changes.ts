import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/**
 * Migration 35: reporting units have earlier names, may be the UBND of a commune, and say how sure their entry is; what the
 * office added, ended or renamed is kept beside the shipped list, each change with its author.
 */
export const reportingUnitChanges: Migration = {
  version: 35,
  name: 'reporting unit changes',
  statements: [
    ddl`alter table reporting_unit add column commune_code varchar`,
    ddl`alter table reporting_unit add column former_names json`,
    ddl`alter table reporting_unit add column verified varchar`,
    ddl`alter table reporting_unit add column source varchar`,
    ddl`create table reporting_unit_change (
      change_id integer primary key,
      code varchar not null,
      kind varchar not null,
      before json,
      after json not null,
      note varchar,
      changed_by varchar not null,
      changed_at timestamp not null,
      undone_by varchar,
      undone_at timestamp
    )`,
  ],
};
