import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC, type Table } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IntervalValue } from '#lib/domain/workbench/catalog-view.ts';
import { STAMP_KEY, type QueryStamp, type QueryValue } from '#lib/domain/workbench/query.ts';
import type { Fault } from '#lib/domain/fault.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { provenanceLines } from '#lib/messages/workbench-files.ts';
import { RESULT_FORMATS, type ResultFormat } from '#lib/server/workbench/child/child-request.ts';
import type { Snapshot } from '#lib/server/workbench/child/snapshot-file.ts';
import { formOf, leftOutBy, resultResponse } from '#lib/server/workbench/ask-workbench.ts';
import { readParquet } from '#lib/server/workbench/files/read-parquet.ts';
import { readQuery } from '#lib/server/workbench/read-query.ts';
import { planQuery, queryHash, runQuery } from '#lib/server/workbench/run-query.ts';
import { Workbench } from '#lib/server/workbench/workbench.ts';
import { readSheets } from '#lib/server/workbook-file.ts';
import { resultColumns } from '#lib/workbench/result-columns.ts';
import { temporaryFolder } from '../support/run-server.ts';
import { SMALL_ROWS, smallSnapshot } from './small-snapshot.ts';

const NOW = new Date('2024-07-20T05:00:00Z');

let snapshot: Snapshot;
let workbench: Workbench;
const exports = temporaryFolder();

beforeAll(async () => {
  snapshot = await smallSnapshot();
  workbench = new Workbench({ seconds: 30, memoryMb: 900, threads: 2 }, () => NOW, exports);
});

afterAll(() => workbench.slots.close());

async function run(
  sql: string,
  values: Readonly<Record<string, QueryValue>> = {},
  format: ResultFormat = 'arrow',
  mostRows?: number,
) {
  const form = { format, mostRows };
  const { stamp, body } = await runQuery(workbench, snapshot, { sql, values }, { by: 'An' }, form);
  return { stamp, bytes: new Uint8Array(await new Response(body).arrayBuffer()) };
}

const tableOf = async (sql: string, values?: Readonly<Record<string, QueryValue>>): Promise<Table> =>
  tableFromIPC((await run(sql, values)).bytes);

const rowsOf = (table: Table) => table.toArray().map((row: { toJSON(): unknown }) => row.toJSON());

const faultOf = (sql: string, values = {}) =>
  run(sql, values).then(
    () => null,
    ({ code, details }: { code: string; details: Record<string, unknown> }) => ({ code, ...details }),
  );

/** Names of the columns of a result's file. */
async function columnsIn(
  format: ResultFormat,
  bytes: Uint8Array,
  stamp: QueryStamp,
): Promise<readonly string[]> {
  const namesIn = ({ schema }: Table) => schema.fields.map(({ name }) => name);
  if (format === 'arrow') return namesIn(tableFromIPC(bytes));
  if (format === 'csv') return String(Buffer.from(bytes)).split('\r\n')[0]!.split(',');
  if (format === 'xlsx') return (await readSheets(bytes, () => true)).sheets[0]!.rows[0]!.map(String);
  if (format === 'json') {
    const { columns } = JSON.parse(Buffer.from(bytes).toString()) as { columns: { name: string }[] };
    return columns.map(({ name }) => name);
  }
  const path = join(temporaryFolder(), 'result.parquet');
  writeFileSync(path, bytes);
  return namesIn(await readParquet(path, stamp));
}

