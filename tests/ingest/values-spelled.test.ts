import { describe, expect, it } from 'vitest';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { exported, load, openWarehouse, reasons, rowsOf, sharedWarehouse } from './support.ts';

const shared = sharedWarehouse();

/** One file of rows that differ in one column; `usual` rows show how the file as a whole writes. */
async function loaded(header: string, rows: readonly string[]) {
  const warehouse = shared();
  const report = await load(warehouse, 'spelled.csv', [header, ...rows, ''].join('\n'));
  const accepted = (await rowsOf(warehouse)).filter((row) => row.batch === report.batch.id);
  return { report, accepted };
}

const times = async (...texts: string[]) => {
  const { accepted, report } = await loaded(
    'Thời gian đo;Download (Mbps);Huyện;Mã thiết bị',
    texts.map((text, i) => `${text};${i + 1};Lục Nam;d${i}`),
  );
  return { at: accepted.map(({ on, at }) => [on, at]), reasons: reasons(report), report };
};

describe('a time is read however it is written', () => {
  it.each([
    ['13/06/24 08:05', '2024-06-13', '2024-06-13T01:05:00.000Z'],
    ['13/06/24', '2024-06-13', null],
    ['1/6/24', '2024-06-01', null],
    ['1718240701', '2024-06-13', '2024-06-13T01:05:01.000Z'],
    ['1718240701.5', '2024-06-13', '2024-06-13T01:05:01.500Z'],
    ['1718240701000', '2024-06-13', '2024-06-13T01:05:01.000Z'],
    ['1718240701000000', '2024-06-13', '2024-06-13T01:05:01.000Z'],
    ['45456', '2024-06-13', null],
    ['45456.3368171296', '2024-06-13', '2024-06-13T01:05:01.000Z'],
    ['45456,3368171296', '2024-06-13', '2024-06-13T01:05:01.000Z'],
    ['20240613', '2024-06-13', null],
    ['20240613080501', '2024-06-13', '2024-06-13T01:05:01.000Z'],
    ['2024-06-13 08:05:01.1234567', '2024-06-13', '2024-06-13T01:05:01.123Z'],
    ['2024-06-13 08:05:01,5', '2024-06-13', '2024-06-13T01:05:01.500Z'],
    ['2024-06-13T08:05:01+0700', '2024-06-13', '2024-06-13T01:05:01.000Z'],
    ['2024-06-13 01:05:01 UTC', '2024-06-13', '2024-06-13T01:05:01.000Z'],
    ['13/06/2024 08:05:01 GMT+7', '2024-06-13', '2024-06-13T01:05:01.000Z'],
    ['13/06/2024 01:05:01 +00:00', '2024-06-13', '2024-06-13T01:05:01.000Z'],
    ['2024/06/13 08:05', '2024-06-13', '2024-06-13T01:05:00.000Z'],
    ['13/06/2024 8:05:01 SA', '2024-06-13', '2024-06-13T01:05:01.000Z'],
    ['13/06/2024 8:05:01 CH', '2024-06-13', '2024-06-13T13:05:01.000Z'],
    ['13-Jun-2024 08:05', '2024-06-13', '2024-06-13T01:05:00.000Z'],
    ['Jun 13, 2024', '2024-06-13', null],
    ['13 thg 6, 2024 08:05', '2024-06-13', '2024-06-13T01:05:00.000Z'],
    ['ngày 13 tháng 6 năm 2024', '2024-06-13', null],
    ['13/06/2024, 08:05:01', '2024-06-13', '2024-06-13T01:05:01.000Z'],
  ])('%s', async (text, on, at) => {
    // Alone, and as the odd one of a file that writes otherwise.
    expect((await times(text)).at).toEqual([[on, at]]);
    const among = await times('02/07/2024 10:00:00', '31/07/2024 10:00:00', text);
    expect(among.at[2]).toEqual([on, at]);
  });

  it.each(['02//07/2026', '31/02/2024', '13/06/202', '99999', '1', 'infinity', 'hôm qua'])(
    '%s is no date, and says so',
    async (text) => {
      expect((await times('02/07/2024', text)).reasons).toEqual({ date_not_a_date: [[3, text]] });
    },
  );

  it('a date beyond what a clock can hold is a rejection, not a failure', async () => {
    for (const text of ['294247-01-10 04:00:54', '290309-12-21 (BC) 01:00:00', '9999999999999999']) {
      const { report } = await times('02/07/2024', text);
      expect(report.batch.rejected).toBe(1);
    }
  });

  it('day and month are decided for the file: by a day above 12 anywhere, not row by row', async () => {
    const late = [...Array.from({ length: 2500 }, () => '06/07/24'), '06/13/24'];
    const { at, report } = await times(...late);
    expect([at[0], at.at(-1)]).toEqual([
      ['2024-06-07', null],
      ['2024-06-13', null],
    ]);
    expect(report.notices.map(({ code }) => code)).not.toContain('date_order_assumed');
    // One slip does not turn the other dates round.
    const slip = await times('13/06/2024', '25/06/2024', '06/25/2024');
    expect([slip.reasons, slip.report.notices.map(({ code }) => code)]).toEqual([
      {},
      expect.arrayContaining(['date_orders_mixed']),
    ]);
    const open = await times('06/07/24');
    expect(open.report.notices.map(({ code }) => code)).toContain('date_order_assumed');
  });
});

