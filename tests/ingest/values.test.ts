import { describe, expect, it } from 'vitest';
import { REJECTION_CODES } from '#lib/domain/rejection.ts';
import { rejectionReason, rejectionSentence } from '#lib/messages/rejections.ts';
import { readTechnology, TECHNOLOGY_SPELLINGS } from '#lib/domain/technology-words.ts';
import { SPELLING_EXAMPLES, spellingReason } from '#lib/messages/technologies.ts';
import { counts, exported, load, reasons, rowsOf, sharedWarehouse } from './support.ts';

const shared = sharedWarehouse();

const speeds = (header: string, ...values: string[]) =>
  [`Ngày đo;${header};Huyện`, ...values.map((value) => `13/06/2024;${value};Lục Nam`)].join('\n');

async function kbpsOf(content: string): Promise<unknown[]> {
  const warehouse = shared();
  const { batch } = await load(warehouse, 'speeds.csv', content);
  return (await rowsOf(warehouse)).filter((row) => row.batch === batch.id).map(({ download }) => download);
}

describe('speeds become whole kbit/s', () => {
  it.each([
    ['Download (Mbps)', ['38,2', '0,0005', '0,00049', '10000', '0'], [38_200, 1, 0, 10_000_000, 0]],
    ['Download (Mbps)', ['38.2', '1.0005', '1.0015', '2.5e1'], [38_200, 1001, 1002, 25_000]],
    ['Download (Mbps)', ['38,215', '40,125'], [38_215, 40_125]],
    ['Download (Mbps)', ['1.234,5', '38,2'], [1_234_500, 38_200]],
    ['Download (Mbps)', ['1,234.5', '38.2', '38,2'], [1_234_500, 38_200, 38_200]],
    ['Download (kbps)', ['38200', '38200.5', '38200.49'], [38_200, 38_201, 38_200]],
    ['Tốc độ tải xuống (kbit/s)', ['38200'], [38_200]],
    ['Toc do tai xuong (Mb/s)', ['38.2'], [38_200]],
    ['Download bps', ['38200500', '38200499', '9999999999'], [38_201, 38_200, 10_000_000]],
    ['Download (Gbps)', ['0.0382', '10'], [38_200, 10_000_000]],
    ['avg_d_kbps', ['5'], [5]],
    ['TESTDOWNLINK', ['35925'], [35_925]],
  ] as const)('%s: %j', async (header, values, expected) => {
    expect(await kbpsOf(speeds(header, ...values))).toEqual(expected);
  });
});

async function timesOf(header: string, ...lines: string[]): Promise<unknown[][]> {
  const warehouse = shared();
  const { batch } = await load(
    warehouse,
    'times.csv',
    [`${header};Download Mbps;Huyện`, ...lines.map((line) => `${line};1;x`)].join('\n'),
  );
  return (await rowsOf(warehouse)).filter((row) => row.batch === batch.id).map(({ on, at }) => [on, at]);
}

