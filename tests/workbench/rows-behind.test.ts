import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { beforeAll, expect, it } from 'vitest';
import type { CatalogView } from '#lib/domain/workbench/catalog-view.ts';
import { behindValue } from '#lib/domain/workbench/rows-behind.ts';
import { rowsBehind } from '#lib/server/workbench/child/rows-behind.ts';
import { syntaxTreeOf } from '#lib/server/workbench/guard/syntax-tree.ts';

const column = (name: string) => ({ name, type: 'VARCHAR', role: 'text', unit: null }) as const;
const CATALOG: readonly CatalogView[] = [
  {
    name: 'measurements',
    columns: ['tested_on', 'hour', 'operator', 'month', 'failed', 'batch', 'row_number'],
  },
  { name: 'operators', columns: ['operator', 'name'] },
].map(({ name, columns }) => ({ name, columns: columns.map(column) }));

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  await connection.run(`create table measurements as select
    date '2024-05-01' + (x % 60)::int as tested_on, case when x % 7 = 0 then null else x % 24 end as hour,
    (['viettel', 'vinaphone'])[1 + (x % 2)::int] as operator, '2024-0' || (5 + x % 2) as month, '4G' as technology,
    (x % 100)::decimal(12, 3) as download_mbps, 1 as upload_mbps, 2 as latency_ms, 3 as jitter_ms,
    x % 10 = 0 as failed, false as marked, 1 as batch, x as row_number from range(500) as r(x)`);
  await connection.run(
    `create table operators as select * from (values ('viettel', 'Viettel')) as v(operator, name)`,
  );
});

const rowsOf = async (sql: string, values: Record<string, DuckDBValue> = {}) => {
  const answer = await connection.runAndReadAll(sql, values);
  return { names: answer.deduplicatedColumnNames(), rows: answer.getRowObjectsJS() };
};
const behind = async (sql: string, values: Record<string, DuckDBValue> = {}) => {
  const { names } = await rowsOf(sql, values);
  return rowsBehind(connection, await syntaxTreeOf(connection, sql), CATALOG, names);
};

const FIGURES = 'count(*) as n, sum(row_number) as total';

const TRACED: readonly (readonly [sql: string, values: Record<string, DuckDBValue>])[] = [
  [
    `select operator, hour, ${FIGURES} from measurements where not failed group by all order by n limit 5`,
    {},
  ],
  [
    `select hour as gio, ${FIGURES} from measurements m where m.failed or hour > $h group by m.hour`,
    { h: 12 },
  ],
  [
    `select strftime(tested_on, '%Y-%m') as thang, ${FIGURES} from measurements group by 1 having count(*) > 3`,
    {},
  ],
  [`select upper(operator) as nha, tested_on, ${FIGURES} from measurements group by nha, tested_on`, {}],
  [`select round(download_mbps / 3, 1) as d, failed, ${FIGURES} from measurements group by all`, {}],
  [`select ${FIGURES} from measurements where operator in (select operator from operators)`, {}],
  [`select name, ${FIGURES} from measurements left join operators using (operator) group by name`, {}],
  [
    `select m.operator, o.name, ${FIGURES} from measurements as m join operators o on o.operator = m.operator group by all`,
    {},
  ],
];

it.each(TRACED)('leads from each row to its measurements: %s', async (sql, values) => {
  const found = await behind(sql, values);
  if ('why' in found) throw new Error(found.why);
  const { rows } = await rowsOf(sql, values);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    const given = found.columns.map((name, place) => [behindValue(place), row[name] as DuckDBValue] as const);
    const tests = await rowsOf(found.sql, { ...values, ...Object.fromEntries(given.map(asText)) });
    expect(tests.rows.length).toBe(Number(row.n));
    expect(tests.rows.reduce((sum, test) => sum + Number(test.row_number), 0)).toBe(Number(row.total));
  }
});

/** As the browser gives it: a date as a text. */
const asText = ([name, value]: readonly [string, DuckDBValue | Date]): [string, DuckDBValue] => [
  name,
  value instanceof Date ? value.toISOString().slice(0, 10) : value,
];

it.each([
  ['select operator, row_number from measurements', 'single_rows'],
  [`select ${FIGURES} from measurements group by hour`, 'hidden_group'],
  [`select hour + 1 as h, ${FIGURES} from measurements group by hour, hour + 1`, 'hidden_group'],
  [`select operator, ${FIGURES} from measurements group by rollup (operator)`, 'several_steps'],
  [`with a as (select * from measurements) select operator, count(*) from a group by all`, 'several_steps'],
  [`select operator, count(*) from (select * from measurements limit 9) group by all`, 'several_steps'],
  [`select name, count(*) from operators group by all`, 'several_steps'],
  [`select name, count(*) from operators join measurements using (operator) group by all`, 'several_steps'],
  [`select operator, count(*) over (partition by operator) from measurements`, 'several_steps'],
  [`select operator, count(*) from measurements tablesample 10 percent group by all`, 'several_steps'],
  [
    `select operator, count(*) from measurements group by operator qualify row_number() over () = 1`,
    'several_steps',
  ],
  [`select operator, count(*) from measurements group by all union all select 'x', 1`, 'several_steps'],
  [`select hour as h, h + 1 as later, count(*) from measurements group by all`, 'several_steps'],
  [
    `select operator, count(*) from measurements where row_number < 9007199254740993 group by all`,
    'several_steps',
  ],
])('says why a row does not tell its measurements: %s', async (sql, why) => {
  expect(await behind(sql)).toEqual({ why });
});
