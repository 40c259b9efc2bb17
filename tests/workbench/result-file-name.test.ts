import { expect, it } from 'vitest';
import type { QueryStamp } from '#lib/domain/workbench/query.ts';
import { resultFileName } from '#lib/domain/workbench/result-file-name.ts';

const STAMP: QueryStamp = {
  ...{ sql: '', values: {}, hash: '0123456789abcdef', dataVersion: 12, rows: 1000, truncated: null },
  leftOut: [],
  // The next day in Việt Nam.
  ...{ ranAt: '2024-07-20T18:00:00Z', milliseconds: 5, by: null, simulated: false },
};

it('the file of a question says its words, the dates they do not say, and the data', () => {
  const values = { tu: '2024-06-13', den: '2024-07-13', nha_mang: 'vinaphone', khong: null };
  const title = 'Trung bình tải xuống theo xã, VinaPhone, kỳ 13/6–12/7/2024';
  expect(resultFileName({ ...STAMP, values }, title, 'xlsx')).toBe(
    'trung-binh-tai-xuong-theo-xa-vinaphone-ky-13-6-12-7-2024_2024-06-13-2024-07-13_v12_2024-07-21.xlsx',
  );
});

it('the file of a statement says its words without comments, what is left out, and what is simulated', () => {
  const sql = "-- của tôi\nselect operator, count(*) /* n */ from measurements where month = '2024-06'";
  expect(
    resultFileName({ ...STAMP, sql, truncated: 'rows', leftOut: ['d'], simulated: true }, null, 'csv'),
  ).toBe(
    'select-operator-count-from-measurements-where-month-2024-06_01234567_first-1000-rows_without-devices_v12_simulated_2024-07-21.csv',
  );
});

it('the name of a file is plain and short, whatever is asked', () => {
  for (const [sql, title] of [
    ['x'.repeat(5000), null],
    [`select '${'Ặ "/\\.. '.repeat(300)}'`, null],
    ['', 'Đ'.repeat(5000)],
    ['-- ?', '☃'],
  ] as const) {
    const name = resultFileName({ ...STAMP, sql, values: { a: 'y'.repeat(999), b: '../..' } }, title, 'csv');
    expect(name).toMatch(/^[a-z0-9_-]{1,220}\.csv$/);
  }
});
