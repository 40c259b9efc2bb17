import { csvParse } from 'd3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planWeeks, weeklyTests } from '#lib/domain/quota.ts';
import { statement } from '#lib/server/db/statement.ts';
import { quotaExport } from '#lib/server/exports/quota-export.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { decodeArrow } from '#lib/transport/arrow.ts';
import { wireObject } from '#lib/transport/column.ts';
import { QUOTA_COLUMNS } from '#lib/transport/quota-columns.ts';
import { GET } from '../../src/routes/api/v1/statistics/quotas/+server.ts';
import { openCaseWorld } from '../statistics/case-world.ts';

const tests = statement()`insert into world_test by name
  select date '2024-07-20' as tested_on, 'a1' as place, 'VTT' as operator, 30000 + 900 * i as download_kbps,
    i as device
  from range(11) as t(i)`;
const unit = statement()`insert into reporting_unit (code, name, kind, district_code, position) values ('ubnd-a', 'UBND An', 'district', 'A', 1)`;

let warehouse: Warehouse;
let now = '2024-07-30T00:00:00Z';
beforeAll(async () => {
  warehouse = await openCaseWorld({ rows: tests });
  Object.assign(warehouse, { clock: () => new Date(now) });
  await warehouse.change({ commit: (writer) => writer.run(unit, {}) });
});
afterAll(() => warehouse.close());

const ask = (query: string) => quotaExport(warehouse, new URLSearchParams(query));

it('JSON, CSV and Arrow carry the same quotas, of communes where no area is chosen', async () => {
  const json = JSON.parse((await ask('')).body as string) as { rows: Record<string, unknown>[] };
  const csv = csvParse((await ask('format=csv&bom=0')).body as string);
  const arrow = decodeArrow(QUOTA_COLUMNS, (await ask('format=arrow')).body as Uint8Array);
  expect(arrow.rows.map((row) => wireObject(row, QUOTA_COLUMNS))).toEqual(json.rows);
  expect(csv.map((row) => ({ ...row }))).toEqual(
    json.rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value ?? '')])),
    ),
  );
  expect(json.rows.map((row) => [row.reporting_unit, row.unit_code, row.operator, row.tests])).toEqual([
    ['ubnd-a', 'X', null, 11],
    ['ubnd-a', 'X', 'VTT', 11],
    ['ubnd-a', 'Y', null, 0],
    ['ubnd-a', 'Y', 'VTT', 0],
    [null, 'Z', null, 0],
    [null, 'Z', 'VTT', 0],
  ]);
});

it('a district chosen answers for itself', async () => {
  const rows = csvParse((await ask('edition=old&level=district&format=csv&bom=0')).body as string);
  expect(rows.map((row) => [row.reporting_unit, row.unit_code])).toEqual([
    ['ubnd-a', 'A'],
    ['ubnd-a', 'A'],
    ['', 'B'],
    ['', 'B'],
    ['', 'C'],
    ['', 'C'],
  ]);
});

it('the route returns 304 for the etag of the same day, a body the next', async () => {
  const url = new URL('http://localhost/');
  const call = async (ifNoneMatch = '') => {
    const request = new Request(url, { headers: ifNoneMatch ? { 'if-none-match': ifNoneMatch } : {} });
    const event = { locals: { warehouse, locale: 'vi' }, url, request };
    return (GET as unknown as (e: typeof event) => Promise<Response>)(event);
  };
  const etag = (await call()).headers.get('etag')!;
  expect((await call(etag)).status).toBe(304);
  now = '2024-07-31T00:00:00Z';
  expect((await call(etag)).status).toBe(200);
});

it.each([
  ['a running period asks the further tests of its own weeks', '2024-07-30', { weeks: 2, running: true }, 50],
  ['its last days count as a week', '2024-08-12', { weeks: 1, running: true }, 100],
  ['one as long as a period that is over asks all', '2024-08-13', { weeks: 31 / 7, running: false }, 68],
])('%s', (_, today, expected, weekly) => {
  const weeks = planWeeks({ from: '2024-07-13', to: '2024-08-13' }, today);
  expect(weeks).toEqual(expected);
  expect(weeklyTests(200, 100, weeks)).toBe(weekly);
  expect(weeklyTests(200, 0, weeks)).toBe(0);
});
