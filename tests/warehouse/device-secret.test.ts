import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { faultSentence } from '#lib/messages/faults.ts';
import { previewFile } from '#lib/server/uploads/preview.ts';
import { checkOf, secretFile } from '#lib/server/warehouse/device-secret.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { counts, exported, faultOf, load, NOW, writeFile } from '../ingest/support.ts';
import { copyVocabulary } from '../support/templates.ts';

const A = '13/06/2024 08:00:01;Viettel;4G;38,2;11;20;106,2;21,3;may-1';
const B = '14/06/2024 09:30:00;Vinaphone;4G;40;9;10;106,3;21,3;may-2';
const WITHOUT = 'Ngày;Nhà mạng;Công nghệ;Download Mbps;Huyện\n13/06/2024;Viettel;4G;38,2;Lục Nam\n';

const folders: string[] = [];
let opened: Warehouse | null = null;
afterEach(async () => {
  await opened?.close();
  opened = null;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'i-speed-secret-'));
  folders.push(folder);
  return folder;
}

/** Closes the warehouse that is open, and opens the one of a folder. */
async function start(dataDir: string): Promise<Warehouse> {
  await opened?.close();
  opened = await Warehouse.open({ dataDir, threads: 2, memoryLimit: '512MB', clock: () => NOW });
  if ((await readCatalog(opened)).reportingUnits.length === 0) await copyVocabulary(opened);
  return opened;
}

/** A folder whose warehouse has two tests with devices. */
async function folderWithDevices(): Promise<string> {
  const dataDir = newFolder();
  const warehouse = await start(dataDir);
  expect(counts(await load(warehouse, 'a.csv', exported(A, B)))).toEqual([2, 2, 0, 0]);
  await warehouse.settled();
  return dataDir;
}

const rows = async ({ db }: Warehouse, text: string) =>
  (await db.query<{ value: string }, Record<never, never>>({ text }, {})).map(({ value }) => value);
const DAMAGE: Readonly<Record<string, (path: string) => void>> = {
  missing: (path) => rmSync(path),
  empty: (path) => writeFileSync(path, ''),
  other: (path) => writeFileSync(path, 'ab'.repeat(32)),
};