describe('times become UTC instants and local dates', () => {
  it.each([
    ['13/06/2024 08:05:01', '2024-06-13', '2024-06-13T01:05:01.000Z'],
    ['13/6/2024 8:05', '2024-06-13', '2024-06-13T01:05:00.000Z'],
    ['13-06-2024 06:59', '2024-06-13', '2024-06-12T23:59:00.000Z'],
    ['08:05 13/06/2024', '2024-06-13', '2024-06-13T01:05:00.000Z'],
    ['13/06/2024 08:05:01 PM', '2024-06-13', '2024-06-13T13:05:01.000Z'],
    ['2024-06-13 08:05:01.5', '2024-06-13', '2024-06-13T01:05:01.500Z'],
    ['2024-06-13T08:05:01', '2024-06-13', '2024-06-13T01:05:01.000Z'],
    ['2024-06-12T20:05:01Z', '2024-06-13', '2024-06-12T20:05:01.000Z'],
    ['2024-06-13T00:05:01+09:00', '2024-06-12', '2024-06-12T15:05:01.000Z'],
    ['2024.06.13_22.12.09', '2024-06-13', '2024-06-13T15:12:09.000Z'],
    ['2024-06-13', '2024-06-13', null],
    ['13/06/2024', '2024-06-13', null],
    [' 13/06/2024 ', '2024-06-13', null],
  ])('%s', async (text, on, at) => {
    expect(await timesOf('Thời gian đo', text)).toEqual([[on, at]]);
  });

  it('a date and a time of day in columns of their own are put together', async () => {
    expect(await timesOf('Ngày đo;Giờ đo', '13/06/2024;08:05:01', '13/06/2024;')).toEqual([
      ['2024-06-13', '2024-06-13T01:05:01.000Z'],
      ['2024-06-13', null],
    ]);
    expect(await timesOf('Date;Time', '2024-06-13;8:05')).toEqual([
      ['2024-06-13', '2024-06-13T01:05:00.000Z'],
    ]);
    expect(await timesOf('Date;Time', '2024-06-13;2024-06-13 08:05')).toEqual([
      ['2024-06-13', '2024-06-13T01:05:00.000Z'],
    ]);
  });

  it('month and day are distinguished by the whole file, day first when it does not decide', async () => {
    expect(await timesOf('Date', '06/07/2024', '06/13/2024')).toEqual([
      ['2024-06-07', null],
      ['2024-06-13', null],
    ]);
    expect(await timesOf('Date', '06/07/2024')).toEqual([['2024-07-06', null]]);
    const late = [...Array<string>(3000).fill('06/07/2024'), '06/13/2024'];
    expect((await timesOf('Date', ...late))[0]).toEqual(['2024-06-07', null]);
  });

  it('a file that leaves the order open says so', async () => {
    const content = (date: string) => `Date;Download Mbps;Huyện\n${date};1;x\n`;
    const codes = async (date: string) =>
      (await load(shared(), 'd.csv', content(date))).notices.map(({ code }) => code);
    expect(await codes('06/07/2024')).toContain('date_order_assumed');
    expect(await codes('13/07/2024')).not.toContain('date_order_assumed');
    expect(await codes('2024-07-06')).not.toContain('date_order_assumed');
  });
});

describe('a row is rejected for its first reason', () => {
  const good = ['13/06/2024', 'Viettel', '4G', '38', '11', '20', '106,2', '21,3', 'a'];
  const row = (column: number, value: string) =>
    good.map((cell, i) => (i === column ? value : cell)).join(';');
  it.each([
    ['download_missing', row(3, ''), null],
    ['download_missing', row(3, '-'), null],
    ['download_not_a_number', row(3, '96..1'), '96..1'],
    ['download_negative', row(3, '-1'), '-1'],
    ['download_out_of_range', row(3, '10001'), '10001'],
    ['download_out_of_range', row(3, '99999999999999999999'), '99999999999999999999'],
    ['date_missing', row(0, ''), null],
    ['date_not_a_date', row(0, '31/02/2024'), '31/02/2024'],
    ['date_not_a_date', row(0, '02//07/2024'), '02//07/2024'],
    ['date_not_a_date', row(0, 'infinity'), 'infinity'],
    ['date_in_future', row(0, '02/08/2024'), '02/08/2024'],
    ['date_too_early', row(0, '01/01/1970'), '01/01/1970'],
    ['longitude_not_a_number', row(6, 'E106'), 'E106'],
    ['latitude_not_a_number', row(7, '21°'), '21°'],
    ['position_incomplete', row(6, ''), '21,3'],
    ['position_out_of_range', row(6, '181'), '181; 21,3'],
    ['technology_unknown', row(2, '6G'), '6G'],
    ['technology_several', row(2, '4G/5G'), '4G/5G'],
    ['download_not_a_number', row(3, 'x').replace('13/06/2024', 'y'), 'x'],
  ])('%s: %s', async (code, line, value) => {
    const report = await load(shared(), 'bad.csv', exported(good.join(';'), line));
    expect(reasons(report)).toEqual({ [code]: [[3, value]] });
    expect(counts(report)).toEqual([2, 1, 0, 1]);
  });

  it('null_island at 0, 0; place_missing without position and name', async () => {
    const zero = row(6, '0').replace('21,3', '0');
    const none = row(6, '').replace('21,3', '');
    const report = await load(shared(), 'bad.csv', exported(zero, none));
    expect(reasons(report)).toEqual({ null_island: [[2, '0; 0']], place_missing: [[3, null]] });
  });

  it('and every reason has its words in both languages', () => {
    for (const code of REJECTION_CODES) {
      for (const locale of ['vi', 'en'] as const) {
        expect(rejectionReason(code, locale)).not.toBe(code);
        expect(rejectionSentence({ rowNumber: 1, column: 'c', value: 'v', code }, locale)).not.toContain(
          code,
        );
      }
    }
    expect(
      rejectionSentence(
        { rowNumber: 1217, column: 'Tốc độ tải', value: '96..1', code: 'download_not_a_number' },
        'vi',
      ),
    ).toBe('Dòng 1.217, cột «Tốc độ tải»: «96..1» không phải là số.');
  });
});

