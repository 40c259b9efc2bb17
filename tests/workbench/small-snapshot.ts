import { DuckDBInstance } from '@duckdb/node-api';
import { join } from 'node:path';
import type { CatalogColumn, CatalogView } from '#lib/domain/workbench/catalog-view.ts';
import type { Snapshot } from '#lib/server/workbench/child/snapshot-file.ts';
import { temporaryFolder } from '../support/run-server.ts';

const text = (name: string): CatalogColumn => ({ name, type: 'VARCHAR', role: 'text', unit: null });

const CATALOG: readonly CatalogView[] = [
  {
    name: 'measurements',
    columns: [
      { name: 'tested_on', type: 'DATE', role: 'date', unit: null },
      { name: 'hour', type: 'UTINYINT', role: 'hour', unit: null },
      { name: 'operator', type: 'ENUM', role: 'operator', unit: null },
      { name: 'download_mbps', type: 'DECIMAL(12,3)', role: 'measure', unit: 'Mbps' },
      { name: 'failed', type: 'BOOLEAN', role: 'flag', unit: null },
      { name: 'device', type: 'INTEGER', role: 'text', unit: null },
      {
        ...{ name: 'commune_2025', type: 'VARCHAR', role: 'area', unit: null },
        area: { edition: '2025', level: 'commune' },
      },
    ],
  },
  { name: 'areas', columns: ['edition', 'level', 'code', 'name'].map(text) },
];

/** Rows of `measurements` in `smallSnapshot`. */
export const SMALL_ROWS = 1_200_000;

/** A snapshot with a table that no query may name beside the views. */
export async function smallSnapshot(): Promise<Snapshot> {
  const path = join(temporaryFolder(), 'snapshot-7.duckdb');
  const instance = await DuckDBInstance.create(path, { threads: '2' });
  const connection = await instance.connect();
  for (const statement of [
    `create type operator_code as enum ('viettel', 'vinaphone', 'mobifone')`,
    `create table measurements as select
       date '2024-06-01' + (x % 60)::int as tested_on, (x % 24)::utinyint as hour,
       (['viettel', 'vinaphone', 'mobifone'])[1 + (x % 3)::int]::operator_code as operator,
       ((x * 7919) % 100000 / 1000.0)::decimal(12, 3) as download_mbps, x % 10 = 0 as failed,
       case when x % 7 = 0 then null else (x % 1000)::int end as device,
       'xã số ' || (x % 200) as commune_2025
     from range(${SMALL_ROWS}) as r(x)`,
    `create table areas as
       select '2025' as edition, 'commune' as level, 'c' || x as code, 'Xã ' || x as name from range(20) as r(x)`,
    `create table secret as select 'token' as word`,
    `create table boundary_layers (layer integer, topology varchar)`,
    `create table boundary_shapes (layer integer, position integer, shape varchar, edition varchar, level varchar,
       code varchar)`,
    `create table standards (standard varchar, enabled boolean, statistic varchar, limit_mbps decimal(12, 3), share double,
       deciding_mean varchar, minimum_tests integer, minimum_devices_province integer,
       minimum_devices_district integer, minimum_devices_commune integer)`,
  ])
    await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
  return { path, dataVersion: 7, simulated: true, catalog: CATALOG };
}
