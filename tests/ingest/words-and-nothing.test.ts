import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it, vi } from 'vitest';
import { statement } from '#lib/server/db/statement.ts';
import { counts, faultOf, load, reasons, rowsOf, sharedWarehouse } from './support.ts';

vi.mock(import('#lib/server/runtime/run-child.ts'), async (original) => {
  const { withinProcess } = await import('../support/within-process.ts');
  return withinProcess(original);
});

const warehouse = sharedWarehouse();
const HEADER = 'Ngày đo,Download (Mbps),Huyện,Mã thiết bị';
const lines = (extra: readonly string[]) =>
  extra.map((cell, i) => `2024-07-0${i + 1},4${i},Lục Nam,d${i},${cell}`);
const withColumn = (header: string, ...cells: readonly string[]) =>
  [`${HEADER},${header}`, ...lines(cells)].join('\n');

describe('a load', () => {
  it('in which no row was accepted says so, and does not keep the file from being loaded again', async () => {
    const content = `${HEADER}\n2024-07-01,x,Lục Nam,d1\n`;
    const nothing = await load(warehouse(), 'nothing.csv', content);
    expect([nothing.outcome, nothing.batch.rejected]).toEqual(['nothing_accepted', 1]);
    expect((await load(warehouse(), 'nothing.csv', content)).outcome).toBe('nothing_accepted');
    expect((await load(warehouse(), 'some.csv', content.replace('x', '41'))).outcome).toBe('loaded');
    expect((await load(warehouse(), 'same.csv', `${content.replace('x', '41')}\n\n`)).outcome).toBe('loaded');
  });
});

describe('an operator that nobody knows', () => {
  it('is added by an accepted test only', async () => {
    const content = `${HEADER},Nhà mạng\n2024-07-01,41,Lục Nam,d1,Mạng được nhận\n2024-07-02,x,Lục Nam,d2,Mạng bị loại\n`;
    expect(counts(await load(warehouse(), 'operators.csv', content))).toEqual([2, 1, 0, 1]);
    const added = statement<{ name: string }>()`select name from operator where kind = 'unlisted'`;
    expect(await warehouse().db.query(added, {})).toEqual([{ name: 'Mạng được nhận' }]);
  });
});

describe('headers', () => {
  it.each([['NetworkMode'], ['Network Mode'], ['Chế độ mạng']])('%s is the technology', async (header) => {
    await load(warehouse(), 'mode.csv', withColumn(header, 'LTE', '5G', '3G'));
    expect((await rowsOf(warehouse())).map(({ technology }) => technology)).toEqual(['4G', '5G', '3G']);
  });

  it('of an online form, as questions, are understood', async () => {
    const content =
      'Dấu thời gian,Địa chỉ email,Bạn đo ở xã/phường nào?,Nhà mạng bạn đang dùng?,Tốc độ tải xuống đo được (Mbps)?\n' +
      '2024/06/13 8:05:01 SA GMT+7,a@example.com,Tam Dị,Viettel,"38,5"\n2024/06/14 9:15:22 CH GMT+7,b@example.com,Bảo Đài,Vinaphone,41.2\n';
    const report = await load(warehouse(), 'form.csv', content);
    expect([counts(report), report.batch.mapping!.columns.commune?.column]).toEqual([
      [2, 2, 0, 0],
      'Bạn đo ở xã/phường nào?',
    ]);
    expect((await rowsOf(warehouse())).map(({ at, download }) => [at, download])).toEqual([
      ['2024-06-13T01:05:01.000Z', 38_500],
      ['2024-06-14T14:15:22.000Z', 41_200],
    ]);
  });

  it('that only say whose a column is are not personal; values decide, and a person may overrule', async () => {
    const operator = await load(
      warehouse(),
      'user.csv',
      withColumn('User Operator', 'Viettel', 'VinaPhone', 'Viettel'),
    );
    expect([operator.batch.mapping!.columns.operator?.column, operator.batch.mapping!.personal]).toEqual([
      'User Operator',
      undefined,
    ]);
    for (const header of ['User Operator', 'User name', 'User ID']) {
      const names = withColumn(header, 'Nguyễn Văn An', 'Trần Thị Bình', 'Lê Văn Cường');
      const { batch } = await load(warehouse(), `${header}.csv`, names, { without: ['operator'] });
      expect(batch.mapping!.personal).toEqual([{ column: header, kind: 'name' }]);
    }
    const columns = { operator: { column: 'Khách hàng' } };
    const overruled = withColumn('Khách hàng', 'Viettel', 'VinaPhone', 'MobiFone');
    expect((await load(warehouse(), 'over.csv', overruled, { columns })).batch.read).toBe(3);
    const refused = withColumn('Khách hàng', 'Nguyễn Văn An', 'Trần Thị Bình', 'Lê Văn Cường');
    expect((await faultOf(load(warehouse(), 'people.csv', refused, { columns }))).code).toBe(
      'personal_column_named',
    );
  });
});

describe('what a sheet hides', () => {
  it('is said: formulas without a result, and hidden rows, which are read', async () => {
    const header = HEADER.split(',');
    const row = (speed: unknown, i: number) => ['2024-07-01', speed, 'Lục Nam', `d${i}`];
    const cells = new Map([['1,1', { value: null, type: 'formula', formula: 'G2/1000' }]]);
    const sheet = {
      ...{ name: 'S', rows: [header, row(null, 1), row(41, 2), row(42, 3)], cells },
      rowDefs: new Map([[2, { hidden: true }]]),
    };
    const content = await writeXlsx({ sheets: [sheet] } as unknown as Parameters<typeof writeXlsx>[0]);
    const report = await load(warehouse(), 'hides.xlsx', content);
    expect(counts(report)).toEqual([3, 2, 0, 1]);
    expect(reasons(report)).toEqual({ download_not_a_number: [[2, '=G2/1000']] });
    const notices = Object.fromEntries(report.notices.map(({ code, details }) => [code, details]));
    expect([notices.hidden_rows_read, notices.formulas_uncomputed]).toEqual([
      { count: 1 },
      { cells: 1, row: 2 },
    ]);
  });
});
