import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultSentence, FAULT_CODES } from '#lib/messages/faults.ts';
import { STATISTICS_FAULTS } from '#lib/messages/faults-statistics.ts';
import { statement } from '#lib/server/db/statement.ts';
import { INSTANCE } from '#lib/server/server-discovery.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { GET as getHealth } from '../../src/routes/api/health/+server.ts';
import { GET as getAreas } from '../../src/routes/api/v1/statistics/areas/+server.ts';
import { GET as getChanges } from '../../src/routes/api/v1/statistics/changes/+server.ts';
import { GET as getEstimates } from '../../src/routes/api/v1/statistics/estimates/+server.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { openCaseWorld } from './case-world.ts';

const one = statement()`insert into world_test by name
  select date '2024-06-20' as tested_on, 'a1' as place, 30000 as download_kbps`;

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openCaseWorld({ rows: one });
});
afterAll(() => warehouse.close());

/** Calls a route as the server does, with the parts of the event that it reads. */
async function call(
  route: typeof getAreas | typeof getChanges | typeof getEstimates | typeof getHealth,
  query: string,
  headers = {},
): Promise<Response> {
  const url = new URL(`http://localhost/?${query}`);
  const event = { locals: { warehouse, locale: 'vi' }, url, request: new Request(url, { headers }) };
  return (route as unknown as (e: typeof event) => Promise<Response>)(event);
}

describe.each([
  ['areas', getAreas],
  ['changes', getChanges],
  ['estimates', getEstimates],
])('/api/v1/statistics/%s', (name, route) => {
  it('returns 304 without a body when If-None-Match has the etag, also in a list', async () => {
    const etag = (await call(route, '')).headers.get('etag')!;
    for (const ifNoneMatch of [etag, `"other", W/${etag}`, '*']) {
      const response = await call(route, 'operator=all', { 'if-none-match': ifNoneMatch });
      expect([response.status, await response.text()]).toEqual([304, '']);
    }
  });

  it('gives another etag for other figures, another format and changed data', async () => {
    const tag = async (query: string) => (await call(route, query)).headers.get('etag')!;
    const queries = ['', 'operator=VTT', 'by=operator', 'format=csv'];
    const tags = await Promise.all(queries.map(tag));
    await warehouse.change({ commit: () => Promise.resolve() });
    expect(new Set([...tags, await tag('')]).size).toBe(queries.length + 1);
  });

  it('is a file named after what is in it', async () => {
    const response = await call(route, 'format=csv');
    expect(response.headers.get('content-disposition')).toContain(`filename="${name}_old_district_`);
  });
});

describe('/api/v1/statistics/areas', () => {
  it('returns a file of the requested format', async () => {
    const response = await call(getAreas, 'format=csv');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(response.headers.get('content-disposition')).toMatch(/filename="areas_old_district_.+\.csv"/);
    expect(await response.text()).toMatch(/^unit_code,unit_name,operator,tests/);
  });

  it('refuses with a code, a sentence and the known values', async () => {
    const response = await call(getAreas, 'edition=1990');
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      code: 'edition_unknown',
      message: 'Không có bộ địa giới «1990». Các bộ hiện có: old, new.',
      details: { value: '1990', known: ['old', 'new'] },
    });
  });
});

it('/api/health names the program and its holdings', async () => {
  expect(await (await call(getHealth, '')).json()).toEqual({
    status: 'ok',
    version: packageJson.version,
    instance: INSTANCE,
    dataVersion: warehouse.dataVersion,
    measurements: 1,
  });
});

it.each(Object.keys(STATISTICS_FAULTS))('%s has a sentence of its own in both languages', (code) => {
  expect(FAULT_CODES).toContain(code);
  const [vi, en] = (['vi', 'en'] as const).map((locale) => faultSentence({ code, details: {} }, locale));
  expect(vi).not.toBe(en);
});
