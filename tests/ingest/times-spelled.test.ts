import { describe, expect, it } from 'vitest';
import type { LoadReport } from '#lib/domain/batch.ts';
import { plainTime } from '#lib/server/ingest/mapping/time-spellings.ts';
import { zoneOfHeader } from '#lib/server/ingest/read/recognise-header.ts';
import { parseNamedColumns } from '#lib/server/ingest/read/load-options.ts';
import { undoBatch } from '#lib/server/ingest/undo.ts';
import { counts, faultOf, load, rowsOf, sharedWarehouse } from './support.ts';

const warehouse = sharedWarehouse();
const AT = '2024-06-13T01:05:00.000Z';

describe('times as people and programs write them', () => {
  const SPELLED: readonly (readonly [text: string, at: string | null])[] = [
    ['13/06/2024 8h05', AT],
    ['13/06/2024 8h', '2024-06-13T01:00:00.000Z'],
    ['13/06/2024 21h', '2024-06-13T14:00:00.000Z'],
    ['8h05 13/06/2024', AT],
    ['8h05 ngày 13/6/2024', AT],
    ['13/06/2024 8 giờ 05 phút', AT],
    ['13/06/2024 8 giờ 05 phút 09 giây', '2024-06-13T01:05:09.000Z'],
    ['Thứ Năm, 13 tháng 6, 2024', null],
    ['Thứ 5, 13/06/2024 08:05', AT],
    ['13-06-2024 08.05', AT],
    ['13/Thg6/2024', null],
    ['13-Th6-24', null],
    ['13-Thg6-24 08:05', AT],
    ['2024/06/13 8:05:00 SA GMT+7', AT],
    ['2024/06/13 9:15:22 CH GMT+7', '2024-06-13T14:15:22.000Z'],
    ['8:05 SA 13/06/2024', AT],
    ['13/06/2024 8:05 sáng', AT],
    ['13/06/2024 2:05 chiều', '2024-06-13T07:05:00.000Z'],
    ['13/06/2024 14:05 chiều', '2024-06-13T07:05:00.000Z'],
    ['13/06/2024 9:05 tối', '2024-06-13T14:05:00.000Z'],
    ['Thu Jun 13 08:05:00 ICT 2024', AT],
    ['Thu Jun 13 2024 08:05:00 GMT+0700 (Indochina Time)', AT],
    ['Thu, 13 Jun 2024 01:05:00 GMT', AT],
    ['2024-06-13 08:05:00 Asia/Bangkok', AT],
    ['13062024', null],
    ['1718240700,5', '2024-06-13T01:05:00.500Z'],
  ];

  it('are all read, and none is taken for a telephone number', async () => {
    const lines = SPELLED.map(([text], i) => `"${text}";38,5;Lục Nam;d${i}`);
    const content = ['Thời gian đo;Download (Mbps);Huyện;Mã thiết bị', ...lines, ''].join('\n');
    const columns = { tested_at: { column: 'Thời gian đo' } };
    const report = await load(warehouse(), 'times.csv', content, { columns });
    expect([counts(report), report.privacy.masked]).toEqual([[SPELLED.length, SPELLED.length, 0, 0], []]);
    const read = (await rowsOf(warehouse())).map(({ on, at }) => [on, at]);
    expect(read).toEqual(SPELLED.map(([, at]) => ['2024-06-13', at]));
  });

  const dated = (...dates: string[]) =>
    [
      'Thời gian đo;Download (Mbps);Huyện;Mã thiết bị',
      ...dates.map((date, i) => `${date};38,5;Lục Nam;o${i}`),
      '',
    ].join('\n');
  const noticed = ({ notices }: LoadReport) =>
    notices.flatMap(({ code, details }) => (code.startsWith('date_') ? [[code, details]] : []));

  it.each([
    [
      'day first',
      ['25/06/2024', '6/13/2024 08:05', '03/04/2024'],
      ['2024-06-25', '2024-06-13', '2024-04-03'],
    ],
    [
      'month first',
      ['6/25/2024', '6/26/2024', '13/6/2024', '3/4/2024'],
      ['2024-06-25', '2024-06-26', '2024-06-13', '2024-03-04'],
    ],
  ])(
    'of another order than the %s of their file are read when no month could be meant',
    async (_, dates, on) => {
      const report = await load(warehouse(), 'mixed.csv', dated(...dates));
      expect(noticed(report)).toContainEqual(['date_orders_mixed', { count: 1 }]);
      expect((await rowsOf(warehouse())).map((row) => row.on)).toEqual(on);
    },
  );

  it('without a year are of the one year of all others, and wait where these are of two', async () => {
    const report = await load(warehouse(), 'one-year.csv', dated('13/6', '25/06/2024', '14/6 9h15'));
    expect(noticed(report)).toEqual([['date_year_of_file', { count: 2, year: ['2024'] }]]);
    expect((await rowsOf(warehouse())).map(({ on, at }) => [on, at])).toEqual([
      ['2024-06-13', null],
      ['2024-06-25', null],
      ['2024-06-14', '2024-06-14T02:15:00.000Z'],
    ]);
    const two = await load(warehouse(), 'two-years.csv', dated('13/6', '24/06/2024', '25/12/2023'));
    expect([two.batch.accepted, two.batch.rejected, noticed(two)]).toEqual([2, 1, []]);
  });

  it('are known for times when a column has nothing else', async () => {
    const lines = Array.from({ length: 12 }, (_, i) => `9h${10 + i} 13/06/2024;38,5;Lục Nam;d${i}`);
    const content = ['Thời gian đo;Download (Mbps);Huyện;Mã thiết bị', ...lines, ''].join('\n');
    expect((await load(warehouse(), 'hours.csv', content)).batch.accepted).toBe(12);
    expect([plainTime('9h15'), plainTime('2024-06-13'), plainTime('Lục Nam')]).toEqual([
      '9:15',
      '2024-06-13',
      'Lục Nam',
    ]);
  });
});

