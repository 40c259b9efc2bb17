import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, expect, it } from 'vitest';
import { deviceColumns } from '#lib/server/workbench/guard/device-columns.ts';
import { syntaxTreeOf } from '#lib/server/workbench/guard/syntax-tree.ts';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  await connection.run(
    'create table measurements (device integer, cluster integer, hour integer, mbps double)',
  );
  await connection.run('create macro mean_interval(v, c) as avg(v + 0 * c)');
});

async function found(sql: string) {
  const statement = await connection.prepare(sql);
  const names = Array.from({ length: statement.columnCount }, (_, i) => statement.columnName(i));
  return deviceColumns(await syntaxTreeOf(connection, sql), names);
}

it.each([
  'select hour, count(distinct device) as devices from measurements group by all',
  'select count(*) over (partition by device) as n, count(*) as m from measurements group by mbps, device',
  'select hour, mean_interval(mbps, cluster) as i from measurements group by hour',
  'select * exclude (device, cluster) from measurements where device > 5',
  'with a as (select device, avg(mbps) as m from measurements group by device) select median(m) as m from a',
  'select exists (select * from measurements where hour = 5) as any_at_five',
  'select hour, device is null as unknown from measurements',
  'with a(h, n) as (select hour, count(distinct device) from measurements group by all) select h, n from a',
  'with n as (select count(*) as n from measurements) select n from n',
  'select hour, (select count(distinct device) from measurements) as n from measurements',
])('lets devices be counted: %s', async (sql) => {
  expect(await found(sql)).toEqual([]);
});

it.each([
  ['select device, count(*) from measurements group by all', ['device']],
  ['select * from measurements', ['device', 'cluster']],
  ['select Device as d from measurements', ['d']],
  ['select device + 1 as d, min(cluster) as c, hour from measurements group by all', ['d', 'c']],
  ['with a as (select device as d from measurements) select d as e, 1 as f from a', ['e']],
  ['select e from (select d as e from (select device as d from measurements))', ['e']],
  ['with a(x, y) as (select hour, device from measurements) select y from a', ['y']],
  ['select b from measurements as m(b, c, h)', ['b']],
  ['select hour from measurements union all select device from measurements', ['hour']],
  ['select d from (select hour as d from measurements union select cluster from measurements)', ['d']],
  ['select * replace (device as hour) from (select device, hour from measurements)', ['device', 'hour']],
  ['select * rename (device as d) from (select device from measurements)', ['d']],
  ['select dense_rank() over (order by device) as r from measurements', ['r']],
  ['select list(device) as l, max_by(device, mbps) as m from measurements', ['l', 'm']],
  ['select (select max(device) from measurements) as t', ['t']],
  ['select m as row from measurements as m', ['row']],
  ['select v from (unpivot measurements on device, cluster into name n value v)', ['v']],
  [`select columns('dev(.*)') as 'x_\\1' from measurements`, ['x_\\1']],
  [`select x_ice as y from (select columns('dev(.*)') as 'x_\\1' from measurements)`, ['x_\\1']],
  ['select "max(device)" as q from (select max(device) from measurements)', ['q']],
  ['select hour, max(device), * exclude (device, cluster) from measurements group by all', ['max']],
  ['select max(columns(*)) from measurements', ['device', 'cluster', 'max']],
  ['select r from (select m as r from measurements as m)', ['r']],
])('finds what tells devices apart: %s', async (sql, columns) => {
  expect(await found(sql)).toEqual(columns);
});
