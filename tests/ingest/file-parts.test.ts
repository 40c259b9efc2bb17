import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it, vi } from 'vitest';
import type { LoadReport } from '#lib/domain/batch.ts';
import { loadFiles } from '#lib/server/ingest/load-files.ts';
import type { LoadOptions } from '#lib/server/ingest/read/load-options.ts';
import { rawFileOf } from '#lib/server/ingest/raw/raw-file.ts';
import { reloadBatch, restoreBatch } from '#lib/server/ingest/reload.ts';
import { undoBatch } from '#lib/server/ingest/undo.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openOnDisk } from './disk-warehouse.ts';
import { counts, faultOf, rowsOf, sharedWarehouse, writeFile } from './support.ts';
import { faultSentence } from '#lib/messages/faults.ts';

vi.mock(import('#lib/server/runtime/run-child.ts'), async (original) => {
  const { withinProcess } = await import('../support/within-process.ts');
  return withinProcess(original);
});

const shared = sharedWarehouse();
const HEADER = ['Ngày đo', 'Nhà mạng', 'Download Mbps', 'Huyện'];
const month = (name: string, number: number, ...speeds: number[]) => ({
  name,
  rows: [HEADER, ...speeds.map((speed, i) => [`0${i + 1}/0${number}/2024`, 'Viettel', speed, 'Lục Nam'])],
});
const NOTE = { name: 'Ghi chú', rows: [['Đo bằng i-Speed'], ['Không dùng Wi-Fi']] };

/** What each part of a file that is loaded as a whole became. */
async function loadAll(
  warehouse: Warehouse,
  path: string,
  name: string,
  options: Partial<LoadOptions> = {},
): Promise<LoadReport[]> {
  const reports: LoadReport[] = [];
  for await (const outcome of loadFiles(warehouse, { path, name }, { loadedBy: 'test', ...options })) {
    if ('fault' in outcome) throw outcome.fault;
    reports.push(outcome.report);
  }
  return reports;
}
const said = (reports: readonly LoadReport[]) =>
  reports.map(({ outcome, batch }) => [outcome, batch.fileName, batch.accepted]);

describe('the sheets of a workbook', () => {
  it('with the same columns load together, each a batch with its own raw copy; the same again changes nothing', async () => {
    const warehouse = await openOnDisk();
    const sheets = [
      month('Tháng 4', 4, 31, 32),
      month('Tháng 5', 5, 41),
      NOTE,
      month('Tháng 6', 6, 51, 52, 53),
    ];
    const path = writeFile('months.xlsx', await writeXlsx({ sheets } as Parameters<typeof writeXlsx>[0]));
    const one = await loadAll(warehouse, path, 'm.xlsx', { sheet: 'Tháng 5' });
    expect(said(one)).toEqual([['loaded', 'm.xlsx (Tháng 5)', 1]]);
    const all = await loadAll(warehouse, path, 'm.xlsx');
    expect(said(all)).toEqual([
      ['loaded', 'm.xlsx (Tháng 4)', 2],
      ['unchanged', 'm.xlsx (Tháng 5)', 1],
      ['loaded', 'm.xlsx (Tháng 6)', 3],
    ]);
    expect(all[0]!.notices).toContainEqual({
      code: 'sheet_used',
      details: { sheet: 'Tháng 4', like: ['Tháng 5', 'Tháng 6'], others: ['Ghi chú (2)'], hidden: [] },
    });
    expect(new Set((await loadAll(warehouse, path, 'm.xlsx')).map(({ outcome }) => outcome))).toEqual(
      new Set(['unchanged']),
    );
    const before = await rowsOf(warehouse);
    const [april, may, june] = all.map(({ batch }) => batch.id) as [number, number, number];
    const keys = await Promise.all([april, may, june].map((id) => rawFileOf(warehouse, id)));
    expect(new Set(keys.map((copy) => copy?.key)).size).toBe(3);
    await undoBatch(warehouse, may);
    expect((await rowsOf(warehouse)).map(({ batch }) => batch)).not.toContain(may);
    await restoreBatch(warehouse, may, { by: 'x' });
    expect(counts(await reloadBatch(warehouse, june, { by: 'x' }))).toEqual([3, 3, 0, 0]);
    expect(await rowsOf(warehouse)).toEqual(before);
    await undoBatch(warehouse, april);
    const chosen = await loadAll(warehouse, path, 'm.xlsx', { chosenSheets: ['Tháng 4', 'Tháng 6'] });
    expect(said(chosen).map(([outcome]) => outcome)).toEqual(['loaded', 'unchanged']);
  });
});

