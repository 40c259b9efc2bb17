import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFilterChoice } from '#lib/domain/filter.ts';
import { statement } from '#lib/server/db/statement.ts';
import { areaChanges } from '#lib/server/statistics/area-changes.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openCaseWorld } from './case-world.ts';

/**
 * June and July of the same networks, one test a device: VTT at 40 to 60 Mbps, VNPT at 10 to 30. VTT has 100 of 200
 * devices in June and 160 of 200 in July; hours are unknown but in the district B, where all tests are at 9 or 20 o'clock.
 * C has two tests in each.
 */
const world = statement()`insert into world_test by name
  select date '2024-06-15' + (i % 10)::integer + 30 * month::integer as tested_on,
    case when place = 'b1' then (date '2024-06-15' + (i % 10)::integer + 30 * month::integer)::timestamp
      + interval 2 hour + case when i % 4 = 0 then interval 11 hour else interval 0 hour end end as tested_at,
    place, case when i < 100 + 60 * month then 'VTT' else 'VNPT' end as operator,
    case when i < 100 + 60 * month then 40000 else 10000 end + 1000 * (i % 20) as download_kbps,
    hash(i, month, place) as device
  from range(200) as t(i), range(2) as m(month), (values ('a1'), ('b1')) as p(place)
  union all by name
  select date '2024-06-15' + 30 * month::integer as tested_on, 'c1' as place, 'VTT' as operator,
    10000 + 80000 * month::integer + i::integer as download_kbps, hash(i, month) as device
  from range(2) as t(i), range(2) as m(month)`;

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openCaseWorld({ rows: world });
});
afterAll(() => warehouse.close());

async function changesOf(code: string, query = '', by: 'area' | 'area_operator' = 'area') {
  const choice = parseFilterChoice(
    new URLSearchParams(`edition=old&level=district&period=report:2024-08&${query}`),
  );
  const rows = await areaChanges(warehouse, await resolveFilter(warehouse, choice), { by });
  return rows.filter((row) => row.code === code && row.base === 'previous');
}

describe('more testers of the faster operator', () => {
  it('make the mean better, which does not stand at fixed shares of operators', async () => {
    const [row] = await changesOf('B');
    expect(row).toMatchObject({ change: 'better', finding: 'testers' });
    expect(row!.downloadKbpsDifference).toBeCloseTo(9_000, 6);
    expect(row!.atFixed.operators.difference).toBeCloseTo(0, 6);
    expect(row!.atFixed.hours.difference).toBeCloseTo(9_000, 6);
    expect(row!.atFixed.both.difference).toBeCloseTo(0, 6);
  });

  it('with unknown hours are compared at fixed shares of operators only', async () => {
    const [row] = await changesOf('A');
    expect(row).toMatchObject({ change: 'better', finding: 'testers' });
    expect(row!.atFixed.operators.lower! < 0 && row!.atFixed.operators.upper! > 0).toBe(true);
    expect(row!.atFixed.hours).toEqual({ difference: null, lower: null, upper: null, covered: 1 });
    expect(row!.atFixed.both.difference).toBeNull();
  });

  it('are no change of either operator', async () => {
    const rows = await changesOf('B', '', 'area_operator');
    expect(rows.map(({ operator, change, finding }) => [operator, change, finding])).toEqual([
      [null, 'better', 'testers'],
      ['VTT', 'unclear', null],
      ['VNPT', 'unclear', null],
    ]);
    const [alone] = await changesOf('B', 'operator=VTT');
    expect(alone).toEqual({ ...rows[1], operator: null });
    expect(alone!.atFixed.operators).toMatchObject({ difference: alone!.downloadKbpsDifference, covered: 1 });
  });

  it('are looked for in no change that is not judged', async () => {
    const [row] = await changesOf('C');
    expect(row).toMatchObject({ tests: 2, baseTests: 2, change: 'too_few', finding: null });
    expect(row!.downloadKbpsDifferenceLower).toBeGreaterThan(0);
  });
});
