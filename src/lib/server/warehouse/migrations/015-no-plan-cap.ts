import { identifier, statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 15: removes the marks of the rule `plan_cap`, bit 6, and the counts of its rows. */
export const noPlanCap: Migration = {
  version: 15,
  name: 'the rule plan_cap is removed',
  statements: [
    ...['measurement', 'duplicate_measurement'].flatMap((table) =>
      ['flags', 'flags_off'].map(
        (column) => ddl`update ${identifier(table)} set ${identifier(column)} = ${identifier(column)} - 64
          where ${identifier(column)} & 64 <> 0`,
      ),
    ),
    ddl`delete from batch_rule where rule = 'plan_cap'`,
    ddl`update warehouse_state set data_version = data_version + 1`,
  ],
};
