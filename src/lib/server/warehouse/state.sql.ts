import { statement } from '../db/statement.ts';

/** The data version of the last commit. */
export const dataVersion = statement<{ dataVersion: number }>()`
  select data_version as "dataVersion" from warehouse_state
`;

/** Increments the data version. */
export const raiseDataVersion = statement<{ dataVersion: number }, { now: string }>()`
  update warehouse_state set data_version = data_version + 1, changed_at = $now::timestamp
  returning data_version as "dataVersion"
`;

/** Writes the log into the file. */
export const checkpoint = statement()`checkpoint`;

/** Creates the table of migrations when absent. */
export const createMigrationTable = statement()`
  create table if not exists migration (version integer primary key, name varchar not null, applied_at timestamp not null)
`;

/** Versions of the applied migrations. */
export const appliedMigrations = statement<{ version: number }>()`
  select version from migration order by version
`;

/** Records an applied migration. */
export const recordMigration = statement<never, { version: number; name: string; now: string }>()`
  insert into migration values ($version, $name, $now::timestamp)
`;

/** Has any batch ever been loaded, undone ones included? */
export const hasEverHeldBatch = statement<{ held: boolean }>()`
  select exists (select 1 from batch) as held
`;
