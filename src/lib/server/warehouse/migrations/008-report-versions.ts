import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 8: versions of reports. */
export const reportVersions: Migration = {
  version: 8,
  name: 'versions of the units’ reports',
  statements: [
    ddl`create table report (
      batch_id integer not null,
      row_number integer not null,
      unit_code varchar not null,
      month date not null,
      installs bigint,
      accesses bigint,
      installs_cumulative bigint,
      accesses_cumulative bigint,
      note varchar,
      version integer not null,
      origin varchar not null,
      received_at timestamp not null
    )`,
    ddl`insert into report
      select tally.batch_id, tally.row_number, unit_code, month, installs, accesses, installs_cumulative,
        accesses_cumulative, note,
        row_number() over (partition by unit_code, month order by tally.batch_id, tally.row_number)::integer,
        'form', loaded_at
      from tally join batch using (batch_id)`,
    ddl`drop table tally`,
    ddl`alter table report rename to tally`,
  ],
};
