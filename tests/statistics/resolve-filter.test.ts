import { afterEach, describe, expect, it } from 'vitest';
import { Fault } from '#lib/domain/fault.ts';
import type { FilterChoice } from '#lib/domain/filter.ts';
import { calendarMonth, ownDates, reportMonth } from '#lib/domain/period.ts';
import { statement } from '#lib/server/db/statement.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openCaseWorld } from './case-world.ts';

/** Last test on 20/6/2024, at a place both editions know: the last complete report month with tests is May's. */
const inJune = statement()`insert into world_test by name
  select unnest([date '2024-05-02', date '2024-06-20']) as tested_on, 'a1' as place, 30000 as download_kbps`;

let warehouse: Warehouse;
afterEach(() => warehouse.close());

async function refusal(choice: FilterChoice): Promise<Fault> {
  const thrown: unknown = await resolveFilter(warehouse, choice).catch((error: unknown) => error);
  if (!(thrown instanceof Fault)) throw new Error('nothing was refused');
  return thrown;
}

describe('what a filter means when nothing is chosen', () => {
  it('is the last complete report month with tests, 4G, the districts then in force, their standard', async () => {
    warehouse = await openCaseWorld({ rows: inJune });
    expect(await resolveFilter(warehouse, {})).toEqual({
      period: reportMonth('2024-05'),
      technology: '4G',
      operator: null,
      edition: 'old',
      level: 'district',
      within: null,
      statistic: 'mean',
      standard: '4g-40',
      failedTests: 'excluded',
      flagged: 'included',
    });
  });

  it("is today's report month in an empty warehouse", async () => {
    warehouse = await openCaseWorld(null, { now: '2025-08-12T16:59:59Z' });
    const filter = await resolveFilter(warehouse, {});
    expect(filter.period).toEqual(reportMonth('2025-08'));
    expect([filter.edition, filter.level]).toEqual(['new', 'commune']);
  });

  it("counts today's date in Việt Nam: 13 August has begun there at 17:00 UTC on the 12th", async () => {
    warehouse = await openCaseWorld(null, { now: '2025-08-12T17:00:00Z' });
    expect((await resolveFilter(warehouse, {})).period).toEqual(reportMonth('2025-09'));
  });
});

describe('the edition when none is chosen', () => {
  it('is the one in force on the last day of the period', async () => {
    warehouse = await openCaseWorld({ rows: inJune });
    const until = (to: string) => resolveFilter(warehouse, { period: ownDates('2024-01-01', to) });
    expect((await until('2025-07-01')).edition).toBe('old');
    expect((await until('2025-07-02')).edition).toBe('new');
  });

  it('is one that has tests, although another is in force', async () => {
    warehouse = await openCaseWorld({
      rows: statement()`insert into world_test by name
        select date '2025-08-01' as tested_on, 'district-a' as place, 30000 as download_kbps`,
    });
    expect((await resolveFilter(warehouse, {})).edition).toBe('old');
  });

  it('is one that has the level chosen', async () => {
    warehouse = await openCaseWorld({ rows: inJune });
    expect((await resolveFilter(warehouse, { level: 'commune' })).edition).toBe('new');
  });
});

describe('the standard when none is chosen', () => {
  it("is the technology's own", async () => {
    warehouse = await openCaseWorld({ rows: inJune });
    expect((await resolveFilter(warehouse, { technology: '5G' })).standard).toBe('5g-100');
  });

  it("is 4G's for all technologies together, for a technology without one, and before any was in force", async () => {
    warehouse = await openCaseWorld({ rows: inJune });
    const choices: FilterChoice[] = [
      { technology: 'all' },
      { technology: 'WiFi' },
      { technology: '5G', period: calendarMonth('2020-01') },
    ];
    for (const choice of choices) {
      expect((await resolveFilter(warehouse, choice)).standard).toBe('4g-40');
    }
  });
});

describe('unknown values are refused, with the known ones', () => {
  it.each([
    [{ edition: '1990' }, 'edition_unknown', ['old', 'new']],
    [{ edition: 'old', level: 'commune' }, 'level_unknown_in_edition', ['province', 'district']],
    [{ operator: 'ACME' }, 'operator_unknown', ['VTT', 'VNPT', 'MBF']],
    [{ standard: 'none' }, 'standard_unknown', ['4g-40', '5g-100', '4g-device-40']],
  ] as const)('%o: %s', async (choice, code, known) => {
    warehouse = await openCaseWorld({ rows: inJune });
    const fault = await refusal(choice);
    expect([fault.code, fault.details.known]).toEqual([code, known]);
  });
});