describe('a number is read however it is written', () => {
  const speeds = async (header: string, ...texts: string[]) => {
    const { accepted, report } = await loaded(
      `Ngày đo;${header};Huyện;Mã thiết bị`,
      texts.map((text, i) => `13/06/2024;${text};Lục Nam;d${i}`),
    );
    return { kbps: accepted.map(({ download }) => download), reasons: reasons(report) };
  };

  it.each([
    [
      'Download (Mbps)',
      ['38.2', '4,0 Mbps', '350 kbps', '45 Mbit/s', '45Mb/s', '1 Gbps'],
      [38_200, 4000, 350, 45_000, 45_000, 1_000_000],
    ],
    [
      'Download (kbps)',
      ['38200', '4,0 Mbps', '350 kbps', '45 MBPS', '500000 bps'],
      [38_200, 4000, 350, 45_000, 500],
    ],
    ['Download (bps)', ['38200000', '4.5 Mbps'], [38_200_000 / 1000, 4500]],
    [
      'Download (Mbps)',
      ['38.2', '1 234.5', '1 234,5', '1.234,5', "1'234.5"],
      [38_200, 1_234_500, 1_234_500, 1_234_500, 1_234_500],
    ],
    ['Download (Mbps)', ['38,2', '1.234,5', '1,234.5', '2.5e1'], [38_200, 1_234_500, 1_234_500, 25_000]],
  ] as const)('%s: %j', async (header, texts, expected) => {
    expect((await speeds(header, ...texts)).kbps).toEqual(expected);
  });

  it('a number beyond every speed is out of range, with its unit too', async () => {
    const { reasons: why } = await speeds('Download (bps)', '38200000', '9999999999999 Gbps', '1e300');
    expect(Object.keys(why)).toEqual(['download_not_a_number', 'download_out_of_range']);
  });

  it.each(['96..1', '96,,1', '4 MB/s', '4 Mbps 5', '1.2.3', '--5', 'Mbps'])(
    '%s is no speed',
    async (text) => {
      expect((await speeds('Download (Mbps)', '38.2', text)).reasons).toEqual({
        download_not_a_number: [[3, text]],
      });
    },
  );

  it('a delay may carry its unit', async () => {
    const { accepted } = await loaded('Ngày đo;Download (Mbps);Ping (ms);Huyện', [
      '13/06/2024;1;20 ms;x',
      '13/06/2024;2;0.5 s;x',
      '13/06/2024;3;35;x',
    ]);
    expect(accepted.map(({ latency }) => Number(latency))).toEqual([20, 500, 35]);
  });
});

describe('a position is decimal degrees', () => {
  const positions = async (longitude: string, latitude: string) => {
    const { accepted, report } = await loaded('Ngày đo;Download (Mbps);Kinh độ;Vĩ độ', [
      '13/06/2024;1;106.2;21.3',
      `13/06/2024;2;${longitude};${latitude}`,
    ]);
    return {
      last: accepted.slice(1).map((row) => [row.longitude, row.latitude]),
      codes: Object.keys(reasons(report)),
    };
  };

  it.each([
    ['106.25°', '21.5°'],
    ['106.25E', '21.5N'],
    ['106,25 Đ', '21,5 B'],
    [' 106.25 ', '+21.5'],
  ])('%s, %s', async (longitude, latitude) => {
    expect((await positions(longitude, latitude)).last).toEqual([[106.25, 21.5]]);
  });

  it.each([
    [`106°12'30"Đ`, `21°17'30"B`],
    ['106 12.5E', '21 17.5N'],
    ['106:12:30', '21:17:30'],
    ['106.2', `21°17'`],
  ])('%s, %s is refused as degrees and minutes', async (longitude, latitude) => {
    expect((await positions(longitude.replaceAll('"', '″'), latitude.replaceAll('"', '″'))).codes).toEqual([
      'position_in_degrees_minutes',
    ]);
  });

  it.each([
    ['7PH87QW5+2F', '7PH87QW5+2F'],
    ['7QW5+2F Bắc Giang', ''],
  ])('%s, %s is refused as a Plus Code', async (longitude, latitude) => {
    expect((await positions(longitude, latitude)).codes).toEqual(['position_plus_code']);
  });
});

describe('names in a file that no list has', () => {
  it('of places are listed for a person without characters that no one sees', async () => {
    const warehouse = await openWarehouse();
    const { notices } = await load(
      warehouse,
      'p.csv',
      'Ngày đo;Nhà mạng;Công nghệ;Download Mbps;Huyện\n13/06/2024;Viettel;4G;40;Đảo\u202e xa\n',
    );
    expect(JSON.stringify(notices)).toContain('Đảo xa');
    await warehouse.close();
  });

  it('of an operator is taken without characters that no one sees or that turn the direction of text', async () => {
    const warehouse = await openWarehouse();
    const row = '13/06/2024 08:00:01;Mạng\u202e mới\u2066;4G;38,2;11;20;106,2345;21,3456;';
    await load(warehouse, 'a.csv', exported(row));
    const { operators } = await readCatalog(warehouse);
    expect(operators.find(({ kind }) => kind === 'unlisted')?.name).toBe('Mạng mới');
    await warehouse.close();
  });
});
