import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseCalendar } from '#lib/server/exports/case-calendar.ts';
import { caseExport } from '#lib/server/exports/case-export.ts';
import { caseMarks, caseMarksTogether } from '#lib/server/cases/ledger/case-marks.ts';
import { readLedger } from '#lib/server/cases/ledger/ledger.ts';
import { changeSetting, previewSetting, type SettingWish } from '#lib/server/settings/change-setting.ts';
import { readSettings } from '#lib/server/settings/setting-source.ts';
import { DEFAULT_RETENTION } from '#lib/server/warehouse/retention.ts';
import { putWorkingCalendar } from '#lib/server/warehouse/vocabulary.sql.ts';
import { readSheets } from '#lib/server/workbook-file.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openLedger, openSlow, step } from '../case-ledger/case-steps.ts';

const SETUP = { retention: DEFAULT_RETENTION, logDays: 365, origins: [] };

let warehouse: Warehouse;
let clock: { now: string };
beforeAll(async () => {
  ({ warehouse, clock } = await openLedger());
  const calendar = readFileSync('data/reference/holidays/holidays.json', 'utf8');
  await warehouse.db.write((writer) => writer.run(putWorkingCalendar, { calendar }));
});
afterAll(() => warehouse.close());

const params = (query: string) => new URLSearchParams(query);
const text = async (query: string) => String((await caseExport(warehouse, params(query), 'vi')).body);

describe('the ledger', () => {
  let id: number;
  beforeAll(async () => {
    id = await openSlow(warehouse, ['A', 'B']);
    await openSlow(warehouse, ['A'], 'VNPT');
  });

  it('shows a case as soon as it is entered', async () => {
    const before = await readLedger(warehouse);
    expect(before.cases.map(({ state }) => state)).toEqual(['draft', 'draft']);
    // Saturday: the term ends on the Monday after.
    await step(warehouse, id, {
      kind: 'sent',
      on: '2024-08-01',
      deadline: '2024-08-10',
      mendedBy: '2024-10-01',
    });
    const { cases, version } = await readLedger(warehouse);
    expect(version).not.toBe(before.version);
    expect(cases[0]).toMatchObject({
      ...{ id, number: 'HS-0001', state: 'sent', sentOn: '2024-08-01', document: '12/STTTT-BCVT' },
      due: { on: '2024-08-12', standing: 'later', workingDays: 7, uncertain: [] },
      places: [{ key: 'area:A' }, { key: 'area:B' }],
    });
    expect(cases[1]!.due.standing).toBe('none');
  });

  it('is told which terms other holidays would move, before they are saved and move them', async () => {
    const source = { warehouse, reference: 'data/reference', setup: SETUP };
    const { years } = (await readSettings(source)).inForce.holidays;
    const name = { vi: 'Nghỉ bù', en: 'Day in lieu' };
    const content = {
      years: years.map((year) =>
        year.year === 2024 ? { ...year, daysOff: [...year.daysOff, { on: '2024-08-12', name }] } : year,
      ),
    };
    const termsOf = async () => (await readLedger(warehouse)).cases.map(({ due }) => due.on);
    const save = async (wish: SettingWish) => {
      const { seal, effects } = await previewSetting(source, 'holidays', wish);
      const before = await termsOf();
      await changeSetting(source, 'holidays', { wish, note: 'Quyết định 1', by: 'Lan', seal });
      return { effects, before };
    };
    const { effects, before } = await save({ content });
    expect([before, await termsOf()]).toEqual([
      ['2024-08-12', null],
      ['2024-08-13', null],
    ]);
    expect(effects).toMatchObject({
      ...{ kind: 'holidays', due: 1 },
      terms: [{ id, before: { on: '2024-08-12', workingDays: 7 }, after: { on: '2024-08-13' } }],
    });
    await save({ restores: 0 });
    expect(await termsOf()).toEqual(before);
  });

  it('is overdue the day after its term, and counts what an operator promises and claims', async () => {
    clock.now = '2024-08-13T02:00:00Z';
    const overdue = await readLedger(warehouse);
    expect(overdue.cases[0]).toMatchObject({
      state: 'overdue',
      due: { standing: 'overdue', workingDays: -1 },
    });
    await step(warehouse, id, {
      ...{ kind: 'answered', on: '2024-08-13' },
      answers: [
        { place: 1, status: 'planned', promised: { from: '2024-10-01', to: '2025-01-01' } },
        { place: 2, status: 'done', countsFrom: '2024-08-05' },
      ],
    });
    const { cases } = await readLedger(warehouse);
    expect(cases[0]).toMatchObject({
      state: 'answered',
      places: [
        { promised: { from: '2024-10-01', to: '2025-01-01' }, claimedOn: null, outcome: null },
        { claimedOn: '2024-08-05' },
      ],
    });
  });

  it('derives again only what changed, and is what another program would derive', async () => {
    const before = await readLedger(warehouse);
    await step(warehouse, id, {
      ...{ kind: 'answered', on: '2024-08-13' },
      answers: [{ place: 1, status: 'planned', promised: { from: '2024-10-01', to: '2025-01-01' } }],
    });
    await step(warehouse, id, { kind: 'undone', on: '2024-08-13', entry: 3, note: 'twice', document: null });
    const [after, same] = await Promise.all([readLedger(warehouse), readLedger(warehouse)]);
    expect(same).toBe(after);
    expect(after.cases[0]).not.toBe(before.cases[0]);
    expect(after.cases[1]).toBe(before.cases[1]);
    const { db, clock: today } = warehouse;
    expect((await readLedger({ db, clock: today })).cases).toEqual(after.cases);
  });

  it('is the same in JSON, CSV and XLSX', async () => {
    const { total, cases } = JSON.parse(await text('order=opened')) as {
      total: number;
      cases: { case_number: string; places_promised: number }[];
    };
    expect(total).toBe(2);
    expect(cases.map((row) => row.case_number)).toEqual(['HS-0002', 'HS-0001']);
    const lines = (await text('format=csv&bom=0&order=opened')).trim().split('\r\n');
    expect(lines.map((line) => line.split(',')[0])).toEqual(['case_number', 'HS-0002', 'HS-0001']);
    const { body } = await caseExport(warehouse, params('format=xlsx&state=answered'), 'vi');
    const { sheets } = await readSheets(body as Uint8Array, () => true);
    expect(sheets[0]!.rows.map((row) => row[0])).toEqual(['Số hồ sơ', 'HS-0001']);
    expect(sheets[0]!.rows[1]).toContain('Đã trả lời');
  });

  it('has what is due as a calendar of whole days', async () => {
    const calendar = (asked: string) => caseCalendar(warehouse, params(asked), 'https://i-speed.example');
    const { body } = await calendar('');
    const lines = String(body).split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.join('').replaceAll(' ', '')).toContain('https://i-speed.example/cases/1');
    expect(String(body)).toContain('DTSTART;VALUE=DATE:20241101');
    expect(String(body).match(/BEGIN:VEVENT/g)).toHaveLength(1);
    await expect(calendar('state=withdrawn')).rejects.toThrow('case_nothing_due');
  });
});

