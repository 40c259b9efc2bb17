import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFilterChoice } from '#lib/domain/filter.ts';
import { NO_HOUR, NO_OPERATOR } from '#lib/domain/measurement-table.ts';
import { statement } from '#lib/server/db/statement.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { scopeOf } from '#lib/server/aggregates/scope.ts';
import { measurementExport } from '#lib/server/exports/measurement-export.ts';
import { measurementRows } from '#lib/server/statistics/measurements.sql.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { decodeMeasurements } from '#lib/transport/measurement-table.ts';
import { openCaseWorld } from '../statistics/case-world.ts';

/** 23:30 of 30/6/2024 in UTC is 6:30 of 1/7 in Việt Nam. */
const tests = statement()`insert into world_test by name
  select tested_on::date as tested_on, tested_at::timestamp as tested_at, place, operator, download_kbps
  from (values
    ('2024-07-01', '2024-06-30 23:30:00', 'a1', 'MBF', 50000),
    ('2024-07-02', null, 'a1', 'VTT', 30000),
    ('2024-07-02', '2024-07-02 03:00:00', 'a2', null, 30000),
    ('2024-07-03', '2024-07-03 03:00:00', 'a1', 'VTT', 0),
    ('2024-07-03', '2024-07-03 03:00:00', 'b1', 'VTT', 99000)
  ) as t(tested_on, tested_at, place, operator, download_kbps)
  union all by name
  select date '2023-01-01' as tested_on, 'c1' as place, 1000 + i as download_kbps from range(70000) as t(i)`;

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openCaseWorld({ rows: tests });
});
afterAll(() => warehouse.close());

const ask = (query: string, ifNoneMatch: string | null = null) =>
  measurementExport(warehouse, new URLSearchParams(query), ifNoneMatch);
const table = async (query: string) => {
  const { metadata, ...columns } = decodeMeasurements((await ask(query)).body as Uint8Array);
  const { day, hour, kbps, operator } = columns;
  return { rows: Array.from(kbps, (speed, i) => [day[i], hour[i], speed, operator[i]]), columns, metadata };
};
const FIRST_OF_JULY = Date.UTC(2024, 6, 1) / 86_400_000;

describe('the tests of an area', () => {
  it('come slowest first with day, hour, speed and operator, unknown ones as such, failed ones left out', async () => {
    const { rows, columns, metadata } = await table('period=month:2024-07&code=A');
    expect(columns.operators).toEqual(['VTT', 'VNPT', 'MBF']);
    expect(rows).toEqual([
      [FIRST_OF_JULY + 1, 10, 30000, NO_OPERATOR],
      [FIRST_OF_JULY + 1, NO_HOUR, 30000, 0],
      [FIRST_OF_JULY, 6, 50000, 2],
    ]);
    expect(metadata).toMatchObject({ tests: '3', drawn: '3' });
    expect(JSON.parse(metadata.provenance!)).toMatchObject({ filter: { edition: 'old', level: 'district' } });
  });

  it('obey the filter: zeros when failed tests count, one operator, nothing', async () => {
    const speeds = async (query: string) =>
      [...(await table(`period=month:2024-07&code=A&${query}`)).columns.kbps].join(' ');
    expect(await speeds('failed=as_zero')).toBe('0 30000 30000 50000');
    expect(await speeds('operator=MBF')).toBe('50000');
    expect(await speeds('technology=5G')).toBe('');
  });

  it('come whole through several record batches', async () => {
    const { columns } = await table('period=month:2023-01');
    expect(columns.kbps).toEqual(Uint32Array.from({ length: 70_000 }, (_, i) => 1000 + i));
    expect(new Set(columns.hour)).toEqual(new Set([NO_HOUR]));
  });

  it('are not sent again when the etag matches, and differ for another area', async () => {
    const { etag } = await ask('period=month:2024-07&code=A');
    expect((await ask('code=A&period=month:2024-07', etag)).body).toBeNull();
    expect((await ask('period=month:2024-07&code=B', etag)).body).not.toBeNull();
  });

  it('are refused for an unknown area or format', async () => {
    await expect(ask('code=Q')).rejects.toMatchObject({ code: 'unit_unknown', status: 404 });
    await expect(ask('format=csv')).rejects.toMatchObject({ code: 'parameter_value_unknown' });
  });

  it('are sampled where there are more than are sent, always the same ones', async () => {
    const choice = parseFilterChoice(new URLSearchParams('period=month:2023-01'));
    const scope = scopeOf(await resolveFilter(warehouse, choice), {});
    const unknown = { failedAsZero: false, noHour: NO_HOUR, noOperator: NO_OPERATOR };
    const draw = async () => {
      const speeds: number[] = [];
      await warehouse.db.queryColumns(
        measurementRows,
        { ...scope, ...unknown, tests: 70_000, keep: 7000 },
        ({ kbps }) => speeds.push(...kbps),
      );
      return speeds;
    };
    const drawn = await draw();
    expect(await draw()).toEqual(drawn);
    // Means of 7000 and of a whole of which they are drawn evenly: within five standard errors.
    expect(Math.abs(drawn.length - 7000)).toBeLessThan(5 * Math.sqrt(7000));
    const mean = drawn.reduce((sum, kbps) => sum + kbps, 0) / drawn.length;
    expect(Math.abs(mean - 36_000)).toBeLessThan((5 * 20_207) / Math.sqrt(7000));
  });
});
