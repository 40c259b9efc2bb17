import { afterEach, describe, expect, it } from 'vitest';
import { calendarMonth, quarter, rollingYear } from '#lib/domain/period.ts';
import { statement } from '#lib/server/db/statement.ts';
import { longerPeriods } from '#lib/server/statistics/longer-periods.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openCaseWorld } from './case-world.ts';

/** Three tests are enough for a verdict: A has them in the quarter, B in the year, C one in June. */
const few = statement()`insert into world_test by name
  select unnest([date '2024-04-02', date '2024-05-02', date '2024-06-30', date '2023-08-02', date '2023-12-02',
      date '2024-06-02', date '2024-06-03']) as tested_on,
    unnest(['a1', 'a1', 'a1', 'b1', 'b1', 'b1', 'c1']) as place,
    unnest([30000, 34000, 32000, 50000, 54000, 52000, 40000]) as download_kbps,
    unnest([1, 2, 3, 4, 5, 6, 7]) as device`;
const allInTheYear = statement()`insert into world_test by name
  select unnest([date '2024-04-02', date '2024-05-02', date '2024-06-30', date '2023-08-02', date '2023-12-02',
      date '2024-06-02', date '2024-06-03', date '2023-09-03', date '2023-10-03']) as tested_on,
    unnest(['a1', 'a1', 'a1', 'b1', 'b1', 'b1', 'c1', 'c1', 'c1']) as place,
    unnest([30000, 34000, 32000, 50000, 54000, 52000, 40000, 41000, 43000]) as download_kbps,
    unnest([1, 2, 3, 4, 5, 6, 7, 8, 9]) as device`;

let warehouse: Warehouse;
afterEach(() => warehouse.close());

const found = async (rows: typeof few, period = calendarMonth('2024-06')) => {
  warehouse = await openCaseWorld({ rows }, { now: '2024-07-20T00:00:00Z' });
  return longerPeriods(warehouse, await resolveFilter(warehouse, { period }));
};

describe('longer periods to look at', () => {
  it('are the shortest in which some area has enough tests', async () => {
    expect(await found(few)).toEqual([{ period: quarter('2024-06'), enough: 1, areas: 3 }]);
  });

  it('and the shortest in which every area has', async () => {
    expect(await found(allInTheYear)).toEqual([
      { period: quarter('2024-06'), enough: 1, areas: 3 },
      { period: rollingYear('2024-06'), enough: 3, areas: 3 },
    ]);
  });

  it('are none where a year is not enough either, and never shorter ones', async () => {
    expect(await found(few, calendarMonth('2023-08'))).toEqual([]);
    await warehouse.close();
    expect(await found(allInTheYear, rollingYear('2024-06'))).toEqual([]);
  });

  it('never end after the period', async () => {
    expect(await found(few, calendarMonth('2024-05'))).toEqual([]);
  });

  it('end when the period does, or before where the data end early', async () => {
    expect((await found(few, calendarMonth('2024-07')))[0]!.period).toEqual(quarter('2024-06'));
  });
});