describe('marks of cases', () => {
  const TREND = [{ from: '2024-07-01', to: '2024-09-01' }];
  const marks = async (operator: string | null, code: string, trend = TREND) =>
    (await caseMarks(warehouse, { operator, edition: 'old', level: 'district' }, code, trend, 'vi')).map(
      ({ on, text }) => `${on} ${text}`,
    );

  it('stand on the trend of a place when a letter went and when it is said to be mended', async () => {
    const [letter, ...none] = await marks(null, 'A');
    expect(letter).toContain('2024-08-01 HS-0001: gửi công văn');
    expect(none).toEqual([]);
    expect((await marks('VTT', 'B')).map((mark) => mark.slice(0, 10))).toEqual(['2024-08-01', '2024-08-05']);
    expect(await marks('VNPT', 'B')).toEqual([]);
    expect(await marks(null, 'A', [{ from: '2024-01-01', to: '2024-08-01' }])).toEqual([]);
  });

  it('stand once in a period on the trend of all areas, whatever happened in it', async () => {
    const trend = [
      { from: '2024-07-01', to: '2024-08-01' },
      { from: '2024-08-01', to: '2024-09-01' },
    ];
    const filter = { operator: null, edition: 'old', level: 'district' } as const;
    const found = await caseMarksTogether(warehouse, filter, trend, 'vi');
    expect(found).toMatchObject([
      {
        on: '2024-08-01',
        text: 'gửi công văn của HS-0001; nhà mạng báo đã khắc phục ở HS-0001',
        ...{ unitTitle: '2 nơi', operator: 'VTT' },
      },
    ]);
    const ofOther = await caseMarksTogether(warehouse, { ...filter, operator: 'VNPT' }, trend, 'vi');
    expect(ofOther).toEqual([]);
  });
});
