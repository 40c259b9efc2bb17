import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadFiles } from '#lib/server/ingest/load-files.ts';
import { applyRetention } from '#lib/server/ingest/retention.ts';
import { closeLog, logEvent, logFolder, openLog, sweepLog } from '#lib/server/log/event-log.ts';
import { logRequest } from '#lib/server/log/log-request.ts';
import { openOnDisk } from '../ingest/disk-warehouse.ts';
import { exported, NOW, writeFile } from '../ingest/support.ts';
import { temporaryFolder } from '../support/run-server.ts';

afterEach(closeLog);

const textOf = (dataDir: string) =>
  readdirSync(logFolder(dataDir))
    .map((name) => readFileSync(join(logFolder(dataDir), name), 'utf8'))
    .join('');
const linesOf = (dataDir: string) =>
  textOf(dataDir)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the log', () => {
  it('holds loads with their counts, failed ones with their reason, and no word of a file', async () => {
    const clock = { now: NOW };
    const warehouse = await openOnDisk({ rawDays: 5 }, clock);
    openLog(warehouse.dataDir, () => clock.now);
    const row = '13/06/2024 08:00:01;Viettel;4G;0912345678;11;20;106,2345;21,3456;867530912345671';
    const contents = [
      exported(row, row.replace('0912345678', '38,2')),
      'Số điện thoại;Ghi chú\n0912345678;gọi 0912345678 cho Lan\n',
      `${exported(row)}"chưa đóng`,
      '',
      `{"tested_on": "0912345678`,
    ];
    for (const [i, content] of contents.entries()) {
      const name = `0912345678-${i}.${content.startsWith('{') ? 'json' : 'csv'}`;
      const outcomes = loadFiles(warehouse, { path: writeFile(name, content), name }, { loadedBy: 'Hoa' });
      while (!(await outcomes.next().catch(() => ({ done: true }))).done);
    }
    clock.now = new Date('2024-08-10T05:00:00Z');
    await applyRetention(warehouse);
    const lines = linesOf(warehouse.dataDir);
    const loads = lines.filter(({ what }) => what === 'load');
    expect(loads.filter(({ outcome }) => outcome === 'begins')).toHaveLength(contents.length);
    expect(loads).toContainEqual(
      expect.objectContaining({ outcome: 'loaded', who: 'Hoa', batch: 1, read: 2, accepted: 1, rejected: 1 }),
    );
    expect(loads.filter(({ outcome }) => String(outcome).startsWith('failed: ')).length).toBeGreaterThan(1);
    expect(lines).toContainEqual(expect.objectContaining({ what: 'retention', dueOn: '2024-08-06' }));
    expect(lines.every(({ at }) => typeof at === 'string')).toBe(true);
    expect(textOf(warehouse.dataDir)).not.toMatch(/0912345678|912345678|867530912345671|Lan|điện thoại/);
  });

  it('holds requests by route, never by what was asked, with the id that the answer carries', async () => {
    const dataDir = temporaryFolder();
    openLog(dataDir, () => NOW);
    const request = new Request('http://localhost/api/v1/batches/7?by=0912345678', { method: 'POST' });
    const locals = { actor: { kind: 'account', name: 'minh' } };
    const route = { id: '/api/v1/batches/[id]' };
    const event = { request, route, locals, getClientAddress: () => '10.0.0.7' };
    const ask = (work: () => Promise<Response>) =>
      logRequest(event as unknown as Parameters<typeof logRequest>[0], work);
    const response = await ask(() => Promise.resolve(new Response(null, { status: 403 })));
    await expect(ask(() => Promise.reject(new Error('0912345678')))).rejects.toThrow();
    expect(linesOf(dataDir)).toMatchObject([
      {
        ...{
          at: NOW.toISOString(),
          what: 'POST /api/v1/batches/[id]',
          outcome: 403,
          who: '10.0.0.7',
          account: 'minh',
        },
        request: response.headers.get('x-request-id'),
      },
      { outcome: 'thrown' },
    ]);
    expect(textOf(dataDir)).not.toContain('0912345678');
    expect(statSync(join(logFolder(dataDir), '2024-08-01.1.jsonl')).mode & 0o077).toBe(0);
    expect(statSync(logFolder(dataDir)).mode & 0o077).toBe(0);
  });

  it('goes by its days, and by the size of all, the oldest first', () => {
    const dataDir = temporaryFolder();
    mkdirSync(logFolder(dataDir));
    const names = ['2024-06-30.1', '2024-07-01.1', '2024-07-01.2', '2024-07-01.10', '2024-07-02.1'];
    for (const name of names) writeFileSync(join(logFolder(dataDir), `${name}.jsonl`), 'x'.repeat(10));
    writeFileSync(join(logFolder(dataDir), 'not-ours.txt'), '');
    sweepLog(dataDir, '2024-07-01');
    expect(readdirSync(logFolder(dataDir))).toHaveLength(names.length);
    sweepLog(dataDir, '2024-07-01', 20);
    expect(readdirSync(logFolder(dataDir)).sort()).toEqual([
      '2024-07-01.10.jsonl',
      '2024-07-02.1.jsonl',
      'not-ours.txt',
    ]);
  });

  it('goes on in another file once one is full, and stops nobody when it cannot be written', () => {
    const dataDir = temporaryFolder();
    openLog(dataDir, () => NOW);
    writeFileSync(join(logFolder(dataDir), '2024-08-01.1.jsonl'), Buffer.alloc(50_000_000));
    logEvent({ what: 'start', outcome: 'opened' });
    expect(readFileSync(join(logFolder(dataDir), '2024-08-01.2.jsonl'), 'utf8')).toContain('"start"');
    mkdirSync(join(logFolder(dataDir), '2024-08-01.3.jsonl'));
    expect(() => logEvent({ what: 'stop', outcome: 'asked' })).not.toThrow();
  });
});
