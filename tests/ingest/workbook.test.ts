import { zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { cellText, fillMerges } from '#lib/server/ingest/read/workbook-cells.ts';
import type { CellValue } from '#lib/server/workbook-file.ts';
import { counts, faultOf, load, reasons, rowsOf, sharedWarehouse } from './support.ts';

const shared = sharedWarehouse();

interface TestSheet {
  readonly name: string;
  readonly rows: CellValue[][];
  readonly merges?: { startRow: number; startCol: number; endRow: number; endCol: number }[];
  readonly hidden?: boolean;
}
const workbook = (...sheets: TestSheet[]) => writeXlsx({ sheets } as Parameters<typeof writeXlsx>[0]);

describe('a workbook', () => {
  it('comes in from its first visible sheet with a header, under titles, with merged and typed cells', async () => {
    const content = await workbook(
      {
        name: 'Ẩn',
        hidden: true,
        rows: [
          ['Ngày đo', 'Download Mbps', 'Huyện'],
          ['13/06/2024', 1, 'x'],
        ],
      },
      { name: 'Bìa', rows: [['Kết quả đo kiểm']] },
      {
        name: 'Số liệu',
        rows: [
          ['KẾT QUẢ ĐO KIỂM THÁNG 6', null, null, null, null],
          [],
          ['Thời gian đo', 'Nhà mạng', 'Kết quả', null, 'Huyện'],
          [null, null, 'Download Mbps', 'Upload Mbps', null],
          [new Date('2024-06-13T08:05:00Z'), 'Viettel', 38.215, '11,5', 'Lục Nam'],
          [new Date('2024-06-14T00:00:00Z'), 'Vinaphone', '40,125', 9, 'Lục Nam'],
          [],
          ['15/06/2024 10:00', 'Mobifone', '96..1', 9, 'Lục Nam'],
        ],
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 4 },
          { startRow: 2, startCol: 0, endRow: 3, endCol: 0 },
          { startRow: 2, startCol: 1, endRow: 3, endCol: 1 },
          { startRow: 2, startCol: 2, endRow: 2, endCol: 3 },
          { startRow: 2, startCol: 4, endRow: 3, endCol: 4 },
        ],
      },
    );
    const report = await load(shared(), 'cells.xlsx', content);
    expect(counts(report)).toEqual([3, 2, 0, 1]);
    expect(reasons(report)).toEqual({ download_not_a_number: [[8, '96..1']] });
    expect(await rowsOf(shared())).toMatchObject([
      { row: 5, at: '2024-06-13T01:05:00.000Z', operator: 'viettel', download: 38_215, upload: 11_500 },
      { row: 6, on: '2024-06-14', at: null, download: 40_125, upload: 9_000 },
    ]);
  });

  it.each([
    ['a damaged one', Buffer.from('PK\x03\x04 and no more'), 'file_damaged'],
    ['an archive of something else', Buffer.from(zipSync({ 'a.txt': Buffer.from('a') })), 'archive_nested'],
  ])('%s is refused with a sentence', async (_name, content, code) => {
    expect((await faultOf(load(shared(), 'x.xlsx', content))).code).toBe(code);
  });

  it('without a row that looks like a header is refused', async () => {
    const content = await workbook({
      name: 'S',
      rows: [
        ['a', 'b'],
        [1, 2],
      ],
    });
    expect((await faultOf(load(shared(), 'x.xlsx', content))).code).toBe('header_missing');
  });
});

describe('cells as text', () => {
  it.each([
    [38.215, '38.2150'],
    [38.2, '38.2'],
    [40, '40'],
    [1e-7, '0.0000001'],
    [new Date('2024-06-13T08:05:00.4Z'), '2024-06-13 08:05:00'],
    [new Date('2024-06-13T00:00:00Z'), '2024-06-13'],
    [new Date('1899-12-30T08:05:00Z'), '08:05:00'],
    [true, 'TRUE'],
    [null, ''],
  ])('%s is %s', (value, text) => {
    expect(cellText(value)).toBe(text);
  });

  it('of a merged block are all the same', () => {
    const merges = [{ startRow: 0, startCol: 0, endRow: 1, endCol: 1 }];
    expect(
      fillMerges({
        rows: [
          ['a', null, 'b'],
          [null, null, 'c'],
        ],
        merges,
      }),
    ).toEqual([
      ['a', 'a', 'b'],
      ['a', 'a', 'c'],
    ]);
  });
});
