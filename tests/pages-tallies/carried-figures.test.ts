import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addMonths } from '#lib/domain/local-date.ts';
import { statement } from '#lib/server/db/statement.ts';
import { contentOf } from '#lib/server/documents/consolidated-content.ts';
import { consolidatedTables } from '#lib/server/documents/consolidated-table.ts';
import { tallyExport } from '#lib/server/exports/tally-export.ts';
import { tallyBoard } from '#lib/server/tallies/board.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';

const UNITS = statement()`
  insert into reporting_unit (code, name, kind, district_code, position) values
    ('a', 'UBND huyện A', 'district', null, 1), ('b', 'UBND huyện B', 'district', null, 2), ('c', 'Báo C', 'press', null, 3)
`;
const BATCH = statement()`
  insert into batch values (1, 'tally', 'a.xlsx', 'a', 1, 'test', timestamp '2024-06-20', null, 9, 9, 0, 0, 0, null, null,
    'loaded', null, false, '[]', null, null)
`;
/** B misses June and gives no figure to date in July; nobody reports August; C reports May only. */
const FIGURES = statement()`
  insert into tally values
    (1, 1, 'a', date '2024-05-01', 10, 20, 10, 20, null, 1, 'form', timestamp '2024-05-12'),
    (1, 2, 'b', date '2024-05-01', 100, 200, 100, 200, null, 1, 'form', timestamp '2024-05-12'),
    (1, 3, 'c', date '2024-05-01', 1, 2, 1, 2, null, 1, 'form', timestamp '2024-05-12'),
    (1, 4, 'a', date '2024-06-01', 5, 6, 15, 26, null, 1, 'form', timestamp '2024-06-12'),
    (1, 5, 'a', date '2024-07-01', 1, 1, 16, 27, null, 1, 'form', timestamp '2024-07-12'),
    (1, 6, 'b', date '2024-07-01', 3, 3, null, 203, 'máy hỏng', 1, 'form', timestamp '2024-07-12'),
    (1, 7, 'a', date '2024-09-01', 0, 0, 16, 27, null, 1, 'form', timestamp '2024-09-12')
`;
const RANGE = { from: '2024-04', to: '2024-10' };

let warehouse: Warehouse;
beforeEach(async () => {
  warehouse = await Warehouse.open({
    ...{ dataDir: null, threads: 1, memoryLimit: '512MB' },
    clock: () => new Date('2024-12-20T00:00:00Z'),
  });
  await warehouse.change({
    commit: async (writer) => {
      for (const insert of [UNITS, BATCH, FIGURES]) await writer.run(insert, {});
    },
  });
});
afterEach(() => warehouse.close());

describe('figures to date', () => {
  it('never fall because a unit is missing, and are open in a month that nobody reported', async () => {
    const { totals } = await tallyBoard(warehouse, RANGE);
    const of = (figure: 'installsCumulative' | 'accessesCumulative') => totals.map((total) => total[figure]);
    expect(of('installsCumulative')).toEqual([null, 111, 116, 117, null, 117]);
    expect(of('accessesCumulative')).toEqual([null, 222, 228, 232, null, 232]);
    expect(totals.map(({ carried }) => carried)).toEqual([0, 0, 2, 2, 0, 2]);
    expect(totals.map(({ installs }) => installs)).toEqual([null, 111, 5, 4, null, 0]);
  });

  it('make each total the sum of its groups', async () => {
    const { totals, groups } = await tallyBoard(warehouse, RANGE);
    totals.forEach((total, i) => {
      const parts = groups.map((group) => group.totals[i]!.installsCumulative);
      expect(parts.some((part) => part !== null) ? parts.reduce((a, b) => (a ?? 0) + (b ?? 0)) : null).toBe(
        total.installsCumulative,
      );
    });
  });

  it('are carried and marked in the consolidated table', async () => {
    const [june, july] = await consolidatedTables(warehouse, { from: '2024-06', to: '2024-08' });
    const rows = contentOf(june!).rows.map(({ figures, note }) => [...figures, note]);
    expect(rows).toEqual([
      [5, 6, 15, 26, ''],
      [null, null, 100, 200, 'Chưa báo cáo. Lũy kế lấy theo báo cáo tháng 5/2024'],
      [5, 6, 115, 226, 'Đã báo cáo 1/2. Lũy kế gồm số mang sang của 1 đơn vị'],
      [null, null, 1, 2, 'Chưa báo cáo. Lũy kế lấy theo báo cáo tháng 5/2024'],
      [null, null, 1, 2, 'Đã báo cáo 0/1. Lũy kế gồm số mang sang của 1 đơn vị'],
      [5, 6, 116, 228, 'Đã báo cáo 1/3. Lũy kế gồm số mang sang của 2 đơn vị'],
    ]);
    expect(contentOf(june!).summary).toContain('116 người cài đặt, 228 lượt truy cập (gồm');
    expect(contentOf(july!).rows[1]).toMatchObject({
      figures: [3, 3, 100, 203],
      note: 'máy hỏng. Lũy kế lấy theo báo cáo tháng 5/2024',
    });
  });

  it('of a month that is not over are marked in its title', async () => {
    const [september, january] = await Promise.all(
      ['2024-09', '2025-01'].map(async (month) => {
        const [table] = await consolidatedTables(warehouse, { from: month, to: addMonths(month, 1) });
        return contentOf(table!).subject;
      }),
    );
    expect(september).not.toContain('chưa hết kỳ');
    expect(january).toContain('Tháng 1/2025 (chưa hết kỳ, kỳ kết thúc ngày 12/1/2025)');
  });

  it('stand beside what was reported in files', async () => {
    const { body } = await tallyExport(warehouse, new URLSearchParams('month=2024-06&format=json'));
    const { rows } = JSON.parse(body as string) as { rows: Record<string, unknown>[] };
    expect(
      rows.map((row) => [
        row.installs_cumulative,
        row.installs_to_date,
        row.accesses_to_date,
        row.carried_from,
      ]),
    ).toEqual([
      [15, 15, 26, null],
      [null, 100, 200, '2024-05'],
      [null, 1, 2, '2024-05'],
    ]);
  });
});
