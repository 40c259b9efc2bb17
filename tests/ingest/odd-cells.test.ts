import { describe, expect, it } from 'vitest';
import { saveProfile } from '#lib/server/ingest/mapping/profiles.ts';
import { counts, faultOf, load, rowsOf, sharedWarehouse } from './support.ts';

const warehouse = sharedWarehouse();

const HEADER = 'Ngày đo,Nhà mạng,Download (Mbps),Upload (Mbps),Ping (ms),Jitter,Huyện,Mã thiết bị';
const row = (i: number, upload = '10', ping = '20', jitter = '2') =>
  `2024-07-0${(i % 9) + 1},Viettel,${30 + i},${upload},${ping},${jitter},Lục Nam,d${i}`;
const file = (...rows: readonly string[]) => [HEADER, ...rows, ''].join('\n');
const rows = (count: number, ...cells: readonly string[]) =>
  Array.from({ length: count }, (_, i) => row(i, ...cells));

describe('cells of optional figures', () => {
  it('become empty when they cannot be read, are counted with examples, and cost no test', async () => {
    const report = await load(
      warehouse(),
      'odd.csv',
      file(row(0, 'abc'), row(1, '-1', '20 kg'), row(2, '10', '60001', 'Rooted'), row(3, '12.5', '18', '3')),
    );
    expect(counts(report)).toEqual([4, 4, 0, 0]);
    const figures = (await rowsOf(warehouse())).map(({ download, upload, latency, jitter }) => [
      download,
      upload,
      latency,
      jitter,
    ]);
    expect(figures).toEqual([
      [30000, null, 20, 2],
      [31000, null, null, 2],
      [32000, 10000, null, null],
      [33000, 12500, 18, 3],
    ]);
    expect(
      report.notices.filter(({ code }) => code === 'cells_unread').map(({ details }) => details),
    ).toEqual([
      { field: 'upload', column: 'Upload (Mbps)', cells: 2, examples: ['2: «abc»', '3: «-1»'] },
      { field: 'latency', column: 'Ping (ms)', cells: 2, examples: ['3: «20 kg»', '4: «60001»'] },
      { field: 'jitter', column: 'Jitter', cells: 1, examples: ['4: «Rooted»'] },
    ]);
  });

  it('make a question of a column when most of them cannot be read; a person answers either way', async () => {
    const content = file(...rows(9, '10', '20', 'Rooted'), ...rows(3, '11'));
    const asked = await faultOf(load(warehouse(), 'rooted.csv', content));
    expect([asked.code, asked.details]).toEqual([
      'column_unlike',
      { field: 'jitter', column: 'Jitter', unlike: 9, values: 12, examples: ['Rooted'] },
    ]);
    const left = await load(warehouse(), 'rooted.csv', content, { without: ['jitter'] });
    expect([left.batch.accepted, left.batch.mapping?.columns.jitter]).toEqual([9 + 3, undefined]);
    const columns = { jitter: { column: 'Jitter' } };
    const read = await load(warehouse(), 'rooted2.csv', `${content}\n`, { columns });
    expect(read.batch.accepted + read.batch.duplicates).toBe(12);
    expect(read.notices).toContainEqual({
      code: 'cells_unread',
      details: {
        field: 'jitter',
        column: 'Jitter',
        cells: 9,
        examples: ['2: «Rooted»', '3: «Rooted»', '4: «Rooted»'],
      },
    });
  });

  it('make that question also below the rows that were looked at first, and of a profile', async () => {
    const late = file(...rows(2000), ...rows(2600, '10', 'xx'));
    const asked = await faultOf(load(warehouse(), 'late.csv', late));
    expect([asked.code, asked.details.field, asked.details.unlike]).toEqual([
      'column_unlike',
      'latency',
      2600,
    ]);
    expect(await rowsOf(warehouse())).toEqual([]);
    const headers = [...HEADER.split(','), 'Riêng'];
    const mapping = {
      columns: {
        ...{
          tested_on: { column: 'Ngày đo' },
          download: { column: 'Download (Mbps)', unit: 'Mbps' as const },
        },
        ...{ district: { column: 'Huyện' }, jitter: { column: 'Riêng' } },
      },
      constants: {},
    };
    await saveProfile(warehouse(), {
      name: 'riêng',
      headers,
      sheet: null,
      headerRow: null,
      mapping,
      createdBy: 'x',
    });
    const own = [headers.join(','), ...rows(10).map((line) => `${line},Nguyên bản`)].join('\n');
    const byProfile = await faultOf(load(warehouse(), 'profile.csv', own));
    expect([byProfile.code, byProfile.details.column]).toEqual(['column_unlike', 'Riêng']);
  });
});

describe('rows that sum up several tests', () => {
  const summed = (header: string, ...values: readonly string[]) =>
    [
      `Ngày đo,Download (Mbps),Huyện,${header}`,
      ...values.map((value, i) => `2024-07-0${i + 1},41,Lục Nam,${value}`),
    ].join('\n');

  it.each([['Test Count'], ['samples'], ['Số lượt đo'], ['devices'], ['tests']])(
    'are no tests: %s; a person may have them count, and the batch says so',
    async (header) => {
      const content = summed(header, '12', '3');
      const refused = await faultOf(load(warehouse(), 'sum.csv', content));
      expect([refused.code, refused.details]).toEqual(['file_is_aggregated', { column: header }]);
      expect(await rowsOf(warehouse())).toEqual([]);
      const report = await load(warehouse(), 'sum.csv', content, { aggregates: 'as_tests' });
      expect([report.batch.accepted, report.batch.mapping?.aggregated]).toEqual([2, header]);
      expect(report.notices).toContainEqual({ code: 'aggregates_as_tests', details: { column: header } });
    },
  );

  it('are known by percentiles and medians of speeds, and not by counters of single tests', async () => {
    const median = summed('Tốc độ tải lên trung vị (Mbps)', '10', '11');
    expect((await faultOf(load(warehouse(), 'median.csv', median))).code).toBe('file_is_aggregated');
    for (const content of [
      summed('Tests', '1', '1'),
      summed('Lần đo', '1', '2'),
      summed('Samples', 'a', 'b'),
    ]) {
      expect((await load(warehouse(), 'single.csv', content)).batch.accepted).toBe(2);
    }
  });
});