describe('the secret of device ids', () => {
  it('has 32 random bytes, in a folder of its own, for its owner only, and no part of a write is left', async () => {
    const [first, second] = [newFolder(), newFolder()];
    await start(first);
    await start(second);
    const [one, other] = [first, second].map((folder) => readFileSync(secretFile(folder), 'utf8'));
    expect(one).toMatch(/^[0-9a-f]{32}$/);
    expect(one).not.toBe(other);
    expect(statSync(secretFile(first)).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(secretFile(first))).mode & 0o777).toBe(0o700);
    const secrets = readdirSync(dirname(secretFile(first)));
    expect(secrets).toEqual(['audit-key', 'device-secret']);
    const modes = secrets.map((name) => statSync(join(dirname(secretFile(first)), name)).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600]);
    expect(readdirSync(join(first, 'warehouse'))).not.toContain('device-secret');
  });

  it('is known to the warehouse by a check from which it does not follow', async () => {
    const dataDir = newFolder();
    const warehouse = await start(dataDir);
    const secret = readFileSync(secretFile(dataDir), 'utf8');
    expect(await rows(warehouse, 'select check_value as value from device_secret_check')).toEqual([
      checkOf(secret),
    ]);
    expect(checkOf(secret)).not.toContain(secret);
    expect(checkOf(secret)).not.toBe(checkOf('ab'.repeat(32)));
  });

  it.each(Object.keys(DAMAGE))(
    'when %s: figures stay, loads with devices are refused, others go on',
    async (state) => {
      const dataDir = await folderWithDevices();
      const before = readFileSync(secretFile(dataDir), 'utf8');
      DAMAGE[state]!(secretFile(dataDir));
      const warehouse = await start(dataDir);
      expect(warehouse.deviceSecret).toEqual({ state, secret: null });
      const count = () => rows(warehouse, 'select count(*)::varchar as value from measurement');
      expect(await count()).toEqual(['2']);
      const fault = await faultOf(load(warehouse, 'b.csv', exported(A, B, '')));
      expect(fault).toMatchObject({ code: 'device_secret_lost', details: { state }, status: 409 });
      for (const locale of ['vi', 'en'] as const)
        expect(faultSentence(fault, locale)).toContain('secret/device-secret');
      expect(await count()).toEqual(['2']);
      expect(counts(await load(warehouse, 'c.csv', WITHOUT))).toEqual([1, 1, 0, 0]);
      const path = writeFile('d.csv', exported(A));
      const preview = await previewFile(warehouse, { path, name: 'd.csv' }, {});
      expect(preview).toMatchObject({ questions: [{ code: 'device_secret_lost' }] });
      writeFileSync(secretFile(dataDir), before);
      const restored = await start(dataDir);
      expect(counts(await load(restored, 'b.csv', exported(A, B, '')))).toEqual([2, 0, 2, 0]);
    },
  );

  it('gets a check in a warehouse of before, and moves out of the warehouse’s folder', async () => {
    const dataDir = await folderWithDevices();
    await opened!.db.write((writer) => writer.run({ text: 'delete from device_secret_check' }, {}));
    const secret = readFileSync(secretFile(dataDir), 'utf8');
    await opened!.close();
    opened = null;
    rmSync(dirname(secretFile(dataDir)), { recursive: true });
    writeFileSync(join(dataDir, 'warehouse', 'device-secret'), secret);
    const warehouse = await start(dataDir);
    expect(readFileSync(secretFile(dataDir), 'utf8')).toBe(secret);
    expect(readdirSync(join(dataDir, 'warehouse'))).not.toContain('device-secret');
    expect(await rows(warehouse, 'select check_value as value from device_secret_check')).toEqual([
      checkOf(secret),
    ]);
    expect(counts(await load(warehouse, 'b.csv', exported(B, A)))).toEqual([2, 0, 2, 0]);
  });

  it('lost in a warehouse of before, is not replaced by a new one', async () => {
    const dataDir = await folderWithDevices();
    await opened!.db.write((writer) => writer.run({ text: 'delete from device_secret_check' }, {}));
    await opened!.close();
    opened = null;
    rmSync(dirname(secretFile(dataDir)), { recursive: true });
    expect((await start(dataDir)).deviceSecret.state).toBe('missing');
    expect(readdirSync(dirname(secretFile(dataDir)))).toEqual([]);
  });

  it('is made anew where no device is held, of real tests', async () => {
    const dataDir = newFolder();
    const warehouse = await start(dataDir);
    await load(warehouse, 'simulated.csv', exported(A), { simulated: true });
    await load(warehouse, 'c.csv', WITHOUT);
    await warehouse.settled();
    const before = readFileSync(secretFile(dataDir), 'utf8');
    writeFileSync(secretFile(dataDir), '');
    const again = await start(dataDir);
    expect(again.deviceSecret.state).toBe('present');
    expect(readFileSync(secretFile(dataDir), 'utf8')).toMatch(/^[0-9a-f]{32}$/);
    expect(again.deviceSecret.secret).not.toBe(before);
    expect(await rows(again, 'select check_value as value from device_secret_check')).toEqual([
      checkOf(again.deviceSecret.secret!),
    ]);
  });

  it('is wanted as long as a batch that was undone could be put back', async () => {
    const dataDir = await folderWithDevices();
    const { undoBatch } = await import('#lib/server/ingest/undo.ts');
    await undoBatch(opened!, 1);
    rmSync(secretFile(dataDir));
    expect((await start(dataDir)).deviceSecret.state).toBe('missing');
  });

  it('lost once let repeated rows in as new: no more', async () => {
    const dataDir = newFolder();
    const many = Array.from(
      { length: 2000 },
      (_, i) =>
        `${1 + (i % 28)}/06/2024 08:00:0${i % 10};Viettel;4G;${20 + (i % 60)};11;20;;;0912${String(345000 + i)}`,
    );
    const named = exported(...many)
      .replace('Kinh độ;Vĩ độ', 'Huyện;Xã')
      .replaceAll(';;;', ';Lục Nam;Bảo Sơn;');
    const first = await load(await start(dataDir), 'a.csv', named);
    expect(first.batch.accepted).toBe(2000);
    await opened!.settled();
    rmSync(secretFile(dataDir));
    const warehouse = await start(dataDir);
    const fault = await faultOf(load(warehouse, 'b.csv', `${named}\n`));
    expect(fault.code).toBe('device_secret_lost');
    expect(await rows(warehouse, 'select count(*)::varchar as value from measurement')).toEqual(['2000']);
  });
});
