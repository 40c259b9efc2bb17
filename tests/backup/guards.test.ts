import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishArchive } from '#lib/server/backup/archive.ts';
import { extractBackup } from '#lib/server/backup/extract-backup.ts';
import { temporaryName, sweepLeftovers } from '#lib/server/backup/durable.ts';
import { backupRecords, lastSoundBackup, recordBackup } from '#lib/server/backup/last-backup.ts';
import { makeBackup } from '#lib/server/backup/make-backup.ts';
import { readPassphrase } from '#lib/server/backup/passphrase.ts';
import { rebuildWarehouse } from '#lib/server/backup/rebuild.ts';
import { keepRecords, recordsFile, writeRecords } from '#lib/server/backup/records.ts';
import { restoreBackup } from '#lib/server/backup/restore-backup.ts';
import { restoreMarker } from '#lib/server/backup/restore-marker.ts';
import { runBackup } from '#lib/server/backup/run-backup.ts';
import { openSecret, sealSecret } from '#lib/server/backup/sealed-secret.ts';
import { takeSnapshot } from '#lib/server/backup/snapshot.ts';
import { readConfig } from '#lib/server/config.ts';
import { openService } from '#lib/server/service.ts';
import { Warehouse, warehouseFile } from '#lib/server/warehouse/warehouse.ts';
import { temporaryFolder } from '../support/run-server.ts';

const NOW = new Date('2024-07-20T05:00:00Z');
const open = (dataDir: string) =>
  Warehouse.open({ dataDir, threads: 1, memoryLimit: '512MB', clock: () => NOW });
type Row = { readonly text: string };
const run = (warehouse: Warehouse, text: string) =>
  warehouse.db.write((writer) => writer.run({ text } satisfies Row, {}));

/** A backup of an empty warehouse, its file changed by some statements beforehand. */
async function backupOf(...statements: readonly string[]): Promise<string> {
  const dataDir = temporaryFolder();
  const warehouse = await open(dataDir);
  for (const text of statements) await run(warehouse, text);
  const out = join(temporaryFolder(), 'i-speed.tar');
  await makeBackup({
    ...{ dataDir, out, passphrase: null, settings: {}, now: NOW, reference: 'data/reference/operators' },
    snapshot: (folder) => takeSnapshot({ db: warehouse.db, dataDir }, join(dataDir, folder)),
  });
  await warehouse.close();
  return out;
}
const request = (file: string, dataDir: string) => ({
  ...{ file, dataDir, reference: 'data/reference/operators', env: {}, passphrase: null },
});

describe('a restore that was interrupted', () => {
  it('keeps the program from starting, and another restore completes it, whatever was placed', async () => {
    const file = await backupOf();
    const dataDir = temporaryFolder();
    const raws = join(dataDir, 'inbox', 'raw');
    mkdirSync(raws, { recursive: true });
    mkdirSync(join(dataDir, 'warehouse'));
    writeFileSync(join(raws, 'half.gz'), '');
    writeFileSync(warehouseFile(dataDir), 'half');
    writeFileSync(`${warehouseFile(dataDir)}.wal`, 'half');
    writeFileSync(restoreMarker(dataDir), '');
    const config = readConfig({ DATA_DIR: dataDir, SAMPLE: 'off' }, process.cwd());
    const started = openService(config, () => undefined);
    await expect(started).rejects.toMatchObject({ code: 'restore_unfinished' });
    await restoreBackup(request(file, dataDir));
    expect(readdirSync(raws)).toEqual([]);
    // A log of another file would be applied to this one.
    expect(readdirSync(join(dataDir, 'warehouse'))).toEqual(['i-speed.duckdb']);
    await (await open(dataDir)).close();
    // The audit is told of the restore by what lies in the last of them.
    expect(readdirSync(dataDir).sort()).toEqual(['inbox', 'restored', 'secret', 'warehouse']);
  });
});

describe('the name of a backup', () => {
  it('is never taken from another file, asked before any work and once more at the end', async () => {
    const folder = temporaryFolder();
    const [out, unfinished] = [join(folder, 'x.tar'), join(folder, 'unfinished')];
    writeFileSync(out, 'other');
    writeFileSync(unfinished, 'new');
    await expect(publishArchive(unfinished, out)).rejects.toMatchObject({ code: 'backup_exists' });
    const nothing = { dataDir: temporaryFolder(), root: process.cwd(), threads: 1, memoryLimit: null };
    const made = runBackup(nothing, { folder, name: 'x.tar', passphrase: null, verify: false }, {});
    await expect(made).rejects.toMatchObject({ code: 'backup_exists' });
    expect(readFileSync(out, 'utf8')).toBe('other');
  });
});

describe('a backup of a newer program', () => {
  it('is refused with its version', async () => {
    const file = await backupOf(`insert into migration values (9999, 'to come', now()::timestamp)`);
    const refused = extractBackup(file, mkdtempSync(join(tmpdir(), 'newer-')));
    await expect(refused).rejects.toMatchObject({ code: 'backup_newer' });
  });
});

