import * as xlsx from '@e965/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { Notice } from '#lib/domain/batch.ts';
import { noticeSentence } from '#lib/messages/notices.ts';
import { findHeaderBlock } from '#lib/server/ingest/read/header-block.ts';
import { describeWorkbook } from '#lib/server/ingest/read/workbook-sheets.ts';
import type { CellValue } from '#lib/server/workbook-file.ts';
import { counts, faultOf, load, reasons, rowsOf, sharedWarehouse, writeFile } from './support.ts';

const shared = sharedWarehouse();

interface TestSheet {
  readonly name: string;
  readonly rows: CellValue[][];
  readonly merges?: { startRow: number; startCol: number; endRow: number; endCol: number }[];
  readonly hidden?: boolean;
}
const workbook = (...sheets: TestSheet[]) => writeXlsx({ sheets } as Parameters<typeof writeXlsx>[0]);
const merge = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
  ...{ startRow, startCol, endRow, endCol },
});
const detailsOf = (notices: readonly Notice[], code: string) =>
  notices.find((notice) => notice.code === code)?.details;

const HEADER = ['Ngày đo', 'Nhà mạng', 'Download Mbps', 'Huyện'];
const ROW = ['13/06/2024', 'Viettel', 38.5, 'Lục Nam'];

/** A drive's workbook: titles, a header of three rows, column numbers, sums above and below. */
const DRIVE: TestSheet = {
  name: 'Kết quả',
  rows: [
    ['TỔNG HỢP KẾT QUẢ ĐO THÁNG 6', null, null, null, null, null],
    [],
    ['STT', 'Ngày đo', 'Nhà mạng', 'Kết quả đo', null, 'Huyện'],
    [null, null, null, 'Download', 'Upload', null],
    [null, null, null, 'Mbps', 'Mbps', null],
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
    [null, null, null, 39.25, 10.5, null],
    ['Tổng cộng', null, null, 78.5, 21, null],
    [1, '13/06/2024', 'Viettel', 38.5, 10, 'Lục Nam'],
    [2, 45457, 'Vinaphone', '40,0', '11', 'Lục Nam'],
    [3, null, 'Mobifone', 12, 3, 'Lục Nam'],
    ['TB huyện Lục Nam', null, null, 39.25, 10.5, null],
  ],
  merges: [
    merge(0, 0, 0, 5),
    ...[0, 1, 2, 5].map((column) => merge(2, column, 4, column)),
    merge(2, 3, 2, 4),
    merge(7, 0, 7, 2),
    merge(11, 0, 11, 2),
  ],
};

