import { readFileSync, writeFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ALERTS, nextAlerts, NO_ALERTS } from '#lib/domain/watch/alert.ts';
import { lastAttempt, recordBackup } from '#lib/server/backup/last-backup.ts';
import { answersSoFar, meterRequest } from '#lib/server/log/request-meter.ts';
import { alertFeed } from '#lib/server/watch/alert-feed.ts';
import { alertFile, alertsOf, lookForAlerts } from '#lib/server/watch/keep-alerts.ts';
import { openOnDisk } from '../ingest/disk-warehouse.ts';
import { NOW } from '../ingest/support.ts';

const [FIRST, SECOND, THIRD] = [
  '2026-11-29T01:00:00.000Z',
  '2026-11-29T01:05:00.000Z',
  '2026-11-29T01:10:00.000Z',
];
const HOUR_MS = 3_600_000;

it('an alert keeps its beginning while it goes on, and ends when it is not found', () => {
  const first = nextAlerts(NO_ALERTS, ['no_backup'], FIRST);
  const second = nextAlerts(first, ['disk_low', 'no_backup'], SECOND);
  expect(second.open).toEqual([
    { code: 'disk_low', since: SECOND },
    { code: 'no_backup', since: FIRST },
  ]);
  const third = nextAlerts(second, ['disk_low'], THIRD);
  expect(third).toEqual({
    checkedAt: THIRD,
    open: [{ code: 'disk_low', since: SECOND }],
    ended: [{ code: 'no_backup', since: FIRST, endedAt: THIRD }],
  });
  expect(nextAlerts(third, ['disk_low', 'no_backup'], SECOND).open[0]).toEqual({
    code: 'no_backup',
    since: SECOND,
  });
});

it('at most a hundred ended alerts are kept, the latest', () => {
  let log = NO_ALERTS;
  for (let i = 0; i < 210; i++) log = nextAlerts(log, i % 2 ? [] : ['disk_low'], String(i));
  expect([log.ended.length, log.ended[0]!.endedAt, log.ended.at(-1)!.endedAt]).toEqual([100, '209', '11']);
});

describe('a look at a warehouse', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW }));

  it('writes what is wrong to a file, which an administrator’s programs and the next run read', async () => {
    const warehouse = await openOnDisk();
    const codes = () =>
      alertsOf(warehouse)
        .open.map(({ code }) => code)
        .filter((code) => code !== 'disk_low');
    writeFileSync(alertFile(warehouse.dataDir), '{"cut');
    await lookForAlerts(warehouse);
    expect(codes()).toEqual(['no_backup']);
    expect(JSON.parse(readFileSync(alertFile(warehouse.dataDir), 'utf8'))).toEqual(alertsOf(warehouse));
    recordBackup(warehouse.dataDir, {
      ...{ at: NOW.toISOString(), file: 'b', bytes: 1, verified: true, fault: null },
    });
    recordBackup(warehouse.dataDir, {
      ...{ at: NOW.toISOString(), file: 'c', bytes: null, verified: false, fault: 'disk_full' },
    });
    expect(lastAttempt(warehouse.dataDir)).toMatchObject({ file: 'c' });
    meterRequest('GET /', 500, 3);
    await lookForAlerts(warehouse);
    expect(codes().sort()).toEqual(['answers_failed', 'backup_failed']);
    vi.setSystemTime(NOW.getTime() + HOUR_MS + 1);
    expect(answersSoFar()).toMatchObject({ failedLately: 0 });
    await lookForAlerts(warehouse);
    expect(codes()).toEqual(['backup_failed']);
    expect(alertsOf(warehouse).ended.map(({ code }) => code)).toEqual(['answers_failed', 'no_backup']);
  });
});

it('a feed has an entry for each alert, whose identity stays when it ends', () => {
  const begun = nextAlerts(NO_ALERTS, ALERTS, FIRST);
  const over = nextAlerts(begun, [], SECOND);
  const entriesOf = (feed: string) => {
    expect(XMLValidator.validate(feed)).toBe(true);
    const parsed = new XMLParser().parse(feed) as {
      feed: { entry: { id: string; title: string; updated: string }[] };
    };
    return parsed.feed.entry;
  };
  const first = entriesOf(alertFeed(begun, 'http://a/admin', 'vi'));
  const last = entriesOf(alertFeed(over, 'http://a/admin', 'vi'));
  expect(first.length).toBe(ALERTS.length);
  expect(last.map(({ id }) => id).sort()).toEqual(first.map(({ id }) => id).sort());
  expect(new Set(last.map(({ updated }) => updated))).toEqual(new Set([SECOND]));
  expect(first[0]!.title).toBe('Số lượt đo trong kho không khớp với số các tệp đã nạp');
  expect(last[0]!.title).toMatch(/^Đã hết: /);
  expect(alertFeed(NO_ALERTS, 'http://a/admin', 'en')).toContain('1970-01-01');
});