describe('a query of the workbench', () => {
  it('answers with columns that say what they are, and its stamp', async () => {
    const sql = `select operator, commune_2025 as c, count(*) as n, avg(download_mbps) as mean,
      mean_interval(download_mbps, coalesce(device, 0)) as i, sum(hour) as hours
      from measurements where tested_on >= $since and commune_2025 = $c group by all order by 1`;
    const values = { since: '2024-06-02', c: 'xã số 1' };
    const table = await tableOf(sql, values);
    const stamp = JSON.parse(table.schema.metadata.get(STAMP_KEY)!) as QueryStamp;
    expect(stamp).toEqual({
      ...{ sql, values, hash: queryHash({ sql, values }), dataVersion: 7, simulated: true, by: 'An' },
      ...{
        rows: 3,
        truncated: null,
        leftOut: [],
        ranAt: NOW.toISOString(),
        milliseconds: stamp.milliseconds,
      },
    });
    const meanings = table.schema.fields.map(({ metadata }) => Object.fromEntries(metadata));
    expect(meanings).toEqual([
      { role: 'operator' },
      { role: 'area', edition: '2025', level: 'commune' },
      { role: 'count' },
      ...Array.from({ length: 2 }, () => ({ role: 'measure', unit: 'Mbps' })),
      { role: 'measure' },
    ]);
    const [first] = rowsOf(table) as { operator: string; n: bigint; mean: number; i: { value: number } }[];
    expect(first!.operator).toBe('viettel');
    expect(first!.i.value).toBeCloseTo(first!.mean, 9);
  });

  it('keeps every type: decimals as numbers, missing values, lists and maps as JSON', async () => {
    const [row] = rowsOf(
      await tableOf(`select -3.25::decimal(5,2) as small, 12345678901.5::decimal(38,3) as wide, 5::hugeint as huge,
        [1, 2, null] as list, {'a': 1, 'b': 'x'} as struct, map {'k': 1} as map, {'l': [1]} as nested,
        date '2024-06-01' as day, null::int as nothing, true as flag, 'ă'::varchar as short,
        'một chữ dài hơn mười hai' as long, interval 1 day as span`),
    ) as Record<string, unknown>[];
    expect({ ...row, struct: { ...(row!.struct as object) }, day: Number(row!.day) }).toEqual({
      ...{ small: -3.25, wide: 12345678901.5, huge: 5, list: '[1,2,null]', struct: { a: 1, b: 'x' } },
      ...{ map: '[{"key":"k","value":1}]', nested: '{"l":[1]}', day: Date.UTC(2024, 5, 1), nothing: null },
      ...{ flag: true, short: 'ă', long: 'một chữ dài hơn mười hai', span: '1 day' },
    });
  });

  it('says when rows or bytes are left out, and reads no value that is too large', async () => {
    const sql = 'select device, commune_2025 from measurements';
    const [whole, cut, all] = [await run('select 1 as a'), await run(sql, {}, 'arrow', 10), await run(sql)];
    expect([whole, cut, all].map(({ stamp }) => [stamp.rows, stamp.truncated])).toEqual([
      [1, null],
      [10, 'rows'],
      [1_000_000, 'rows'],
    ]);
    const exact = await run('select device from measurements limit 10', {}, 'arrow', 10);
    expect(exact.stamp).toMatchObject({ rows: 10, truncated: null });
    const table = tableFromIPC(all.bytes);
    expect([table.numRows, table.getChild('device')!.nullCount]).toEqual([1_000_000, 142_858]);
    expect(table.getChild('commune_2025')!.get(999_999)).toBe('xã số 199');
    const wide = await run(`select ${'commune_2025 ||'.repeat(9)} '' as c from measurements`);
    expect(wide.stamp.truncated).toBe('bytes');
    expect(wide.stamp.rows).toBeGreaterThan(500_000);
    expect(wide.bytes.length).toBeLessThan(70_000_000);
    const huge = await run(`select string_agg(commune_2025, '') as c from measurements, range(7)`);
    expect(huge.stamp).toMatchObject({ rows: 0, truncated: 'bytes' });
  });

  it.each(['arrow', 'json', 'csv', 'xlsx', 'parquet'] as const)(
    'leaves what tells devices apart out of %s, and says so',
    async (format) => {
      const sql = `select device as d, commune_2025 as c, [device] as l, hour as "giờ", count(distinct device) as n
        from measurements where device is not null group by all order by hour, commune_2025 limit 5`;
      const form = { format, withoutDevices: true };
      const { stamp, body } = await runQuery(workbench, snapshot, { sql, values: {} }, { by: 'An' }, form);
      const bytes = new Uint8Array(await new Response(body).arrayBuffer());
      expect(stamp).toMatchObject({ rows: 5, leftOut: ['d', 'l'] });
      expect(leftOutBy(resultResponse({ stamp, body: new ReadableStream() }, format, null).headers)).toEqual([
        'd',
        'l',
      ]);
      expect(await columnsIn(format, bytes, stamp)).toEqual(['c', 'giờ', 'n']);
      const isSaid = provenanceLines(stamp, 'vi').some(([, text]) => text?.startsWith('d, l: số thiết bị'));
      expect(isSaid).toBe(true);
    },
  );

  it('of a result for a screen, says which columns files will leave out', async () => {
    const { schema } = await tableOf('select device, hour, device + 1 as next from measurements limit 2');
    expect(schema.fields.map(({ name }) => name)).toEqual(['device', 'hour', 'next']);
    expect(resultColumns(schema).flatMap(({ name, tellsDevices }) => (tellsDevices ? name : []))).toEqual([
      'device',
      'next',
    ]);
  });

  it.each([
    ['select device, device + 1 as next from measurements limit 2', 'query_only_devices'],
    ['select hour from measurements order by device limit 2', 'query_sorts_devices'],
    [`select hour, columns('dev(.*)') as 'x_\\1' from measurements limit 2`, 'query_devices_unplaced'],
  ])('refuses a file where they cannot be left out: %s', async (sql, code) => {
    const form = { format: 'csv', withoutDevices: true } as const;
    const asked = runQuery(workbench, snapshot, { sql, values: {} }, { by: 'An' }, form);
    await expect(asked).rejects.toMatchObject({ code, status: 422 });
    const message = await asked.then(String, (fault: Fault) => faultSentence(fault, 'vi'));
    expect(message).toMatch(/thiết bị.*Hãy/s);
  });

  it('keeps them only for who asks for them to be looked at', () => {
    const asked = (fields: object) =>
      readQuery(JSON.stringify({ sql: 'select 1', ...fields }), 'application/json');
    const without = (fields: object) => formOf(asked(fields), 'vi').withoutDevices;
    expect(RESULT_FORMATS.map((format) => without({ format }))).toEqual(RESULT_FORMATS.map(() => true));
    expect([without({ format: 'arrow', devices: true }), without({ devices: true })]).toEqual([false, false]);
    for (const format of ['csv', 'xlsx', 'parquet'])
      expect(() => asked({ format, devices: true })).toThrow('query_devices_in_file');
  });

  it('keeps every row of a long result, those that came before it was known to be long too', async () => {
    const [long, rows] = [200_000, [0, 1, 2047, 65_535, 65_536, 65_537, 199_999]];
    const table = await tableOf(
      `select range as n, (range / 8)::decimal(12, 3) as eighths, range::varchar as text, range % 2 = 0 as even,
        {'a': range, 'b': range::varchar} as both, case when range % 3 > 0 then range end as thirds
        from range(${long})`,
    );
    const at = (row: number) => ({ ...table.get(row)!.toJSON(), both: { ...table.get(row)!.both } });
    expect([table.numRows, table.getChild('thirds')!.nullCount]).toEqual([long, Math.ceil(long / 3)]);
    expect(rows.map(at)).toEqual(
      rows.map((row) => ({
        ...{ n: BigInt(row), eighths: row / 8, text: String(row), even: row % 2 === 0 },
        ...{ both: { a: BigInt(row), b: String(row) }, thirds: row % 3 > 0 ? BigInt(row) : null },
      })),
    );
  });

  it('is no result when the engine meets an error after its first rows', async () => {
    const sql = `select case when range < 500000 then 1 else error('lỗi') end as n from range(1000000)`;
    expect(await faultOf(sql)).toMatchObject({ code: 'query_fails' });
    expect((await run('select 1 as a')).stamp.rows).toBe(1);
  });

  it('names what is wrong, and where', async () => {
    const faults = [
      await faultOf('select 1,\n  nhà mạng tên from measurements'),
      await faultOf("select 'Đổi',\n  nope from measurements"),
      await faultOf('select operator, count(*) from measurements'),
      await faultOf('select count(*) from measurement'),
      await faultOf('select $a + 1'),
      await faultOf("select 'a'::int"),
      await faultOf('select sum(tested_on) from measurements'),
      await faultOf('select code from areas a, areas b'),
      await faultOf("select 'Đổi' as đổi,\n 'ạ', now()"),
    ];
    expect(faults).toEqual([
      { code: 'query_syntax', near: 'tên', line: 2, column: 12 },
      expect.objectContaining({ code: 'query_column_unknown', name: 'nope', line: 2, column: 3 }),
      { code: 'query_not_grouped', name: 'operator', line: 1, column: 8 },
      {
        code: 'query_view_unknown',
        name: 'measurement',
        known: ['areas', 'measurements'],
        line: 1,
        column: 22,
      },
      { code: 'query_value_missing', name: 'a' },
      expect.objectContaining({ code: 'query_value_unfit', value: 'a', line: 1, column: 11 }),
      { code: 'query_types_unfit', call: 'sum(DATE)', line: 1, column: 8 },
      { code: 'query_column_ambiguous', name: 'code', line: 1, column: 8 },
      { code: 'query_changing_function', name: 'now', line: 2, column: 7 },
    ]);
  });

  it('reads what people write', async () => {
    for (const sql of [
      'from areas limit 1;',
      'with a as (select * from areas), b as (from a) select * from b -- the end',
      'with recursive n as (select 1 as x union all select x + 1 from n where x < 5) select max(x) from n',
      'describe measurements',
      'summarize areas',
      'select * from areas using sample 3 rows (reservoir, 42)',
      'select hour, rank() over (order by count(*) desc) from measurements group by 1 qualify rank() over (order by count(*) desc) < 3',
      "select strftime(tested_on, '%Y-%m'), median(download_mbps) from measurements group by all order by all",
      "from (select operator, hour from measurements) pivot (count(*) for operator in ('viettel', 'vinaphone'))",
      'select a.* exclude (code) replace (upper(name) as name) from main.areas as a where code in (select code from areas)',
      "select list_transform([1, 2], lambda x: x + 1), extract(month from date '2024-06-01'), 1 between 0 and 2, 'a' ilike 'A', case when true then 1 end",
    ])
      expect([sql, (await run(sql)).stamp.rows]).toEqual([sql, expect.any(Number)]);
  });

  it('shows no interval that reaches below 0 of values that do not, as the pages', async () => {
    const values = (
      list: string,
    ) => `select mean_interval(x, device) as i, device_mean_interval(x, device) as j
      from (values ${list}) as t(x, device)`;
    const bounds = async (list: string) => {
      const [row] = (await tableOf(values(list))).toArray() as unknown as [Record<'i' | 'j', IntervalValue>];
      return [row.i, row.j].map(({ value, lower, upper }) => [value, lower === null, upper === null]);
    };
    expect(await bounds('(2, 1), (40, 2)')).toEqual([
      [21, true, true],
      [21, true, true],
    ]);
    expect(await bounds('(20, 1), (21, 2), (22, 3)')).toEqual([
      [21, false, false],
      [21, false, false],
    ]);
    expect(await bounds('(-2, 1), (40, 2)')).toEqual([
      [19, false, false],
      [19, false, false],
    ]);
  });

  it('becomes a file for people and machines', async () => {
    const sql = `select '=1+1' as f, mean_interval(download_mbps, coalesce(device, 0)) as m from measurements`;
    const csv = Buffer.from((await run(sql, {}, 'csv')).bytes)
      .toString()
      .split('\r\n');
    expect(csv[0]).toBe('f,m,m_lower,m_upper,m_tests,m_devices');
    expect(csv[1]).toMatch(/^'=1\+1,[\d.]+,[\d.]+,[\d.]+,1200000,999$/);
    const json = JSON.parse(Buffer.from((await run(sql, {}, 'json')).bytes).toString()) as {
      stamp: QueryStamp;
      rows: unknown[];
    };
    expect([json.stamp.sql, json.rows.length]).toEqual([sql, 1]);
    const xlsx = await run(
      "select f from (select '=1+1' as f) union all select 'a&<b>\u0001' order by 1",
      {},
      'xlsx',
    );
    const { sheets } = await readSheets(xlsx.bytes, () => true);
    expect(sheets.map(({ name, rows }) => [name, rows.slice(0, 3)])).toEqual([
      ['Kết quả', [['f'], ['=1+1'], ['a&<b>\uFFFD']]],
      ['Nguồn gốc', expect.arrayContaining([expect.arrayContaining(['Số dòng', '2 (đủ)'])]) as unknown],
    ]);
    const parquet = await run('select * from measurements', {}, 'parquet', 1000);
    expect(Buffer.from(parquet.bytes.slice(0, 4)).toString()).toBe('PAR1');
    expect(Buffer.from(parquet.bytes).includes('"truncated":"rows"')).toBe(true);
    expect(readdirSync(exports)).toEqual([]);
  });

  it('is expected to read so many rows', async () => {
    const sql = 'select count(*) from measurements a, areas b where a.tested_on > $day';
    const planOf = (values: Readonly<Record<string, QueryValue>>) =>
      planQuery(workbench, snapshot, { sql, values }, { by: null });
    const unknown = await planOf({});
    expect([unknown.estimate, unknown.values]).toEqual([null, [{ name: 'day', type: 'DATE' }]]);
    const { estimate, columns } = await planOf({ day: '2024-06-10' });
    expect(columns).toEqual([{ name: 'count_star()', type: 'BIGINT' }]);
    expect(estimate!.scannedRows).toBeGreaterThan(SMALL_ROWS / 10);
    expect(estimate!.mostRows).toBeGreaterThan(estimate!.scannedRows * 10);
  });

  it('is stopped within a second, waits its turn, and leaves a place to the next', async () => {
    const endless =
      'select count(*) from measurements a, measurements b, measurements c where a.hour + b.hour + c.hour = 1000';
    const leave = new AbortController();
    const query = { sql: endless, values: {} };
    const asked = (id: string) =>
      runQuery(workbench, snapshot, query, { by: null, id, signal: leave.signal }, { format: 'csv' }).catch(
        ({ code }: { code: string }) => code,
      );
    const all = ['a', 'b', 'c', 'd'].map(asked);
    await expect.poll(() => workbench.slots.queue('d')).toEqual({ running: 2, waiting: 2, position: 2 });
    const ended = workbench.slots.pids;
    const next = run('select 1 as a');
    const stopped = performance.now();
    leave.abort();
    expect(await Promise.all(all)).toEqual(Array.from({ length: 4 }, () => 'query_cancelled'));
    expect(performance.now() - stopped).toBeLessThan(1000);
    await expect.poll(() => ended.filter(isProcess), { interval: 10 }).toEqual([]);
    expect((await next).stamp.rows).toBe(1);
    expect(workbench.slots.queue('d')).toEqual({ running: 0, waiting: 0, position: null });
    expect(workbench.slots.pids.length).toBeLessThanOrEqual(2);
  });
});

function isProcess(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
