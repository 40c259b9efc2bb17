import { describe, expect, it } from 'vitest';
import {
  BUSY_DEVICE_MEASUREMENTS,
  FLAG_RULES,
  markOf,
  QUALITY_RULES,
  rulesMarked,
  SHARED_POSITION_MEASUREMENTS,
  type RuleCode,
} from '#lib/domain/quality-rule.ts';
import { ruleExample, ruleWords } from '#lib/messages/quality-rules.ts';
import type { LoadReport } from '#lib/domain/batch.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { counts, exported, load, openWarehouse } from './support.ts';

const A = '13/06/2024 08:00:01;Viettel;4G;38,2;11;20;106,2;21,3;a';

/** Rules that met rows, with how many and the first rows. */
const met = ({ rules }: LoadReport) =>
  Object.fromEntries(
    rules
      .filter(({ rows }) => rows > 0)
      .map(({ code, rows, examples }) => [code, [rows, ...examples.map(({ rowNumber }) => rowNumber)]]),
  );

/** Marked rows by number. */
async function marksOf(warehouse: Warehouse): Promise<Record<number, RuleCode[]>> {
  const rows = await warehouse.db.query<{ row: number; flags: number }, Record<never, never>>(
    { text: `select row_number as row, flags from measurement where flags <> 0 order by row_number` },
    {},
  );
  return Object.fromEntries(rows.map(({ row, flags }) => [row, rulesMarked(flags).map(({ code }) => code)]));
}

describe('the registry of quality rules', () => {
  it('gives every rule its own code, and every mark its own bit', () => {
    expect(new Set(QUALITY_RULES.map(({ code }) => code)).size).toBe(QUALITY_RULES.length);
    expect(new Set(FLAG_RULES.map(markOf)).size).toBe(FLAG_RULES.length);
    expect(rulesMarked(FLAG_RULES.reduce((sum, rule) => sum + markOf(rule), 0))).toEqual(FLAG_RULES);
  });

  it('has a name, a sentence and an example for each in both languages', () => {
    for (const { code } of QUALITY_RULES) {
      const words = (['vi', 'en'] as const).map((locale) => [
        ...Object.values(ruleWords(code, locale)).filter((text) => typeof text === 'string'),
        ruleExample(code, { rowNumber: 7, value: 'x' }, locale),
      ]);
      expect(words.flat().every((text) => text.trim().length > 3)).toBe(true);
      expect(words[0]![1]).not.toBe(words[1]![1]);
    }
  });
});

