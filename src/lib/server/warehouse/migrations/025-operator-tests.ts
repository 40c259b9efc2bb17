import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/**
 * Migration 25: the tests that operators send to contest a case, apart from `measurement` so that no figure of citizens' tests
 * can contain them.
 */
export const operatorTests: Migration = {
  version: 25,
  name: 'tests of operators',
  statements: [
    ddl`create table case_operator_test (
      case_id integer not null,
      entry_number integer not null,
      place_number integer not null,
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
      site uinteger,
      flags uinteger not null
    )`,
  ],
};
