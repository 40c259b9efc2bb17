import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeClock, MOST_DAYS_UNSEEN } from '#lib/domain/safekeeping/clock-state.ts';
import { rawFileOf } from '#lib/server/ingest/raw/raw-file.ts';
import { applyRetention, retentionReport } from '#lib/server/ingest/retention.ts';
import { confirmClock, noteClock, readClock } from '#lib/server/warehouse/clock-trust.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openOnDisk } from '../ingest/disk-warehouse.ts';
import { exported, load, NOW, rowsOf } from '../ingest/support.ts';

/** A test of each of these dates, at one exact position, without a device. */
const fileOf = (...dates: readonly string[]) =>
  exported(...dates.map((date) => `${date} 08:00:01;Viettel;4G;38,2;11;20;106,2345;21,3456;`));
const OLD = '13/06/2024';
const YEAR_2030 = new Date('2030-01-01T05:00:00Z');
const rawNames = ({ dataDir }: { dataDir: string }) => readdirSync(join(dataDir, 'inbox/raw'));
const exactRows = async (warehouse: Warehouse) =>
  (await rowsOf(warehouse)).filter(({ longitude }) => longitude === 106.2345).length;

describe('a clock', () => {
  it.each([
    ['2024-08-01T05:00:00Z', 'steady'],
    ['2024-07-31T05:00:00Z', 'steady'],
    ['2024-07-30T05:00:00Z', 'behind'],
    ['1970-01-01T00:00:00Z', 'behind'],
    ['2024-09-01T05:00:00Z', 'steady'],
    ['2024-09-02T05:00:00Z', 'ahead'],
    ['2030-01-01T05:00:00Z', 'ahead'],
  ])('that shows %s after 1 August is %s', (now, state) => {
    expect(MOST_DAYS_UNSEEN).toBe(31);
    expect(judgeClock(new Date(now), NOW.toISOString()).state).toBe(state);
  });
});

describe('a wrong clock', () => {
  it.each(['2030-01-01T05:00:00Z', '1970-01-01T05:00:00Z'])('of %s removes nothing', async (wrong) => {
    const clock = { now: NOW };
    const warehouse = await openOnDisk({ rawDays: 30, positionDays: 60 }, clock);
    await load(warehouse, 'a.csv', fileOf(OLD));
    await warehouse.settled();
    clock.now = new Date(wrong);
    for (let hour = 0; hour < 3; hour++) await applyRetention(warehouse);
    expect([rawNames(warehouse).length, await exactRows(warehouse)]).toEqual([1, 1]);
    expect((await retentionReport(warehouse)).clock.state).not.toBe('steady');
    clock.now = NOW;
    expect((await readClock(warehouse)).state).toBe('steady');
  });

  it('stays so at the next start: it is not believed because it was seen before', async () => {
    const clock = { now: NOW };
    const warehouse = await openOnDisk({}, clock);
    await noteClock(warehouse);
    clock.now = YEAR_2030;
    for (let start = 0; start < 3; start++) expect((await noteClock(warehouse)).state).toBe('ahead');
    await load(warehouse, 'a.csv', fileOf(OLD));
    expect((await noteClock(warehouse)).state).toBe('ahead');
  });

  it('is judged by the newest batch in a warehouse that did not record it before', async () => {
    const clock = { now: NOW };
    const warehouse = await openOnDisk({}, clock);
    await load(warehouse, 'a.csv', fileOf(OLD));
    clock.now = YEAR_2030;
    expect(await noteClock(warehouse)).toMatchObject({ state: 'ahead', trustedAt: NOW.toISOString() });
  });

  // In 2000 a test of 2024 is rejected as one of the future, so no position of its copy expires.
  it.each([
    ['2030-01-01T05:00:00Z', '2024-08-13'],
    ['2000-01-01T05:00:00Z', '2024-08-31'],
  ])('of %s dates no raw copy: it is kept as long as one of the day before', async (wrong, expiresOn) => {
    const clock = { now: NOW };
    const warehouse = await openOnDisk({ rawDays: 30, positionDays: 60 }, clock);
    await noteClock(warehouse);
    clock.now = new Date(wrong);
    const { batch } = await load(warehouse, 'a.csv', fileOf(OLD));
    await warehouse.settled();
    expect(await rawFileOf(warehouse, batch.id)).toMatchObject({ expiresOn });
    const exact = await exactRows(warehouse);
    clock.now = NOW;
    await applyRetention(warehouse);
    expect([rawNames(warehouse).length, await exactRows(warehouse)]).toEqual([1, exact]);
  });
});