describe('a rule over a row', () => {
  it('marks what a handset of the technology cannot reach, up or down, and keeps it', async () => {
    const warehouse = await openWarehouse();
    const rows = [
      A,
      A.replace('38,2', '1200'),
      A.replace('38,2', '1200,1'),
      A.replace(';4G;38,2', ';3G;43'),
      A.replace(';11;', ';212;'),
      A.replace(';4G;38,2', ';5G;1300'),
      A.replace(';4G;38,2', ';WiFi;9000'),
    ];
    const report = await load(warehouse, 'a.csv', exported(...rows));
    expect(counts(report)).toEqual([7, 7, 0, 0]);
    expect(met(report)).toEqual({ speed_impossible: [3, 4, 5, 6] });
    expect(report.rules.find(({ code }) => code === 'speed_impossible')?.examples[0]?.value).toBe(
      '4G · 1200100 kbit/s · 11000 kbit/s',
    );
  });

  it('marks ping 0, but not a ping that is missing', async () => {
    const warehouse = await openWarehouse();
    const report = await load(
      warehouse,
      'a.csv',
      exported(A, A.replace(';20;', ';0;'), A.replace(';20;', ';;')),
    );
    expect(met(report)).toEqual({ latency_zero: [1, 3] });
  });

  it('marks what is older than i-Speed', async () => {
    const warehouse = await openWarehouse();
    const dated = (date: string) => A.replace('13/06/2024', date);
    const report = await load(warehouse, 'a.csv', exported(dated('31/12/2018'), dated('01/01/2019'), A));
    expect(met(report)).toEqual({ before_i_speed: [1, 2] });
  });

  it('marks mobile tests with a network’s name of Wi-Fi, and none without one', async () => {
    const warehouse = await openWarehouse();
    const content = [
      'Thời gian đo;Công nghệ;Download (Mbps);Kinh độ;Vĩ độ;SSID',
      '13/06/2024 08:00:01;4G;40;106,2;21,3;Nha Hang Hoa',
      '13/06/2024 08:00:02;4G;40;106,2;21,3;',
      '13/06/2024 08:00:03;4G;40;106,2;21,3;<unknown ssid>',
      '13/06/2024 08:00:04;WiFi;40;106,2;21,3;Nha Hang Hoa',
    ].join('\n');
    expect(met(await load(warehouse, 'a.csv', content))).toEqual({ wifi_named_mobile: [1, 2] });
    expect(await marksOf(warehouse)).toEqual({ 2: ['wifi_named_mobile'] });
  });

  it('marks mobile tests whose operator’s name says Wi-Fi', async () => {
    const warehouse = await openWarehouse();
    const report = await load(warehouse, 'a.csv', exported(A, A.replace('Viettel', 'FPT WiFi 5GHz')));
    expect(met(report)).toEqual({ wifi_named_mobile: [1, 3] });
  });

  it('marks no position while there are no areas, and every one outside of them when there are', async () => {
    const none = await openWarehouse();
    expect(met(await load(none, 'a.csv', exported(A.replace('106,2', '105'))))).toEqual({});
    const areas = await openWarehouse('areas');
    const unnamed = A.replace('106,2;21,3', ';');
    const report = await load(areas, 'a.csv', exported(A, A.replace('106,2', '105'), unnamed));
    expect(met(report)).toEqual({ outside_province: [1, 3] });
  });

  it('counts a rule that rejects with the rows it rejected', async () => {
    const warehouse = await openWarehouse();
    const rows = [
      A.replace('2024', '2025'),
      A.replace('2024', '2009'),
      A.replace('106,2;21,3', '0,01;-0,02'),
    ];
    const report = await load(warehouse, 'a.csv', exported(A, ...rows));
    expect(counts(report)).toEqual([4, 1, 0, 3]);
    expect(met(report)).toEqual({ date_in_future: [1, 3], date_too_early: [1, 4], null_island: [1, 5] });
  });
});

describe('a rule over the file', () => {
  /** By day: a column of night hours would be asked about. */
  const minute = (i: number) =>
    `${String(8 + (Math.floor(i / 60) % 12)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}`;

  it('marks a position that a thousand tests share, and not one of 999', async () => {
    const warehouse = await openWarehouse();
    const at = (position: string, tests: number) =>
      Array.from(
        { length: tests },
        (_, i) => `${1 + (i % 28)}/06/2024 ${minute(i)};Viettel;4G;${20 + i},5;11;20;${position};d${i}`,
      );
    const rows = [
      ...at('106,2;21,3', SHARED_POSITION_MEASUREMENTS),
      ...at('106,21;21,3', SHARED_POSITION_MEASUREMENTS - 1),
    ];
    const report = await load(warehouse, 'a.csv', exported(...rows));
    expect(met(report)).toEqual({ position_shared: [SHARED_POSITION_MEASUREMENTS, 2, 3, 4] });
  });

  it('marks a device that tests two hundred times a day, on that day only', async () => {
    const warehouse = await openWarehouse();
    const on = (day: number, tests: number, device: string) =>
      Array.from(
        { length: tests },
        (_, i) => `${day}/06/2024 ${minute(i)};Viettel;4G;${20 + i};11;20;106,${200 + i};21,3;${device}`,
      );
    const rows = [
      ...on(1, BUSY_DEVICE_MEASUREMENTS, 'a'),
      ...on(2, BUSY_DEVICE_MEASUREMENTS - 1, 'a'),
      ...on(1, 5, 'b'),
    ];
    expect(met(await load(warehouse, 'a.csv', exported(...rows)))).toEqual({
      device_busy: [BUSY_DEVICE_MEASUREMENTS, 2, 3, 4],
    });
  });
});
