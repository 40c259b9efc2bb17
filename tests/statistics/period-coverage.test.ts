import { afterEach, describe, expect, it } from 'vitest';
import { basePeriod } from '#lib/domain/change.ts';
import { monthDaysMissing, periodCoverage, sameDays } from '#lib/domain/period-coverage.ts';
import {
  calendarMonth,
  ownDates,
  quarter,
  reportMonth,
  rollingYear,
  type Period,
} from '#lib/domain/period.ts';
import { coverageMark, periodName, sameDaysNote } from '#lib/messages/periods.ts';
import { statement } from '#lib/server/db/statement.ts';
import { areaStatisticsExport } from '#lib/server/exports/area-exports.ts';
import { areaChanges } from '#lib/server/statistics/area-changes.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openCaseWorld } from './case-world.ts';

const dates = { firstOn: '2023-07-13', lastOn: '2024-07-12', today: '2024-08-20' };
const july = calendarMonth('2024-07');

it.each([
  ['2024-06-01', ownDates('2024-01-01', '2024-08-01'), 0],
  ['2024-07-01', ownDates('2024-01-01', '2024-08-01'), 19],
  ['2024-06-13', ownDates('2024-01-13', '2024-07-13'), 0],
  // A report month across the end of a year, and one that the period cuts.
  ['2023-12-13', ownDates('2023-07-13', '2024-07-13'), 0],
  ['2024-05-13', ownDates('2024-05-20', '2024-06-03'), 17],
  ['2023-07-01', ownDates('2023-07-01', '2024-07-01'), 12],
] as const)('the month from %s lacks days without data or outside the period', (monthOn, chosen, missing) => {
  expect(monthDaysMissing(monthOn, chosen, dates)).toBe(missing);
});

describe('how much of a period the data cover', () => {
  it.each<[Period, string | null]>([
    [reportMonth('2024-07'), null],
    [july, 'mới đến 12/7 (12/31 ngày)'],
    [quarter('2024-07'), 'mới đến 12/7 (12/92 ngày)'],
    [rollingYear('2024-07'), 'mới đến 12/7 (347/366 ngày)'],
    [reportMonth('2024-08'), 'chưa có số liệu (0/31 ngày)'],
    [calendarMonth('2023-07'), 'chỉ từ 13/7 (19/31 ngày)'],
    [ownDates('2024-07-01', '2024-07-13'), null],
    [ownDates('2024-07-10', '2024-07-14'), 'mới đến 12/7 (3/4 ngày)'],
    [ownDates('2023-07-01', '2024-08-01'), 'chỉ từ 13/7/2023 đến 12/7 (366/397 ngày)'],
  ])('%o: %s', (period, mark) => {
    expect(coverageMark(period, dates, 'vi')).toBe(mark);
  });

  it('marks a period of today although it has data of its last day', () => {
    const today = { ...dates, today: '2024-07-12' };
    expect(coverageMark(reportMonth('2024-07'), today, 'vi')).toBe('chưa hết kỳ');
    expect(coverageMark(reportMonth('2024-07'), { ...today, today: '2024-07-13' }, 'vi')).toBeNull();
  });

  it('is named with the period, in both languages', () => {
    expect(periodName(july, dates, 'vi')).toBe('Tháng 7/2024, mới đến 12/7 (12/31 ngày)');
    expect(periodName(july, dates, 'en')).toBe('Month 7/2024, only to 12/7 (12/31 days)');
    expect(periodName(reportMonth('2024-07'), dates, 'vi')).toBe('Kỳ 13/6–12/7/2024');
    const own = ownDates('2024-07-01', '2024-07-06');
    expect(periodName(own, dates, 'vi')).toBe('Từ ngày 1/7 đến 5/7/2024 (kỳ tự chọn, không định trước)');
    expect(periodName(own, dates, 'en')).toBe('From 1/7 to 5/7/2024 (own dates, not fixed beforehand)');
  });
});

