import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaignReach } from '#lib/domain/tallies/campaign.ts';
import { statement } from '#lib/server/db/statement.ts';
import { tallyExport } from '#lib/server/exports/tally-export.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';

const GROUND = [
  statement()`insert into edition values ('2024', 'Năm 2024', false, null, null, '', '', null)`,
  statement()`insert into unit values
    ('2024', 'district', '218', 'Lục Nam', 'Huyện', null, 250000, null),
    ('2024', 'district', '222', 'Việt Yên', 'Thị xã', null, null, null)`,
  statement()`insert into place_unit values (1, '2024', 'district', '218'), (2, '2024', 'district', '222')`,
  statement()`insert into reporting_unit (code, name, kind, district_code, position) values
    ('so-a', 'Sở A', 'department', null, 1),
    ('ubnd-218', 'UBND huyện Lục Nam', 'district', '218', 2),
    ('ubnd-222', 'UBND thị xã Việt Yên', 'district', '222', 3)`,
  statement()`insert into batch values
    (1, 'tally', 'a.xlsx', 'a', 1, 'test', timestamp '2024-07-12', null, 2, 2, 0, 0, 0, null, null, 'loaded', null, false, '[]', null, null),
    (2, 'measurement', 'b.csv', 'b', 1, 'test', timestamp '2024-07-20', null, 5, 5, 0, 0, 0, null, null, 'loaded', null, false, '[]', null, null),
    (3, 'measurement', 'c.csv', 'c', 1, 'test', timestamp '2024-07-20', null, 1, 1, 0, 0, 0, null, null, 'loaded', null, true, '[]', null, null)`,
  statement()`insert into tally values
    (1, 4, 'so-a', date '2024-07-01', 40, 90, 40, 90, null, 1, 'form', timestamp '2024-07-12'),
    (1, 5, 'ubnd-218', date '2024-07-01', 500, 1250, 750, null, null, 1, 'form', timestamp '2024-07-12')`,
  statement()`insert into measurement (batch_id, row_number, tested_on, place_id, technology, download_kbps)
    values (2, 1, date '2024-06-12', 1, '4G', 40000), (2, 2, date '2024-06-13', 1, '4G', 40000),
      (2, 3, date '2024-07-12', 1, '5G', 0), (2, 4, date '2024-07-13', 1, '4G', 40000),
      (2, 5, date '2024-07-01', null, '4G', 40000), (3, 1, date '2024-07-01', 2, '4G', 40000)`,
];

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await Warehouse.open({
    dataDir: null,
    threads: 1,
    memoryLimit: '512MB',
    clock: () => new Date('2024-07-20T00:00:00Z'),
  });
  await warehouse.change({
    commit: async (writer) => {
      for (const insert of GROUND) await writer.run(insert, {});
    },
  });
});
afterAll(() => warehouse.close());

async function rowsOf(query: string): Promise<Record<string, unknown>[]> {
  const { body } = await tallyExport(warehouse, new URLSearchParams(query));
  return (JSON.parse(body as string) as { rows: Record<string, unknown>[] }).rows;
}

describe('the campaign beside the tests', () => {
  it('counts a district’s tests from the 13th to the 12th, whatever their technology, and says them per 1,000 people', async () => {
    const [, lucNam] = await rowsOf('month=2024-07');
    expect(lucNam).toMatchObject({ unit_code: 'ubnd-218', population: 250_000, tests: 2, simulated: false });
    expect(lucNam).toMatchObject({ installs_per_thousand: 2, accesses_per_thousand: 5 });
    expect(lucNam).toMatchObject({ installs_cumulative_per_thousand: 3, tests_per_thousand: 0.008 });
  });

  it('splits the tests of a range by report month', async () => {
    const rows = await rowsOf('from=2024-06&to=2024-09');
    const tests = rows.filter((row) => row.unit_code === 'ubnd-218').map((row) => [row.month, row.tests]);
    expect(tests).toEqual([
      ['2024-06', 1],
      ['2024-07', 2],
      ['2024-08', 1],
    ]);
  });

  it('has no figures for units of no district, and no shares of an unknown population', async () => {
    const [department, , vietYen] = await rowsOf('month=2024-07');
    expect(department).toMatchObject({ tests: null, population: null, installs_per_thousand: null });
    expect(vietYen).toMatchObject({ tests: 1, population: null, tests_per_thousand: null });
  });

  it('says that it is simulated where the tests are', async () => {
    const [, , vietYen] = await rowsOf('month=2024-07');
    expect(vietYen).toMatchObject({ reported: false, simulated: true });
  });

  it('keeps an unknown figure unknown, and nobody’s share of nobody', () => {
    const none = { installs: null, accesses: 0, installsCumulative: null, accessesCumulative: null };
    expect(campaignReach(none, 0, 1000)).toEqual({
      installsPerThousand: null,
      accessesPerThousand: 0,
      installsCumulativePerThousand: null,
      testsPerThousand: 0,
    });
    expect(campaignReach(none, 5, 0).testsPerThousand).toBeNull();
  });
});
