import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readMonth } from '#lib/server/tallies/read-month.ts';
import { standingReports, versionsOfUnit } from '#lib/server/tallies/reports.sql.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { undoBatch } from '#lib/server/ingest/undo.ts';
import { counts, faultOf, load, reasons, sharedWarehouse } from './support.ts';

const shared = sharedWarehouse();

const TITLE = 'Số liệu, báo cáo về việc cài đặt và sử dụng công cụ i-Speed Tháng 7/2024';
const UPPER = [
  'Đơn vị (Sở, ban, ngành tỉnh; UBND các huyện, thị xã, thành phố)',
  'Số liệu trong tháng (từ 13 tháng trước đến 12 tháng báo cáo)',
  '',
  'Số liệu lũy kế đến ngày 13 tháng báo cáo',
  '',
  'Ghi chú',
];
/** The heading over the cumulative accesses repeats "trong tháng", as in the letter. */
const LOWER = [
  '',
  'Tổng số Người cài đặt ứng dụng i-Speed',
  'Tổng số lượt truy cập ứng dụng i-Speed trong tháng',
  'Tổng số Người cài đặt ứng dụng i-Speed',
  'Tổng số lượt truy cập ứng dụng i-Speed trong tháng',
  '',
];
const SAMPLE = ['Tên đơn vị thực hiện báo cáo', '25', '60', '...', '...', ''];
const csv = (...rows: string[][]) =>
  rows.map((row) => row.map((cell) => (cell ? `"${cell}"` : '')).join(',')).join('\n');
const form = (...rows: string[][]) => csv(['BIỂU TỔNG HỢP'], [TITLE], UPPER, LOWER, ...rows);

const talliesOf = (warehouse: Warehouse) =>
  warehouse.db.query<Record<string, unknown>, Record<never, never>>(
    {
      text: `select row_number as row, unit_code as unit, strftime(month, '%Y-%m') as month, installs, accesses,
        installs_cumulative as i, accesses_cumulative as a, note from tally join batch using (batch_id)
        where state = 'loaded' order by batch_id, row_number`,
    },
    {},
  );

const standing = () => shared().db.query(standingReports, { to: '2025-01-01' });
const versions = async () => {
  const all = await shared().db.query(versionsOfUnit, { unit: 'ubnd-218' });
  return all.filter(({ month }) => month === '2024-07');
};

const LUC_NAM = { unit: 'ubnd-218', month: '2024-07', installs: 120, accesses: 1300, i: 500, a: 4000 };