describe('the zone of a column', () => {
  it.each([
    ['Timestamp (UTC)', 'UTC'],
    ['Thời gian đo (GMT+0)', 'UTC'],
    ['test_time_utc', 'UTC'],
    ['Giờ UTC', 'UTC'],
    ['Time (GMT+9)', '+09:00'],
    ['Time (UTC+05:30)', '+05:30'],
    ['Thời gian đo (GMT+7)', null],
    ['Thời gian đo', null],
  ])('%s', (header, zone) => expect(zoneOfHeader(header)).toBe(zone));

  it.each([
    ['Thời gian đo (UTC)', '2024-06-13 20:05:00', '2024-06-14', '2024-06-13T20:05:00.000Z'],
    ['Date (UTC)', '2024-06-13 20:05:00', '2024-06-14', '2024-06-13T20:05:00.000Z'],
    ['Time UTC', '2024-06-13 20:05:00', '2024-06-14', '2024-06-13T20:05:00.000Z'],
    ['Time (UTC)', '2024-06-13T20:05:00+07:00', '2024-06-13', '2024-06-13T13:05:00.000Z'],
    ['Date (UTC)', '2024-06-13', '2024-06-13', null],
    ['Time (GMT+9)', '2024-06-14 01:05:00', '2024-06-13', '2024-06-13T16:05:00.000Z'],
  ])('%s: %s', async (header, text, on, at) => {
    await load(warehouse(), 'zone.csv', `${header};Download (Mbps);Huyện\n${text};38,5;Lục Nam\n`);
    expect((await rowsOf(warehouse())).map((row) => [row.on, row.at])).toEqual([[on, at]]);
  });
});

describe('a column of times without a zone', () => {
  const at = (hours: (i: number) => number, header = 'Thời gian đo') =>
    [
      `${header};Download (Mbps);Huyện`,
      ...Array.from({ length: 20 }, (_, i) => `13/06/2024 ${hours(i)}:05;4${i % 10};Lục Nam`),
    ].join('\n');
  const asUtc = (i: number) => (i * 3 + 1) % 16;

  it('is asked about when its tests would be at night, and as UTC by day; a person answers either way', async () => {
    const content = at(asUtc);
    const { code, details } = await faultOf(load(warehouse(), 'night.csv', content));
    expect([code, details]).toEqual([
      'zone_unsure',
      {
        ...{ field: 'tested_at', column: 'Thời gian đo', night: 7, values: 20, asUtc: 0 },
        ...{ example: '01:05', moved: '08:05' },
      },
    ]);
    const answers = ['UTC', '+07:00'].map((zone) =>
      parseNamedColumns([`tested_at=Thời gian đo:${zone}`], []),
    );
    const first = await load(warehouse(), 'utc.csv', content, { columns: answers[0]!.columns! });
    expect((await rowsOf(warehouse()))[0]!.at).toBe('2024-06-13T01:05:00.000Z');
    await undoBatch(warehouse(), first.batch.id);
    await load(warehouse(), 'local.csv', content, { columns: answers[1]!.columns! });
    expect((await rowsOf(warehouse()))[0]!.at).toBe('2024-06-12T18:05:00.000Z');
  });

  it('is not asked about by day, nor when its header states the zone, nor around the clock', async () => {
    const files = [at((i) => 7 + (i % 12)), at(asUtc, 'Thời gian đo (UTC)'), at((i) => (i * 7) % 24)];
    for (const [i, content] of files.entries()) {
      expect((await load(warehouse(), `day${i}.csv`, content)).batch.accepted).toBe(20);
    }
  });
});
