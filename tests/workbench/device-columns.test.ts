import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { catalogOf } from '#lib/domain/workbench/catalog.ts';
import { beforeAll, expect, it } from 'vitest';
import { deviceColumns } from '#lib/server/workbench/guard/device-columns.ts';
import { TELLING, TELLING_VIEW } from '#lib/server/workbench/guard/told-names.ts';
import { syntaxTreeOf } from '#lib/server/workbench/guard/syntax-tree.ts';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  await connection.run(
    'create table measurements (device integer, cluster integer, hour integer, mbps double)',
  );
  await connection.run('create macro mean_interval(v, c) as avg(v + 0 * c)');
});

const namesOf = async (sql: string) => {
  const statement = await connection.prepare(sql);
  return Array.from({ length: statement.columnCount }, (_, i) => statement.columnName(i));
};
const toldIn = async (sql: string) => deviceColumns(await syntaxTreeOf(connection, sql), await namesOf(sql));

/** The names of what is left out, and why all is refused. */
async function found(sql: string) {
  const names = await namesOf(sql);
  const { places, unplaced, isSorted } = await toldIn(sql);
  return [
    ...places.map((place) => names[place]),
    ...unplaced.map((name) => `? ${name}`),
    ...(isSorted ? ['order'] : []),
  ];
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
  'select hour, count(distinct device) from measurements group by all order by all',
  'select hour, count(distinct device) as n from measurements group by hour order by 2, hour',
  'select * exclude (device, cluster) from measurements order by 1',
  'with device as (select 1 as device) select * from device order by 1',
])('lets devices be counted: %s', async (sql) => {
  expect(await found(sql)).toEqual([]);
});

const SHOWING: readonly (readonly [string, readonly string[]])[] = [
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
  [`select columns('dev(.*)') as 'x_\\1' from measurements`, ['x_ice', '? x_\\1']],
  [`select x_ice as y from (select columns('dev(.*)') as 'x_\\1' from measurements)`, ['? x_\\1']],
  ['select "max(device)" as q from (select max(device) from measurements)', ['q']],
  ['select hour, max(device), * exclude (device, cluster) from measurements group by all', ['max(device)']],
  ['select max(columns(*)) from measurements', ['device', 'cluster', 'hour', 'mbps']],
  ['select r from (select m as r from measurements as m)', ['r']],
  ['select r.* from (select m as r from measurements as m)', ['device', 'cluster', 'hour', 'mbps']],
  ['select unnest(m), 1 as one from measurements as m', ['device', 'cluster', 'hour', 'mbps']],
  [`select s.* from (select {'x': device, 'y': hour} as s from measurements)`, ['x', 'y']],
  ['select * from (select hour as a, device as a from measurements)', ['a', 'a_1']],
  ['select d_1 as x from (select hour as d, device as d from measurements)', ['x']],
  ['select * from (select max(device), count(distinct device) from measurements)', ['max(device)']],
  ['select hour + 1 from measurements union all select device from measurements', ['? +']],
  ['select x from measurements as m, unnest([m.device]) as t(x)', ['x']],
  ['select u.unnest, hour from measurements as m, unnest([m.device]) as u', ['unnest']],
  ['select range as r from measurements as m, range(m.device, m.device + 1)', ['r']],
  ['select t.* from measurements as m, (values (m.device, m.hour)) as t', ['col0', 'col1']],
  ['select #1 as p from measurements', ['p']],
  [
    `select concat('a', device) as c, device::varchar || 'b' as d, [device] as l from measurements`,
    ['c', 'd', 'l'],
  ],
  [
    'select *, max(device), * from measurements group by all',
    ['device', 'cluster', 'max(device)', 'device', 'cluster', '? max'],
  ],
  ['select hour from measurements order by mbps, device', ['order']],
  ['select device, hour from measurements order by 1', ['device', 'order']],
  ['select hour, * from measurements order by 2', ['device', 'cluster', 'order']],
  ['select hour, device as d from measurements order by all', ['d', 'order']],
  ['select row_number() over () as r from (select * from measurements order by device)', ['order']],
  ['select hour from measurements order by (select max(device) from measurements)', ['order']],
];

it.each(SHOWING)('finds what tells devices apart: %s', async (sql, columns) => {
  expect(await found(sql)).toEqual(columns);
});

const WRITTEN = 770_000;

it('shows no number of a device in what it does not leave out', async () => {
  await connection.run(
    `insert into measurements select ${WRITTEN} + i, ${WRITTEN} + i, i, i / 2 from range(9) as t(i)`,
  );
  const shown = [];
  for (const sql of SHOWING.map(([text]) => text)) {
    const { places, unplaced, isSorted } = await toldIn(sql);
    if (unplaced.length > 0 || isSorted) continue;
    const rows = (await connection.runAndReadAll(sql)).getRowsJson();
    const kept = rows.map((row) => row.filter((_, place) => !places.includes(place)));
    if (JSON.stringify(kept).includes(String(WRITTEN / 10))) shown.push(sql);
  }
  expect(shown).toEqual([]);
});

it('looks where the catalog has what tells devices apart', () => {
  const holding = catalogOf([]).filter(({ columns }) => columns.some(({ name }) => TELLING.includes(name)));
  expect(holding.map(({ name }) => name)).toEqual([TELLING_VIEW]);
});