describe('a person', () => {
  it('says that the clock is right, by the date it shows, and retention goes on', async () => {
    const clock = { now: NOW };
    const warehouse = await openOnDisk({ rawDays: 30 }, clock);
    await load(warehouse, 'a.csv', fileOf(OLD));
    await warehouse.settled();
    await expect(confirmClock(warehouse, '2024-08-01', 'An')).rejects.toMatchObject({
      code: 'clock_is_steady',
    });
    clock.now = new Date('2024-11-01T05:00:00Z');
    await expect(confirmClock(warehouse, '2024-10-01', 'An')).rejects.toMatchObject({
      code: 'clock_other_date',
      details: { today: '2024-11-01' },
    });
    await applyRetention(warehouse);
    expect(rawNames(warehouse)).toHaveLength(1);
    expect((await confirmClock(warehouse, '2024-11-01', 'An')).state).toBe('steady');
    await applyRetention(warehouse);
    expect(rawNames(warehouse)).toEqual([]);
  });
});

describe('retention', () => {
  it('does at most a day’s worth at a time, the earliest first, and records what and why', async () => {
    const clock = { now: NOW };
    const warehouse = await openOnDisk({ rawDays: 5, positionDays: 50 }, clock);
    const file = fileOf('13/06/2024', '14/06/2024', '15/06/2024');
    const { batch } = await load(warehouse, 'a.csv', file);
    await warehouse.settled();
    clock.now = new Date('2024-08-20T05:00:00Z');
    const left: unknown[] = [];
    for (let hour = 0; hour < 5; hour++) {
      await applyRetention(warehouse);
      left.push([rawNames(warehouse).length, await exactRows(warehouse)]);
    }
    // Positions of 13 June were due on 3 August, with the raw copy that holds them.
    expect(left).toEqual([
      [0, 2],
      [0, 1],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    const { removals } = await retentionReport(warehouse);
    const shared = { doneAt: clock.now.toISOString(), batch: batch.id, fileName: 'a.csv' };
    expect(
      removals.toSorted((a, b) => a.kind.localeCompare(b.kind) || a.dueOn.localeCompare(b.dueOn)),
    ).toEqual([
      ...['2024-08-03', '2024-08-04', '2024-08-05'].map((dueOn) => ({
        ...{ ...shared, kind: 'positions', reason: 'position_days', days: 50, dueOn, rows: 1, bytes: null },
      })),
      {
        ...{
          ...shared,
          kind: 'raw_file',
          reason: 'position_days',
          days: 50,
          dueOn: '2024-08-03',
          rows: null,
        },
        bytes: expect.any(Number) as number,
      },
    ]);
  });

  it('removes raw copies that fell due on different dates one date at a time', async () => {
    const clock = { now: NOW };
    const warehouse = await openOnDisk({ rawDays: 5 }, clock);
    for (const day of ['01', '03', '02']) {
      clock.now = new Date(`2024-08-${day}T05:00:00Z`);
      await load(warehouse, `${day}.csv`, fileOf(`${day}/07/2024`));
      await warehouse.settled();
    }
    clock.now = new Date('2024-08-20T05:00:00Z');
    for (let hour = 0; hour < 3; hour++) {
      await applyRetention(warehouse);
      expect(rawNames(warehouse)).toHaveLength(2 - hour);
    }
    const { removals } = await retentionReport(warehouse);
    expect(removals.map(({ dueOn }) => dueOn)).toEqual(['2024-08-08', '2024-08-07', '2024-08-06']);
  });

  it('says that a raw copy went by its own days', async () => {
    const clock = { now: NOW };
    const warehouse = await openOnDisk({ rawDays: 5 }, clock);
    await load(warehouse, 'a.csv', fileOf(OLD));
    await warehouse.settled();
    clock.now = new Date('2024-08-06T05:00:00Z');
    await applyRetention(warehouse);
    expect((await retentionReport(warehouse)).removals).toMatchObject([
      { kind: 'raw_file', reason: 'raw_days', days: 5, dueOn: '2024-08-06' },
    ]);
  });

  it('takes old tests of a new file in one go: they were due when they were loaded', async () => {
    const warehouse = await openOnDisk({ positionDays: 10 });
    await load(warehouse, 'a.csv', fileOf('13/06/2023', '13/06/2024', OLD));
    await applyRetention(warehouse);
    expect(await exactRows(warehouse)).toBe(0);
  });

  it('rounds old tests that were loaded by a clock ahead, once it is right again', async () => {
    const clock = { now: NOW };
    const warehouse = await openOnDisk({ positionDays: 10 }, clock);
    await noteClock(warehouse);
    clock.now = YEAR_2030;
    await load(warehouse, 'a.csv', fileOf(OLD));
    clock.now = NOW;
    await applyRetention(warehouse);
    expect(await exactRows(warehouse)).toBe(0);
  });
});
