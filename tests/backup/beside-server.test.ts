import { execFile } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDateAt } from '#lib/domain/local-date.ts';
import type { RetentionReport } from '#lib/domain/safekeeping/removal.ts';
import { askServer } from '#lib/server/ask-server.ts';
import { backupRecords, lastSoundBackup } from '#lib/server/backup/last-backup.ts';
import { nightlyName, surplus } from '#lib/server/backup/nightly.ts';
import { findServer } from '#lib/server/server-discovery.ts';
import { noteClock } from '#lib/server/warehouse/clock-trust.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { commandWords } from '../support/command.ts';
import { runServer, temporaryFolder, type RunningServer } from '../support/run-server.ts';
import { copyOfReference } from '../support/templates.ts';

const execute = promisify(execFile);
const command = (script: string, args: readonly string[], dataDir: string) =>
  execute(process.execPath, [...commandWords(script), ...args], {
    env: { ...process.env, DATA_DIR: dataDir },
  }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
  );

/** Behind a proxy the server answers to that name alone, its own commands included. */
const ORIGIN = 'https://ispeed.example.vn';
const ROWS = 'Ngày đo;Nhà mạng;Công nghệ;Tốc độ tải xuống (Mbps);Huyện\n13/06/2024;Viettel;4G;40;Lục Ngạn\n';

/** A warehouse that was last open in July 2024, so that the clock of today is not believed. */
async function folderOfLongAgo(): Promise<string> {
  const dataDir = temporaryFolder();
  await copyOfReference(dataDir);
  const clock = () => new Date('2024-07-20T05:00:00Z');
  const warehouse = await Warehouse.open({ dataDir, threads: 1, memoryLimit: '512MB', clock });
  await noteClock(warehouse);
  await warehouse.close();
  return dataDir;
}

let server: RunningServer;
let nightly: string;
beforeAll(async () => {
  nightly = temporaryFolder();
  for (const day of ['01', '02', '03']) writeFileSync(join(nightly, `i-speed-2024-01-${day}.tar`), '');
  writeFileSync(join(nightly, 'khac.tar'), '');
  const dataDir = await folderOfLongAgo();
  const env = { BACKUP_DIR: nightly, BACKUP_KEEP: '2', ORIGIN };
  server = await runServer({ dataDir, sample: false, env });
});
afterAll(() => server.stop());

describe('beside a running server', () => {
  it('the command backs up what was loaded just before, and the server goes on', async () => {
    const file = join(server.dataDir, 'do.csv');
    writeFileSync(file, ROWS);
    expect((await command('scripts/ingest.ts', [file], server.dataDir)).code).toBe(0);
    const out = join(temporaryFolder(), 'i-speed.tar');
    const made = await command(
      'scripts/backup.ts',
      ['--out', out, '--verify', '--lang', 'en'],
      server.dataDir,
    );
    expect(made.said).toContain('1 measurements, 0 unit reports, 1 batches, 1 stored copies');
    expect(made.said).toContain('NOT in this backup');
    expect(lastSoundBackup(server.dataDir)).toMatchObject({ file: out, verified: true });
    const answer = await askServer({ url: server.url, origin: ORIGIN }, '/api/health');
    const health = (await answer.json()) as { measurements: number };
    expect(health.measurements).toBe(1);
  });

  it('retention is shown, and a person’s yes to the clock is taken by the server', async () => {
    const retention = (...args: readonly string[]) =>
      command('scripts/retention.ts', [...args, '--lang', 'en'], server.dataDir);
    const stateOf = async () => {
      const answer = await askServer((await findServer(server.dataDir))!, '/api/v1/retention');
      return ((await answer.json()) as RetentionReport).clock.state;
    };
    const shown = await retention();
    expect([shown.code, await stateOf()]).toEqual([0, 'ahead']);
    expect(shown.said).toContain('Removing by retention has stopped');
    expect(shown.said).toContain('npm run retention -- confirm');
    const unfinished = await retention('confirm');
    expect([unfinished.code, unfinished.said]).toEqual([1, expect.stringContaining('--today')]);
    const wrong = await retention('confirm', '--today', '2024-07-21', '--by', 'An');
    expect([wrong.code, wrong.said]).toEqual([1, expect.stringContaining('clock shows')]);
    expect(await stateOf()).toBe('ahead');
    const right = await retention('confirm', '--today', localDateAt(new Date()), '--by', 'An');
    expect([right.code, right.said.includes('has stopped')]).toEqual([0, false]);
    expect(await stateOf()).toBe('steady');
  });

  it('restoring and rebuilding are refused with the address of the server', async () => {
    const file = join(nightly, 'khac.tar');
    for (const [script, args] of [
      ['scripts/restore.ts', [file]],
      ['scripts/rebuild.ts', []],
    ] as const) {
      const { code, said } = await command(script, args, server.dataDir);
      expect([code, said]).toEqual([1, expect.stringContaining('Máy chủ đang chạy')]);
    }
  });

  it('the server makes the backup of the day, verified, and keeps as many as it is told', async () => {
    const name = nightlyName(new Date());
    await expect
      .poll(() => readdirSync(nightly).sort(), { timeout: 60_000 })
      .toEqual(['i-speed-2024-01-03.tar', name, 'khac.tar'].sort());
    const made = backupRecords(server.dataDir).find(({ file }) => file === join(nightly, name));
    expect(made).toMatchObject({ verified: true, fault: null });
  });
});

describe('which nightly backups are removed', () => {
  it('the oldest beyond the number kept, and no file of another name', () => {
    const names = [
      'i-speed-2026-01-02.tar',
      'i-speed-2026-01-01.tar',
      'i-speed.tar',
      'i-speed-2026-01-03.tar',
    ];
    expect(surplus(names, 2)).toEqual(['i-speed-2026-01-01.tar']);
    expect(surplus(names, 3)).toEqual([]);
    expect(surplus([...names, 'x-i-speed-2025-01-01.tar'], 1)).toEqual([
      'i-speed-2026-01-01.tar',
      'i-speed-2026-01-02.tar',
    ]);
  });
});
