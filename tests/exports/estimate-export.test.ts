import { csvParse } from 'd3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '#lib/domain/fault.ts';
import { parseFilterChoice } from '#lib/domain/filter.ts';
import { statement } from '#lib/server/db/statement.ts';
import { estimateExport } from '#lib/server/exports/estimate-export.ts';
import { estimates } from '#lib/server/statistics/estimates.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { decodeArrow } from '#lib/transport/arrow.ts';
import { wireObject } from '#lib/transport/column.ts';
import { ESTIMATE_COLUMNS } from '#lib/transport/estimate-columns.ts';
import { openCaseWorld } from '../statistics/case-world.ts';

const tests = statement()`insert into world_test by name
  select date '2024-06-20' + (i % 30)::integer as tested_on, ['a1', 'b1'][1 + (i % 2)::integer] as place,
    ['VTT', 'MBF'][1 + (i % 2)::integer] as operator, ['4G', '5G'][1 + (i % 3 // 2)::integer] as technology,
    timestamp '2024-06-20 01:00:00' + to_hours((i % 30 * 24 + i % 3 * 5)::integer) as tested_at,
    30001 + 7 * i as download_kbps, i % 9 as device
  from range(60) as t(i)`;
const FILTER = 'period=month:2024-06&technology=all';

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openCaseWorld({ rows: tests });
});
afterAll(() => warehouse.close());

const csv = async (by: string) => {
  const { body } = await estimateExport(warehouse, new URLSearchParams(`${FILTER}&format=csv&bom=0${by}`));
  return csvParse(body as string);
};

describe('estimates as a file', () => {
  it.each([
    ['', 'A B C'.split(' ').slice(0, 2)],
    ['&by=all', ['*']],
    ['&by=technology', ['* 4G', '* 5G']],
    ['&by=unit, operator', ['A', 'A VTT', 'B', 'B MBF']],
    ['&by=month,hours', ['* 2024-06-01 8', '* 2024-06-01 12', '* 2024-06-01 16']],
  ])('are grouped by the requested dimensions: %s', async (by, expected) => {
    const rows = await csv(by);
    const keys = ['unit_code', 'operator', 'technology', 'month_from', 'hour_from'];
    expect(rows.map((row) => keys.flatMap((key) => row[key] || []).join(' '))).toEqual(expected);
  });

  it('carry in every format what the function gives', async () => {
    const query = `${FILTER}&by=unit,month,hours,technology,operator`;
    const json = JSON.parse((await estimateExport(warehouse, new URLSearchParams(query))).body as string) as {
      rows: Record<string, unknown>[];
    };
    const arrow = await estimateExport(warehouse, new URLSearchParams(`${query}&format=arrow`));
    const { rows } = decodeArrow(ESTIMATE_COLUMNS, arrow.body as Uint8Array);
    expect(rows.map((row) => wireObject(row, ESTIMATE_COLUMNS))).toEqual(json.rows);
    const filter = await resolveFilter(warehouse, parseFilterChoice(new URLSearchParams(FILTER)));
    const found = await estimates(warehouse, filter, ['operator', 'technology', 'month', 'hours']);
    expect(rows).toEqual(
      found.map((row) => ({
        ...row,
        areaName: { A: 'An', B: 'Bình' }[row.code],
        // Data begin on 20 June.
        monthDaysMissing: 19,
        simulated: false,
      })),
    );
  });

  it('are refused for an unknown dimension, naming the known ones', async () => {
    const thrown: unknown = await csv('&by=unit,colour').catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Fault);
    expect((thrown as Fault).details).toMatchObject({ parameter: 'by', value: 'colour' });
  });
});
