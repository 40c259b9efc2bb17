import { readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import type * as Files from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { recordBackup } from '#lib/server/backup/last-backup.ts';
import { DatabaseError } from '#lib/server/db/errors.ts';
import { readDeepHealth, readHealth } from '#lib/server/health.ts';
import { INSTANCE } from '#lib/server/server-discovery.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openOnDisk } from '../ingest/disk-warehouse.ts';
import { exported, load, NOW } from '../ingest/support.ts';

/** Free bytes that the system tells; null: what it really has. */
const disk = vi.hoisted((): { free: number | null } => ({ free: null }));
vi.mock('node:fs/promises', async (original: () => Promise<typeof Files>) => {
  const files = await original();
  const statfs = async (path: string) =>
    disk.free === null ? files.statfs(path) : { bavail: disk.free, bsize: 1 };
  return { ...files, statfs };
});
afterEach(() => {
  disk.free = null;
  vi.restoreAllMocks();
});

const ROW = '13/06/2024 08:00:01;Viettel;4G;38,2;11;20;106,2345;21,3456;';
const CONTENT = exported(ROW);
const BACKUP = { file: 'b', bytes: 1, verified: true, fault: null };

describe('the health of a server', () => {
  it('is read from data: without them it names the process and the reason', async () => {
    const warehouse = await openOnDisk();
    await load(warehouse, 'a.csv', CONTENT);
    expect(await readHealth(warehouse)).toMatchObject({ status: 'ok', instance: INSTANCE, measurements: 1 });
    await warehouse.db.write((writer) => writer.run({ text: 'alter table measurement rename to gone' }, {}));
    await expect(readHealth(warehouse)).rejects.toMatchObject({
      ...{ code: 'health_unreadable', status: 503, details: { instance: INSTANCE } },
    });
    await warehouse.db.write((writer) => writer.run({ text: 'alter table gone rename to measurement' }, {}));
  });

  it('is not waited for without end', async () => {
    const warehouse = await openOnDisk();
    await expect(readHealth(warehouse, 0)).rejects.toMatchObject({ details: { reason: 'no answer' } });
  });

  it('says what a longer look checked, repeated rows too: nothing wrong', async () => {
    const warehouse = await openOnDisk();
    await load(warehouse, 'a.csv', exported(ROW, ROW));
    recordBackup(warehouse.dataDir, { at: new Date(NOW.getTime() - 7_200_000).toISOString(), ...BACKUP });
    const { freeBytes, problems, ...deep } = await readDeepHealth(warehouse);
    expect(deep).toMatchObject({
      ...{ rowsCounted: 2, rowsOfBatches: 2, rawCopies: 1, rawCopiesMissing: 0 },
      ...{ lastLoadAt: NOW.toISOString(), lastBackup: { hours: 2 }, clock: { state: 'steady' } },
    });
    expect(freeBytes).toBeGreaterThan(0);
    expect(problems.filter((problem) => problem !== 'disk_low')).toEqual([]);
  });

  it('finds that device ids cannot be hashed as before', async () => {
    const warehouse = await openOnDisk();
    expect((await readDeepHealth(warehouse)).problems).not.toContain('device_secret_lost');
    const lost = Object.create(warehouse, {
      deviceSecret: { value: { state: 'empty', secret: null } },
    }) as Warehouse;
    expect((await readDeepHealth(lost)).problems).toContain('device_secret_lost');
  });

  it('names damage of the file as such', async () => {
    const warehouse = await openOnDisk();
    const error = new DatabaseError('select 1', new Error('IO Error: Corrupt database file: block 7'));
    vi.spyOn(warehouse.db, 'query').mockRejectedValue(error);
    await expect(readHealth(warehouse)).rejects.toMatchObject({ details: { reason: 'damaged' } });
  });

  it('finds a raw copy that was cut, and a disk with little room', async () => {
    const warehouse = await openOnDisk();
    await load(warehouse, 'a.csv', CONTENT);
    await warehouse.settled();
    disk.free = 2e9;
    expect((await readDeepHealth(warehouse)).problems).toEqual(['no_backup']);
    const [name] = readdirSync(join(warehouse.dataDir, 'inbox/raw'));
    truncateSync(join(warehouse.dataDir, 'inbox/raw', name!), 9);
    disk.free = 2e9 - 1;
    expect((await readDeepHealth(warehouse)).problems).toEqual([
      'raw_copies_missing',
      'no_backup',
      'disk_low',
    ]);
  });

  it('finds lost rows, a missing copy, a clock that jumped, and that no backup is of late', async () => {
    const clock = { now: NOW };
    const warehouse = await openOnDisk({}, clock);
    await load(warehouse, 'a.csv', CONTENT);
    expect((await readDeepHealth(warehouse)).problems).toContain('no_backup');
    recordBackup(warehouse.dataDir, { at: NOW.toISOString(), ...BACKUP });
    clock.now = new Date('2024-10-01T00:00:00Z');
    await warehouse.db.write((writer) => writer.run({ text: 'delete from measurement' }, {}));
    const raws = join(warehouse.dataDir, 'inbox/raw');
    const [name] = readdirSync(raws);
    rmSync(join(raws, name!));
    writeFileSync(join(raws, 'other'), '');
    const { problems } = await readDeepHealth(warehouse);
    expect(problems.filter((problem) => problem !== 'disk_low')).toEqual([
      'rows_disagree',
      'raw_copies_missing',
      'clock_not_believed',
      'backup_old',
    ]);
  });
});
