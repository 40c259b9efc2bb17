import { describe, expect, it } from 'vitest';
import { saveProfile } from '#lib/server/ingest/mapping/profiles.ts';
import type { LoadReport } from '#lib/domain/batch.ts';
import { counts, faultOf, load, reasons, rowsOf, sharedWarehouse } from './support.ts';

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

describe('cells that cost their value only', () => {
  const unread = (report: LoadReport) =>
    report.notices.flatMap(({ code, details }) =>
      code === 'cells_unread' || code === 'positions_unused' ? [[code, details]] : [],
    );

  it('are times of day beside a date, in a column of their own or in its cell', async () => {
    const apart = await load(
      warehouse(),
      'apart.csv',
      'Ngày đo,Giờ đo,Download (Mbps),Huyện\n13 Jun 2024,25:99,41,Lục Nam\n13/06/2024,08:05,42,Lục Nam\n31/02/2024,x,43,Lục Nam\n',
    );
    expect([counts(apart), Object.keys(reasons(apart))]).toEqual([[3, 2, 0, 1], ['date_not_a_date']]);
    expect(unread(apart)).toEqual([
      ['cells_unread', { field: 'tested_time', column: 'Giờ đo', cells: 1, examples: ['2: «25:99»'] }],
    ]);
    const joined = await load(
      warehouse(),
      'joined.csv',
      'Thời gian đo,Download (Mbps),Huyện\n14/06/2024 25:61,44,Lục Nam\n14/06/2024 CDT,45,Lục Nam\n',
    );
    expect(counts(joined)).toEqual([2, 1, 0, 1]);
    const times = (await rowsOf(warehouse())).map(({ on, at }) => [on, at]);
    expect(times).toEqual([
      ['2024-06-13', null],
      ['2024-06-13', '2024-06-13T01:05:00.000Z'],
      ['2024-06-14', null],
    ]);
  });

  it('are positions beside a name of a place: the row goes by the name', async () => {
    const cells = ['106.2,21.3', 'abc,21.3', '106.2,', '0,0', '106.2,95', '360,21.3'];
    const report = await load(
      warehouse(),
      'positions.csv',
      [
        'Ngày đo,Download (Mbps),Kinh độ,Vĩ độ,Huyện',
        ...cells.map((cell, i) => `2024-06-1${i},4${i},${cell},Lục Nam`),
        ...cells.map((cell, i) => `2024-05-1${i},4${i},${cell},`),
      ].join('\n'),
    );
    expect([counts(report), Object.keys(reasons(report)).sort()]).toEqual([
      [12, 7, 0, 5],
      ['longitude_not_a_number', 'null_island', 'position_incomplete', 'position_out_of_range'],
    ]);
    expect(unread(report)).toEqual([
      ['positions_unused', { rows: 2, examples: ['4: «106.2»', '5: «0; 0»'] }],
      [
        'cells_unread',
        { field: 'longitude', column: 'Kinh độ', cells: 2, examples: ['3: «abc»', '7: «360»'] },
      ],
      ['cells_unread', { field: 'latitude', column: 'Vĩ độ', cells: 1, examples: ['6: «95»'] }],
    ]);
    const placed = (await rowsOf(warehouse())).map(({ longitude, latitude }) => [longitude, latitude]);
    expect(placed).toEqual([[106.2, 21.3], ...Array(5).fill([null, null]), [106.2, 21.3]]);
  });

  it('make a question of a position column when most of them are none', async () => {
    const content = [
      'Ngày đo,Download (Mbps),Kinh độ,Vĩ độ,Huyện',
      ...Array.from({ length: 12 }, (_, i) => `2024-06-${i + 10},4${i},đông ${i},21.3,Lục Nam`),
    ].join('\n');
    const asked = await faultOf(load(warehouse(), 'words.csv', content));
    expect([asked.code, asked.details.field, asked.details.unlike]).toEqual([
      'column_unlike',
      'longitude',
      12,
    ]);
    const left = await load(warehouse(), 'words.csv', content, { without: ['longitude', 'latitude'] });
    expect(left.batch.accepted).toBe(12);
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