describe('the letter’s form', () => {
  it('comes in from a workbook with its two merged header rows', async () => {
    const blank = (row: string[]) => row.map((cell) => cell || null);
    const merge = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
      ...{ startRow, startCol, endRow, endCol },
    });
    const content = await writeXlsx({
      sheets: [
        {
          name: 'T7',
          rows: [
            ['BIỂU TỔNG HỢP', null, null, null, null, null],
            [TITLE, null, null, null, null, null],
            blank(UPPER),
            blank(LOWER),
            SAMPLE,
            ['UBND huyện Lục Nam', 120, 1300, 500, 4000, 'đã kiểm tra'],
            ['Sở Y tế', 10, null, 15, null, null],
            ['Tổng cộng', 130, 1300, 515, 4000, null],
          ],
          merges: [
            merge(0, 0, 0, 5),
            merge(1, 0, 1, 5),
            merge(2, 0, 3, 0),
            merge(2, 1, 2, 2),
            merge(2, 3, 2, 4),
          ],
        },
      ],
    } as Parameters<typeof writeXlsx>[0]);
    const report = await load(shared(), 'thang-7.xlsx', content);
    expect(report.batch.kind).toBe('tally');
    expect(counts(report)).toEqual([2, 2, 0, 0]);
    expect(await talliesOf(shared())).toEqual([
      { ...LUC_NAM, row: 6, note: 'đã kiểm tra' },
      { row: 7, unit: 'y-te', month: '2024-07', installs: 10, accesses: null, i: 15, a: null, note: null },
    ]);
    expect(report.notices).toEqual([
      {
        code: 'tally_rows_skipped',
        details: { rows: 2, names: ['Tên đơn vị thực hiện báo cáo', 'Tổng cộng'] },
      },
    ]);
  });

  it('comes in from CSV with the two header rows, figures grouped or not', async () => {
    await load(shared(), 't.csv', form(['Huyện Lục Nam', '120', '1.300', '500', '4.000', '']));
    expect(await talliesOf(shared())).toMatchObject([{ ...LUC_NAM, row: 5 }]);
  });

  it('comes in from CSV with one header row and a column of months', async () => {
    const header =
      'Tháng;Đơn vị;Người cài đặt trong tháng;Lượt truy cập trong tháng;Người cài đặt lũy kế;Lượt truy cập lũy kế\n';
    await load(shared(), 't.csv', `${header}7/2024;Lục Nam;120;1300;500;4000\n2024-08;Lục Nam;1;2;3;4\n`);
    expect(await talliesOf(shared())).toMatchObject([
      LUC_NAM,
      { unit: 'ubnd-218', month: '2024-08', installs: 1 },
    ]);
  });

  it('takes its month from what a person says before its title, and asks when nobody says', async () => {
    await load(shared(), 't.csv', form(['Lục Nam', '1', '2', '3', '4', '']), {
      constants: { month: '2024-09' },
    });
    expect(await talliesOf(shared())).toMatchObject([{ month: '2024-09' }]);
    const untitled = csv(UPPER, LOWER, ['Lục Nam', '1', '2', '3', '4', '']);
    expect((await faultOf(load(shared(), 'u.csv', untitled))).code).toBe('tally_month_missing');
  });

  it('rejects rows of unknown units, wrong figures and contradictions; the same row twice is a duplicate', async () => {
    const report = await load(
      shared(),
      't.csv',
      form(
        ['Lục Nam', '120', '1300', '500', '4000', ''],
        ['UBND huyện Lục Nam', '120', '1300', '500', '4000', ''],
        ['Lục Nam', '121', '1300', '500', '4000', ''],
        ['Sở Phép thuật', '1', '2', '3', '4', ''],
        ['Sở Y tế', '-5', '2', '3', '4', ''],
        ['Sở Xây dựng', '1,5', '2', '3', '4', ''],
        ['Sở Nội vụ', '', '', '', '', ''],
        ['', '7', '', '', '', ''],
        ['I. Các sở, ban, ngành', '', '', '', '', ''],
      ),
    );
    expect(counts(report)).toEqual([8, 1, 1, 6]);
    expect(reasons(report)).toEqual({
      tally_unit_repeated: [[7, 'Lục Nam']],
      tally_unit_unknown: [[8, 'Sở Phép thuật']],
      tally_number_invalid: [
        [9, '-5'],
        [10, '1,5'],
      ],
      tally_figures_missing: [[11, 'Sở Nội vụ']],
      tally_unit_missing: [[12, null]],
    });
  });

  it('reads what people write around figures; dots left from the form are no figure, and hide no unit', async () => {
    const report = await load(
      shared(),
      't.csv',
      form(
        ['UBND huyện Lục Nam', '1.250 người', '3 000 lượt', '...', '…', ''],
        ['Sở Y tế', '...', '...', '...', '...', ''],
      ),
    );
    expect(await talliesOf(shared())).toMatchObject([
      { unit: 'ubnd-218', installs: 1250, accesses: 3000, i: null, a: null },
    ]);
    expect(reasons(report)).toEqual({ tally_figures_missing: [[6, 'Sở Y tế']] });
  });

  it('asks about figures that are the form’s own example', async () => {
    const report = await load(shared(), 't.csv', form(SAMPLE, ['Lục Nam', '25', '60', '500', '4000', '']));
    expect(report.notices).toContainEqual({
      code: 'tally_like_sample',
      details: { rows: 1, names: ['Lục Nam'] },
    });
  });

  it('does not take a unit for a total because its name begins like one', async () => {
    await shared().db.write((writer) =>
      writer.run(
        {
          text: `insert into reporting_unit_alias (alias_key, code) values ('cong ty cap nuoc', 'ubnd-218')`,
        },
        {},
      ),
    );
    await load(
      shared(),
      't.csv',
      form(['Công ty Cấp nước', '1', '2', '3', '4', ''], ['Cộng', '1', '2', '', '', '']),
    );
    expect(await talliesOf(shared())).toMatchObject([{ unit: 'ubnd-218', installs: 1 }]);
  });

  it('of a later batch replaces figures and says whose; taken back, the earlier version stands again', async () => {
    await load(shared(), '1.csv', form(['Lục Nam', '1', '2', '3', '4', '']));
    const later = await load(shared(), '2.csv', form(['Lục Nam', '5', '6', '7', '8', '']));
    expect(later.notices).toEqual([{ code: 'tally_superseded', details: { units: 1 } }]);
    expect(await standing()).toMatchObject([{ installs: 5, versions: 2 }]);
    await undoBatch(shared(), later.batch.id);
    expect(await standing()).toMatchObject([{ installs: 1, versions: 1 }]);
    const [newest, oldest] = await versions();
    expect(newest).toMatchObject({ installs: 5, state: 'undone', stands: false });
    expect(oldest).toMatchObject({ installs: 1, state: 'loaded', stands: true, fileName: '1.csv' });
  });

  it('never gives a version’s number again, that of one taken back either', async () => {
    const first = await load(shared(), '1.csv', form(['Lục Nam', '1', '2', '3', '4', '']));
    await undoBatch(shared(), first.batch.id);
    await load(shared(), '1.csv', form(['Lục Nam', '1', '2', '3', '4', '']));
    const numbers = (await versions()).map(({ version }) => version);
    expect(numbers).toEqual(numbers.map((_, i) => numbers.length - i));
  });

  it('received earlier, or come in with a past consolidated table, stands behind the unit’s own last report', async () => {
    const sent = (installs: number) => form(['Lục Nam', String(installs), '9', '9', '9', '']);
    await load(shared(), '1.csv', sent(1), { receivedAt: '2024-07-15T00:00:00Z' });
    const earlier = await load(shared(), '2.csv', sent(2), { receivedAt: '2024-07-12T16:00:00Z' });
    const history = await load(shared(), '3.csv', sent(3), { origin: 'history' });
    expect([earlier, history].map(({ notices }) => notices)).toEqual([
      [{ code: 'tally_behind', details: { units: 1 } }],
      [{ code: 'tally_behind', details: { units: 1 } }],
    ]);
    expect(await standing()).toMatchObject([
      { installs: 1, versions: 3, firstReceivedAt: '2024-07-12T16:00:00.000Z' },
    ]);
  });

  it('sent twice at once is stored twice, and the one received last counts, whoever asks', async () => {
    const sent = [11, 12, 13].map((installs) =>
      load(shared(), `${installs}.csv`, form(['Lục Nam', String(installs), '99', '99', '99', ''])),
    );
    const batches = (await Promise.all(sent)).map(({ batch }) => batch.id);
    const stored = (await versions()).filter(({ batchId }) => batches.includes(batchId));
    expect(stored.map(({ installs }) => installs).sort()).toEqual([11, 12, 13]);
    expect(new Set(stored.map(({ version }) => version)).size).toBe(3);
    const last = stored.find(({ batchId }) => batchId === Math.max(...batches))!;
    for (let asked = 0; asked < 3; asked += 1) {
      expect(await standing()).toMatchObject([{ installs: last.installs, version: last.version }]);
    }
    expect(stored.filter(({ stands }) => stands)).toEqual([last]);
  });
});

describe('months', () => {
  it.each([
    ['Tháng 7/2024', '2024-07'],
    [TITLE, '2024-07'],
    ['tháng 07 năm 2024', '2024-07'],
    ['7/2024', '2024-07'],
    ['2024-07', '2024-07'],
    ['2024-07-01', '2024-07'],
    ['01/07/2024', '2024-07'],
    ['Báo cáo T7/2024', '2024-07'],
    ['T.07-2024', '2024-07'],
    ['Tháng bảy năm 2024', '2024-07'],
    ['THÁNG MƯỜI HAI 2024', '2024-12'],
    ['tháng năm năm 2024', '2024-05'],
    ['Kỳ 13/6-12/7/2024', '2024-07'],
    ['từ ngày 13 tháng 12 năm 2023 đến hết ngày 12 tháng 01 năm 2024', '2024-01'],
    ['Tháng .../2024', null],
    ['13/2024', null],
    ['', null],
  ])('%s is %s', (text, month) => {
    expect(readMonth(text)).toBe(month);
  });
});