describe('a drive’s workbook', () => {
  it('is read under its three-row header, sums left out and reported, nothing else lost', async () => {
    const report = await load(shared(), 'drive.xlsx', await workbook(DRIVE));
    expect(counts(report)).toEqual([3, 2, 0, 1]);
    expect(reasons(report)).toEqual({ date_missing: [[11, null]] });
    expect(report.batch.mapping?.columns).toMatchObject({
      download: { column: 'Download Mbps', unit: 'Mbps' },
      upload: { column: 'Upload Mbps', unit: 'Mbps' },
    });
    expect(await rowsOf(shared())).toMatchObject([
      { row: 9, on: '2024-06-13', download: 38_500 },
      { row: 10, on: '2024-06-14', download: 40_000, upload: 11_000 },
    ]);
    const details = detailsOf(report.notices, 'subtotal_rows_left_out');
    expect(details).toEqual({ count: 3, numbers: ['7', '8', '12'] });
    expect(noticeSentence({ code: 'subtotal_rows_left_out', details: details! }, 'vi')).toContain('7; 8; 12');
  });

  it('reports which sheet was read and which were not', async () => {
    const content = await workbook(
      { name: 'Bìa', rows: [['Báo cáo đo kiểm']] },
      { name: 'Gốc', hidden: true, rows: [HEADER, ROW] },
      DRIVE,
      { name: 'Tháng 5', rows: [HEADER, ['01/05/2024', 'Viettel', 1, 'Lục Nam']] },
    );
    const report = await load(shared(), 'sheets.xlsx', content);
    expect(detailsOf(report.notices, 'sheet_used')).toEqual({
      ...{ sheet: 'Kết quả', like: [], others: ['Bìa (1)', 'Tháng 5 (2)'], hidden: ['Gốc'] },
    });
    const named = await load(
      shared(),
      'named.xlsx',
      await workbook(DRIVE, { name: 'Gốc', hidden: true, rows: [HEADER, ROW] }),
      {
        sheet: 'Gốc',
      },
    );
    expect(detailsOf(named.notices, 'sheet_used')).toMatchObject({
      sheet: 'Gốc',
      others: ['Kết quả'],
      hidden: [],
    });
    const absent = await faultOf(load(shared(), 'absent.xlsx', await workbook(DRIVE), { sheet: 'Không có' }));
    expect([absent.code, absent.details.found]).toEqual(['sheet_absent', ['Kết quả']]);
  });

  it('never takes a hidden sheet in silence', async () => {
    const content = await workbook(
      { name: 'Bìa', rows: [['Báo cáo']] },
      { name: 'Gốc', hidden: true, rows: [HEADER, ROW] },
    );
    const fault = await faultOf(load(shared(), 'hidden.xlsx', content));
    expect([fault.code, fault.details.sheets]).toEqual(['sheet_hidden_only', ['Gốc']]);
  });

  it('names no hidden sheet that has no figures either, and a title over many cells once', async () => {
    const content = await workbook(
      { name: 'Bìa', rows: [Array<string>(6).fill('Báo cáo'), ['a', 'b']] },
      { name: 'Ghi chú', hidden: true, rows: [['x', 'y']] },
    );
    const fault = await faultOf(load(shared(), 'no-figures.xlsx', content));
    expect([fault.code, fault.details.found]).toEqual(['header_missing', ['Báo cáo']]);
  });

  it('is described sheet by sheet', async () => {
    const content = await workbook({ name: 'Gốc', hidden: true, rows: [HEADER, ROW] }, DRIVE, {
      name: 'Trống',
      rows: [],
    });
    const path = writeFile('described.xlsx', content);
    expect(await describeWorkbook({ path, name: 'described.xlsx' }, 'workbook')).toEqual([
      { name: 'Gốc', hidden: true, rows: 2, headerRow: 1 },
      { name: 'Kết quả', hidden: false, rows: 11, headerRow: 5 },
      { name: 'Trống', hidden: false, rows: 0, headerRow: null },
    ]);
  });

  it('is read from the header row that a person names', async () => {
    const rows = [HEADER, ['x', 'y', 'z', 'w'], ['Ngày', 'Mạng', 'Tốc độ tải (Mbps)', 'Huyện'], ROW];
    const report = await load(shared(), 'row.xlsx', await workbook({ name: 'S', rows }), { headerRow: 3 });
    expect(counts(report)).toEqual([1, 1, 0, 0]);
    expect(report.batch.mapping?.columns.download?.column).toBe('Tốc độ tải (Mbps)');
  });

  it('typed in an old font is read as Vietnamese', async () => {
    const rows = [
      ['Ngµy ®o', 'Nhµ m¹ng', 'Tèc ®é t¶i xuèng (Mbps)', 'HuyÖn'],
      ['13/06/2024', 'Viettel', 38.5, 'Lôc Nam'],
    ];
    const report = await load(shared(), 'font.xlsx', await workbook({ name: 'S', rows }));
    expect(counts(report)).toEqual([1, 1, 0, 0]);
    expect(detailsOf(report.notices, 'encoding_assumed')).toEqual({ encoding: 'TCVN3 (ABC)' });
  });
});

describe('a sheet’s header', () => {
  it.each([
    [
      'one row',
      [
        ['Ngày đo', 'Download (Mbps)'],
        ['13/06/2024', '3'],
      ],
      ['Ngày đo', 'Download (Mbps)'],
    ],
    [
      'a unit that stands over the columns',
      [
        ['Ngày đo', 'Tốc độ (Mbps)', 'Tốc độ (Mbps)'],
        ['Ngày đo', 'Download', 'Upload'],
      ],
      ['Ngày đo', 'Download (Mbps)', 'Upload (Mbps)'],
    ],
    [
      'groups of the same columns, distinguished by their whole names',
      [
        ['Ngày đo', 'Lần 1', 'Lần 2'],
        ['Ngày đo', 'Download Mbps', 'Download Mbps'],
      ],
      ['Ngày đo', 'Lần 1 Download Mbps', 'Lần 2 Download Mbps'],
    ],
  ])('may be %s', (_name, rows, names) => {
    expect(findHeaderBlock(rows, [], null)?.names).toEqual(names);
  });
});