describe('technologies', () => {
  it.each([
    ['4G', ['4G', 'LTE', 'lte', 'LTE-A', '4G+', 'Mobile 4G', '4G LTE', '4G (LTE)', 'Di động 4G']],
    [
      '4G',
      ['LTE-A Pro', 'LTE Advanced Pro', 'lte a pro', 'LTE_A_PRO', ' LTE-A  Pro ', 'LTE Pro', 'LTE+', 'LTEA'],
    ],
    [
      '4G',
      [
        '4.5G',
        '4,5G',
        '4.9G',
        '4G/LTE',
        'LTE / LTE-A',
        '4G|4G+',
        'LTE+LTE-A',
        'TD-LTE',
        'Mạng 4G',
        '4G mobile',
      ],
    ],
    ['5G', ['5G', 'NR', '5G NSA', 'NR-SA', 'Mobile 5G', '5G NR', '5G/NR', '5G SA', '5.5G', '5G-A']],
    ['5G', ['NSA', 'EN-DC', 'ENDC', 'en dc', 'LTE (NSA)', 'LTE NSA', 'LTE-NSA', '4G (NSA)', 'NR-NSA']],
    [
      '5G',
      [
        'LTE+NR',
        'LTE + NR',
        'NR+LTE',
        'LTE-NR',
        'LTE NR DC',
        '4G+5G',
        '5G & 4G',
        'LTE-A+5G',
        'LTE-A Pro + NR',
      ],
    ],
    [
      'several',
      ['4G/5G', '5G/4G', '4G / 5G', '4g|5g', '4G; 5G', '4G, 5G', '4G hoặc 5G', '4G or 5G', '4G 5G', '4G-5G'],
    ],
    [
      'several',
      ['4/5G', '3-4G', '4+5G', 'LTE/NR', 'LTE/NSA', '5G (LTE)', '4G (NR)', '3G LTE', '3G+4G', 'WiFi/4G'],
    ],
    ['several', ['Mobile 4G/5G', '3G/4G/5G', 'LTE-A Pro/NR', '4G/4G+/5G']],
    ['3G', ['3G', 'HSPA', 'HSPA+', 'UMTS', 'WCDMA', '3,5G', 'H/H+', '3.75G']],
    ['2G', ['EDGE', 'GPRS']],
    ['WiFi', ['WIFI', 'Wi-Fi', 'wifi']],
    ['fixed', ['Cố định', 'FTTH', 'Ethernet']],
    ['unknown', ['', 'Di động', 'Không rõ']],
    [null, ['6G', 'Viettel', '40', '4G/Viettel', '4G/không rõ', 'LTE-B', 'A', 'Pro', '4G 6G']],
  ])('%s is %j', (technology, words) => {
    expect(words.map((word) => [word, readTechnology(word)])).toEqual(
      words.map((word) => [word, technology]),
    );
  });

  it('have each spelling in one group, every group with its reason', () => {
    const keys = TECHNOLOGY_SPELLINGS.flatMap((group) => group.keys as readonly string[]);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    for (const { group, technology, keys: own } of TECHNOLOGY_SPELLINGS) {
      expect(own.map((key) => [key, readTechnology(key)])).toEqual(own.map((key) => [key, technology]));
      for (const locale of ['vi', 'en'] as const) expect(spellingReason(group, locale)).toBeTruthy();
    }
  });

  it('are read as the method page says', () => {
    expect(SPELLING_EXAMPLES.map(([text]) => [text, readTechnology(text)])).toEqual(SPELLING_EXAMPLES);
  });
});