describe('a part with a question of its own', () => {
  it('keeps the other sheets out until it is answered, and is named', async () => {
    const said38 = month('Tháng 4', 4);
    const rows = [HEADER.with(2, 'Download'), ['01/04/2024', 'Viettel', '38 Mbps', 'Lục Nam']];
    const bare = [
      HEADER.with(2, 'Download'),
      ...['38', '39', '40'].map((one, i) => [`0${i + 1}/05/2024`, 'Viettel', one, 'Lục Nam']),
    ];
    const sheets = [
      {
        ...said38,
        rows: [
          ...rows,
          ['02/04/2024', 'Viettel', '39 Mbps', 'Lục Nam'],
          ['03/04/2024', 'Viettel', '39 Mbps', 'Lục Nam'],
        ],
      },
      { name: 'Tháng 5', rows: bare },
    ];
    const path = writeFile('asked.xlsx', await writeXlsx({ sheets } as Parameters<typeof writeXlsx>[0]));
    const refused = await faultOf(loadAll(shared(), path, 'asked.xlsx'));
    expect([refused.code, refused.details.sheet]).toEqual(['unit_missing', 'Tháng 5']);
    expect(faultSentence(refused, 'vi')).toMatch(
      /^Trang «Tháng 5» cần được hỏi riêng nên chưa nạp trang nào\./,
    );
    expect(await rowsOf(shared())).toEqual([]);
    const columns = { download: { column: 'Download', unit: 'Mbps' as const } };
    await loadAll(shared(), path, 'asked.xlsx', { sheet: 'Tháng 5', columns });
    const whole = await loadAll(shared(), path, 'asked.xlsx');
    expect(said(whole)).toEqual([
      ['loaded', 'asked.xlsx (Tháng 4)', 3],
      ['unchanged', 'asked.xlsx (Tháng 5)', 3],
    ]);
  });

  it('is found in its rows as well, below those that were looked at first, and of an operator', async () => {
    const wrong = (_: unknown, i: number) => `Xã Bảo Đài,2024-07-01,4${i}.5,${i < 3 ? 31 : 45_000}`;
    const content = ['Xã,Ngày đo,Viettel DL (Mbps),MobiFone DL (Mbps)', ...Array.from({ length: 9 }, wrong)];
    const path = writeFile('late.csv', content.join('\n'));
    const refused = await faultOf(loadAll(shared(), path, 'late.csv'));
    expect(refused.details).toMatchObject({ field: 'download', group: 'mobifone' });
    expect(await rowsOf(shared())).toEqual([]);
  });
});

describe('operators side by side', () => {
  const CONTENT = [
    'Xã,Ngày đo,Viettel Download (Mbps),Viettel Upload (Mbps),VinaPhone Download (Mbps),VNPT,MobiFone DL (Mbps)',
    'Xã Bảo Đài,2024-07-01,41.5,11,32.5,x,',
    'Xã Chu Điện,2024-07-02,42.5,12,33.5,,23.5',
    '',
  ].join('\n');

  it('are loaded as a batch each in one go, empty cells being no tests', async () => {
    const path = writeFile('side.csv', CONTENT);
    const reports = await loadAll(shared(), path, 'side.csv');
    expect(said(reports)).toEqual([
      ['loaded', 'side.csv (viettel)', 2],
      ['loaded', 'side.csv (vinaphone)', 2],
      ['loaded', 'side.csv (mobifone)', 1],
    ]);
    expect(reports.map(counts)).toEqual([
      [2, 2, 0, 0],
      [2, 2, 0, 0],
      [1, 1, 0, 0],
    ]);
    const figures = (await rowsOf(shared())).map((row) => [row.operator, row.download, row.upload]);
    expect(figures).toEqual([
      ['viettel', 41500, 11000],
      ['viettel', 42500, 12000],
      ['vinaphone', 32500, null],
      ['vinaphone', 33500, null],
      ['mobifone', 23500, null],
    ]);
    expect(said(await loadAll(shared(), path, 'side.csv')).map(([outcome]) => outcome)).toEqual(
      Array(3).fill('unchanged'),
    );
  });

  it.each([
    ['under names that were merged', [{ startRow: 0, startCol: 2, endRow: 0, endCol: 3 }]],
    ['under names that only stand over the first of their columns', []],
  ])('are told apart %s', async (_, merges) => {
    const pair = ['Download (Mbps)', 'Upload (Mbps)'];
    const rows = [
      ['Xã', 'Ngày đo', 'Viettel', '', 'VinaPhone', ''],
      ['', '', ...pair, ...pair],
      ['Xã Bảo Đài', '2024-07-01', 41, 11, 31, 9],
      ['Xã Chu Điện', '2024-07-02', 42, 12, 32, 8],
    ];
    const sheets = [{ name: 'So sánh', rows, merges }];
    const path = writeFile('over.xlsx', await writeXlsx({ sheets } as Parameters<typeof writeXlsx>[0]));
    expect(said(await loadAll(shared(), path, 'over.xlsx'))).toEqual([
      ['loaded', 'over.xlsx (viettel)', 2],
      ['loaded', 'over.xlsx (vinaphone)', 2],
    ]);
    const figures = (await rowsOf(shared())).map((row) => [row.operator, row.download, row.upload]);
    expect(figures).toEqual([
      ['viettel', 41_000, 11_000],
      ['viettel', 42_000, 12_000],
      ['vinaphone', 31_000, 9000],
      ['vinaphone', 32_000, 8000],
    ]);
  });

  it('a further column of a file that is loaded is loaded when a person names it', async () => {
    const path = writeFile('more.csv', 'Xã,Ngày đo,Download (Mbps),Số khác\nBảo Đài,2024-07-01,41,17\n');
    const of = (column: string) => ({ columns: { download: { column, unit: 'Mbps' as const } } });
    const outcomes = [];
    for (const options of [{}, of('Số khác'), of('Download (Mbps)'), of('Số khác')]) {
      outcomes.push((await loadAll(shared(), path, 'more.csv', options))[0]!.outcome);
    }
    expect(outcomes).toEqual(['loaded', 'loaded', 'unchanged', 'unchanged']);
  });
});