describe('an old workbook', () => {
  const book = (rows: unknown[][]) => {
    const sheets = xlsx.utils.book_new();
    const sheet = xlsx.utils.aoa_to_sheet(rows, { cellDates: false });
    sheet.A2!.z = 'dd/mm/yyyy';
    xlsx.utils.book_append_sheet(sheets, sheet, 'Số liệu');
    return sheets;
  };
  const rows = [
    HEADER,
    [45456.25, 'Viettel', 38.5, 'Lục Nam'],
    ['14/06/2024', 'Vinaphone', '40,5', 'Lục Nam'],
  ];

  it.each([
    ['of Excel 97', 'biff8'],
    ['of XML', 'xlml'],
  ] as const)('%s is read, dates by their format', async (_name, bookType) => {
    const content = xlsx.write(book(rows), { type: 'buffer', bookType }) as Buffer;
    const report = await load(shared(), 'old.xls', content);
    expect(counts(report)).toEqual([2, 2, 0, 0]);
    expect(await rowsOf(shared())).toMatchObject([
      { on: '2024-06-13', download: 38_500 },
      { on: '2024-06-14', download: 40_500 },
    ]);
  });

  it('that is a table of HTML is read', async () => {
    const cells = (row: unknown[], tag: string) =>
      `<tr>${row.map((cell) => `<${tag}>${String(cell)}</${tag}>`).join('')}</tr>`;
    const html = `<html><head><meta charset="utf-8"></head><body><table border=1>
      ${cells(['Ngày đo', 'Nhà mạng', 'Download (Mbps)', 'Huyện'], 'th')}
      ${cells(['13/06/2024', 'Viettel', '38,5', 'Lục Nam'], 'td')}
      ${cells(['07/08/2024', 'Viettel', '1.234,5', 'Lục Nam &amp; Lục Ngạn'], 'td')}
      </table></body></html>`;
    const report = await load(shared(), 'portal.xls', html);
    expect(report.batch.read).toBe(2);
    expect((await rowsOf(shared()))[0]).toMatchObject({ on: '2024-06-13', download: 38_500 });
  });

  it('that is a web page without a table is refused', async () => {
    const fault = await faultOf(
      load(shared(), 'page.xls', '<!DOCTYPE html><html><body><p>Đăng nhập</p></body></html>'),
    );
    expect(fault.code).toBe('table_missing');
  });
});

describe('a workbook with a password', () => {
  it('is refused with a sentence, the new kind and the old', async () => {
    const locked = await writeXlsx({
      sheets: [{ name: 'S', rows: [HEADER, ROW] }],
      encryption: { password: 'mật khẩu', spinCount: 1000 },
    } as unknown as Parameters<typeof writeXlsx>[0]);
    expect((await faultOf(load(shared(), 'locked.xlsx', locked))).code).toBe('workbook_locked');
    const old = xlsx.write(
      { SheetNames: ['S'], Sheets: { S: xlsx.utils.aoa_to_sheet([HEADER, ROW]) } },
      { type: 'buffer', bookType: 'biff8' },
    ) as Buffer;
    expect((await faultOf(load(shared(), 'locked.xls', withFilePass(old)))).code).toBe('workbook_locked');
  });
});

/** Puts the record that says "encrypted" in the place of the one that names who wrote the file. */
function withFilePass(workbook: Buffer): Buffer {
  const bytes = Buffer.from(workbook);
  const [writeAccess, filePass] = [Buffer.from('5c007000', 'hex'), Buffer.from('2f0070000000', 'hex')];
  filePass.copy(bytes, bytes.indexOf(writeAccess));
  return bytes;
}