describe('the passphrase', () => {
  const fileOf = (text: string) => {
    const file = join(temporaryFolder(), 'passphrase');
    writeFileSync(file, text);
    return file;
  };

  it('is what the file says without its line end; a short one, or no file, is refused', () => {
    expect(readPassphrase(fileOf('mười hai chữ\n'))).toBe('mười hai chữ');
    expect(() => readPassphrase(fileOf('eleven char'))).toThrow('backup_passphrase_empty');
    expect(() => readPassphrase('no such file')).toThrow('backup_passphrase_empty');
    expect(readPassphrase(null)).toBeNull();
  });

  it('opens what it sealed, however its marks are written, and nothing that was changed', () => {
    const sealed = sealSecret('a secret', 'mười hai chữ'.normalize('NFC'));
    expect(openSecret(sealed, 'mười hai chữ'.normalize('NFD'))).toBe('a secret');
    expect(sealSecret('a secret', 'mười hai chữ').data).not.toBe(sealed.data);
    const changed = { ...sealed, data: Buffer.from('b secret').toString('base64') };
    expect(() => openSecret(changed, 'mười hai chữ')).toThrow('backup_passphrase_wrong');
  });
});

describe('the file of records', () => {
  it('of another schema rebuilds nothing', async () => {
    const dataDir = temporaryFolder();
    const warehouse = await open(dataDir);
    await run(warehouse, `insert into migration values (9999, 'to come', now()::timestamp)`);
    await writeRecords(warehouse);
    await warehouse.close();
    const before = statSync(warehouseFile(dataDir)).ino;
    const rebuilt = rebuildWarehouse({
      ...{ dataDir, threads: 1, memoryLimit: '512MB', clock: () => NOW, reference: 'data/reference' },
    });
    await expect(rebuilt).rejects.toMatchObject({ code: 'rebuild_records_other' });
    expect(statSync(warehouseFile(dataDir)).ino).toBe(before);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('rebuilding'))).toEqual([]);
  });

  it('is written once after a change, and not because of its own writing', async () => {
    const dataDir = temporaryFolder();
    const warehouse = await open(dataDir);
    keepRecords(warehouse);
    await warehouse.change({ commit: async () => undefined });
    await warehouse.settled();
    const first = statSync(recordsFile(dataDir)).ino;
    await warehouse.settled();
    await warehouse.settled();
    expect(statSync(recordsFile(dataDir)).ino).toBe(first);
    await warehouse.change({ commit: async () => undefined });
    await warehouse.settled();
    await warehouse.close();
    expect(statSync(recordsFile(dataDir)).mode & 0o777).toBe(0o600);
    expect(statSync(recordsFile(dataDir)).ino).not.toBe(first);
  });
});

describe('a warehouse that is closed', () => {
  it('waits for what its background work queues, the records of the last write included', async () => {
    const dataDir = temporaryFolder();
    const warehouse = await open(dataDir);
    keepRecords(warehouse);
    warehouse.inBackground(async () => {
      await warehouse.change({ commit: async () => undefined });
    });
    await warehouse.close();
    expect(existsSync(recordsFile(dataDir))).toBe(true);
  });
});

describe('what killed processes leave', () => {
  it('goes, but for what belongs to a living one or has another name', async () => {
    const folder = temporaryFolder();
    const living = temporaryName('snapshot');
    for (const name of [living, 'snapshot-999999999-01234567', 'snapshot-x', 'warehouse']) {
      mkdirSync(join(folder, name));
    }
    await sweepLeftovers(folder, 'snapshot');
    expect(readdirSync(folder).sort()).toEqual([living, 'snapshot-x', 'warehouse'].sort());
  });
});

describe('the list of backups', () => {
  it('gives the last that was verified, and survives a line that was cut', () => {
    const dataDir = temporaryFolder();
    const record = { at: NOW.toISOString(), file: 'a.tar', bytes: 1, verified: true, fault: null };
    expect(lastSoundBackup(dataDir)).toBeNull();
    recordBackup(dataDir, record);
    recordBackup(dataDir, { ...record, file: 'b.tar', verified: false });
    recordBackup(dataDir, { ...record, file: 'c.tar', bytes: null, verified: false, fault: 'disk_full' });
    writeFileSync(join(dataDir, 'backups.jsonl'), '\n{"at":', { flag: 'a' });
    recordBackup(dataDir, { ...record, file: 'd.tar', verified: false });
    expect(backupRecords(dataDir).map(({ file }) => file)).toEqual(['a.tar', 'b.tar', 'c.tar', 'd.tar']);
    expect(lastSoundBackup(dataDir)?.file).toBe('a.tar');
    expect(readFileSync(join(dataDir, 'backups.jsonl'), 'utf8')).toContain('disk_full');
  });
});