describe('a period whose data end early, against earlier ones', () => {
  it.each<[Period, string, string]>([
    [july, '2024-06-01', '2024-06-13'],
    [quarter('2024-07'), '2024-04-01', '2024-04-13'],
    [reportMonth('2024-07'), '2024-05-13', '2024-06-13'],
    [ownDates('2024-07-01', '2024-08-10'), '2024-05-22', '2024-06-03'],
  ])('compares the same days of %o', (period, from, to) => {
    expect(sameDays(basePeriod(period, 'previous')!, period, dates)).toMatchObject({ from, to });
  });

  it('never lengthens a shorter base', () => {
    const until = { ...dates, lastOn: '2024-03-30' };
    const march = calendarMonth('2024-03');
    expect(periodCoverage(march, until)?.days).toBe(30);
    expect(sameDays(calendarMonth('2024-02'), march, until).to).toBe('2024-03-01');
  });

  it('says so', () => {
    expect(sameDaysNote(july, dates, 'vi')).toContain('mới đến 12/7');
    expect(sameDaysNote(reportMonth('2024-07'), dates, 'vi')).toBeNull();
  });
});

/** Slow at the beginning of June and July, fast at the end of June: the same days did not change. */
const halfJuly = statement()`insert into world_test by name
  select unnest([date '2024-06-02', date '2024-06-25', date '2024-07-03']) as tested_on, 'a1' as place,
    unnest([20000, 80000, 20000]) as download_kbps`;

describe('in the warehouse', () => {
  let warehouse: Warehouse;
  afterEach(() => warehouse.close());

  it('compares the same days', async () => {
    warehouse = await openCaseWorld({ rows: halfJuly });
    const filter = await resolveFilter(warehouse, { period: july });
    const [row] = await areaChanges(warehouse, filter);
    expect(row).toMatchObject({
      ...{ baseFrom: '2024-06-01', baseTo: '2024-06-04', baseTests: 1 },
      ...{ baseDownloadKbpsMean: 20_000, downloadKbpsMean: 20_000 },
    });
  });

  it('compares whole months again once data of a later day came, although none of the month did', async () => {
    warehouse = await openCaseWorld({ rows: halfJuly });
    const filter = await resolveFilter(warehouse, { period: july });
    const baseTo = async () => (await areaChanges(warehouse, filter))[0]!.baseTo;
    expect(await baseTo()).toBe('2024-06-04');
    await warehouse.change({
      commit: (writer) => writer.run(statement()`update batch set last_on = date '2024-07-31'`, {}),
      affectedDates: () => ({ firstOn: '2024-08-01', lastOn: '2024-08-02' }),
    });
    expect(await baseTo()).toBe('2024-07-01');
  });

  it('says in files how much of the period is covered', async () => {
    warehouse = await openCaseWorld({ rows: halfJuly });
    const file = async (search: string) =>
      areaStatisticsExport(warehouse, new URLSearchParams(`format=json&${search}`));
    const half = await file('period=month:2024-07');
    expect(half.fileName).toContain('incomplete-3-of-31-days');
    expect((JSON.parse(half.body as string) as { coverage: object }).coverage).toEqual({
      ...{ complete: false, first_on: '2024-07-01', last_on: '2024-07-03', days: 3, of_days: 31 },
    });
    const whole = await file('from=2024-06-02&to=2024-07-01');
    expect(whole.fileName).not.toContain('incomplete');
    expect((JSON.parse(whole.body as string) as { coverage: object }).coverage).toMatchObject({
      complete: true,
    });
  });

  it('takes the last complete report month with tests when no period is chosen', async () => {
    warehouse = await openCaseWorld({ rows: halfJuly });
    expect((await resolveFilter(warehouse, {})).period).toEqual(reportMonth('2024-06'));
  });

  it('passes over report months without a test', async () => {
    warehouse = await openCaseWorld({
      rows: statement()`insert into world_test by name
        select unnest([date '2024-02-20', date '2024-06-25']) as tested_on, 'a1' as place, 20000 as download_kbps`,
    });
    expect((await resolveFilter(warehouse, {})).period).toEqual(reportMonth('2024-03'));
  });

  it('takes the report month that has just ended, from the day after its last on', async () => {
    const ended = statement()`insert into world_test by name
      select unnest([date '2024-06-01', date '2024-07-12']) as tested_on, 'a1' as place, 20000 as download_kbps`;
    warehouse = await openCaseWorld({ rows: ended }, { now: '2024-07-12T16:59:59Z' });
    expect((await resolveFilter(warehouse, {})).period).toEqual(reportMonth('2024-06'));
    await warehouse.close();
    warehouse = await openCaseWorld({ rows: ended }, { now: '2024-07-12T17:00:00Z' });
    expect((await resolveFilter(warehouse, {})).period).toEqual(reportMonth('2024-07'));
  });
});
