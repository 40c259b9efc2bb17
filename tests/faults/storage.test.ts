import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Fault } from '#lib/domain/fault.ts';
import { LOCALES } from '#lib/domain/format.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { DatabaseError, faultOf as faultOfError } from '#lib/server/db/errors.ts';
import { forApi } from '#lib/server/http.ts';
import { rejectedCells } from '#lib/server/ingest/raw/rejected-cells.ts';
import { rowOrigin } from '#lib/server/ingest/raw/row-origin.ts';
import { reloadBatch } from '#lib/server/ingest/reload.ts';
import { loadReference } from '#lib/server/reference.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { loadVocabulary } from '#lib/server/warehouse/vocabulary.ts';
import { openingFault, refuseVanished } from '#lib/server/warehouse/warehouse-file.ts';
import { Warehouse, warehouseFile } from '#lib/server/warehouse/warehouse.ts';
import { openOnDisk } from '../ingest/disk-warehouse.ts';
import { exported, faultOf, load, openWarehouse } from '../ingest/support.ts';
import { temporaryFolder } from '../support/run-server.ts';

const open = (dataDir: string) =>
  Warehouse.open({
    ...{ dataDir, threads: 1, memoryLimit: '256MB', deviceSecret: 'x' },
    clock: () => new Date('2024-08-01T00:00:00Z'),
  });

/** A closed warehouse that was written to. */
async function closedWarehouse(): Promise<string> {
  const dataDir = temporaryFolder();
  await (await open(dataDir)).close();
  return dataDir;
}

/** A fault says in both languages what and where, in one line, and what to do. */
function expectSentences(fault: Fault, ...named: readonly string[]): void {
  for (const locale of LOCALES) {
    const sentence = faultSentence(fault, locale);
    for (const text of named) expect(sentence).toContain(text);
    expect(sentence).not.toMatch(/undefined|\n/);
  }
}

describe('a start', () => {
  it.each([
    ['empty', 'warehouse_empty', (file: string) => truncateSync(file, 0)],
    ['no database', 'warehouse_damaged', (file: string) => writeFileSync(file, 'x'.repeat(20_000))],
    ['cut', 'warehouse_damaged', (file: string) => truncateSync(file, 5000)],
    [
      'overwritten',
      'warehouse_damaged',
      (file: string) => writeFileSync(file, readFileSync(file).fill(7, 4096, 12_300)),
    ],
    [
      'beside a log of other bytes',
      'warehouse_log_damaged',
      (file: string) => writeFileSync(`${file}.wal`, 'no log'),
    ],
  ])('says that the file is %s, and how to restore it', async (_, code, damage) => {
    const dataDir = await closedWarehouse();
    const file = warehouseFile(dataDir);
    damage(file);
    const before = readFileSync(file);
    const fault = await faultOf(open(dataDir));
    expect(fault.code).toBe(code);
    expectSentences(fault, file, 'npm run restore');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('says that the log is damaged in its middle', async () => {
    const dataDir = await closedWarehouse();
    const program = `
      const { Warehouse } = await import('#lib/server/warehouse/warehouse.ts');
      const warehouse = await Warehouse.open({ dataDir: ${JSON.stringify(dataDir)}, threads: 1, memoryLimit: '256MB', clock: () => new Date(), deviceSecret: 'x' });
      for (let i = 0; i < 50; i++) await warehouse.change({ commit: async () => undefined });
      process.kill(process.pid, 'SIGKILL');`;
    spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program]);
    const log = `${warehouseFile(dataDir)}.wal`;
    const bytes = readFileSync(log);
    writeFileSync(log, bytes.fill(7, bytes.length / 2, bytes.length / 2 + 40));
    const fault = await faultOf(open(dataDir));
    expect(fault.code).toBe('warehouse_log_damaged');
    expectSentences(fault, log, 'npm run restore');
  });

  it('says that the data folder is a file, or cannot be written to', async () => {
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, 'warehouse'), '');
    const fault = await faultOf(open(dataDir));
    expect(fault.code).toBe('data_folder_unwritable');
    expectSentences(fault, join(dataDir, 'warehouse'), 'DATA_DIR');
  });

  it.each([
    ['EROFS', 'data_folder_unwritable'],
    ['EACCES', 'data_folder_unwritable'],
    ['ENOSPC', 'disk_full_at_start'],
  ])('takes the system’s %s for %s', (code, expected) => {
    const error = Object.assign(new Error(code), { code });
    const fault = openingFault(error, '/data/warehouse/i-speed.duckdb') as Fault;
    expect(fault.code).toBe(expected);
    expectSentences(fault, '/data/warehouse');
  });

  it('takes the database’s full disk for one', () => {
    const error = new DatabaseError('open', new Error('IO Error: No space left on device'));
    expect(openingFault(error, '/data/warehouse/i-speed.duckdb')).toMatchObject({
      code: 'disk_full_at_start',
    });
  });

  it('makes no new warehouse where the file is gone and copies of loaded files are there', async () => {
    const dataDir = await closedWarehouse();
    const file = warehouseFile(dataDir);
    rmSync(file);
    expect(() => refuseVanished(file, dataDir)).not.toThrow();
    mkdirSync(join(dataDir, 'inbox/raw'), { recursive: true });
    writeFileSync(join(dataDir, 'inbox/raw/x.gz'), 'x');
    const fault = await faultOf(Promise.resolve().then(() => refuseVanished(file, dataDir)));
    expect(fault.code).toBe('warehouse_vanished');
    expectSentences(fault, file, 'npm run restore', 'npm run rebuild');
  });

  it('begins anew after one that ended before its warehouse was whole', async () => {
    const dataDir = temporaryFolder();
    const folder = dirname(warehouseFile(dataDir));
    mkdirSync(folder);
    const { pid } = spawnSync(process.execPath, ['--version']);
    for (const ending of ['', '.wal']) writeFileSync(join(folder, `i-speed.new-${pid}${ending}`), 'half');
    await (await open(dataDir)).close();
    expect(readdirSync(folder).filter((name) => name !== 'device-secret')).toEqual(['i-speed.duckdb']);
  });

  it('says that the reference data are damaged', async () => {
    const folder = temporaryFolder();
    const warehouse = await openWarehouse();
    writeFileSync(join(folder, 'operators.json'), '{"operators": [');
    const fault = await faultOf(loadReference(warehouse, folder));
    expect(fault.code).toBe('reference_damaged');
    expectSentences(fault, folder);
  });
});

it('blocks that are damaged beneath an open warehouse are said as such to who asks, with what to do', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const dataDir = temporaryFolder();
  const first = await open(dataDir);
  await first.change({ commit: (writer) => loadVocabulary(writer, 'data/reference') });
  await first.close();
  const warehouse = await open(dataDir);
  const file = warehouseFile(dataDir);
  const HEADERS_BYTES = 12_288;
  writeFileSync(file, readFileSync(file).fill(7, HEADERS_BYTES));
  const answer = await forApi('vi', async () => Response.json(await readCatalog(warehouse)));
  const body = (await answer.json()) as Fault;
  expect([answer.status, body.code]).toEqual([503, 'warehouse_unreadable']);
  expect(body.details.problem).toContain('Corrupt database file');
  expectSentences(body, 'npm run restore', 'npm run rebuild');
  expect(logged).toHaveBeenCalledOnce();
  logged.mockRestore();
  await warehouse.close();
});

describe.each([
  [
    'as it came',
    'Ngày;Nhà mạng;Công nghệ;Download Mbps;Huyện;Ghi chú\n13/06/2024;Viettel;4G;x;Lục Nam;ngoài\n',
  ],
  ['as a table', exported('13/06/2024 08:00:01;Viettel;4G;x;11;20;106,2;21,3;a')],
])('a raw copy %s', (_, content) => {
  it.each([
    ['gone', (path: string) => rmSync(path)],
    ['cut', (path: string) => truncateSync(path, 20)],
    ['longer', (path: string) => appendFileSync(path, '\0\0')],
    ['other bytes', (path: string) => writeFileSync(path, readFileSync(path).fill(7))],
  ])('that is %s is absent to whoever asks for it', async (_, damage) => {
    const warehouse = await openOnDisk();
    const { batch } = await load(warehouse, 'a.csv', content);
    const raws = join(warehouse.dataDir, 'inbox/raw');
    const [name] = readdirSync(raws);
    damage(join(raws, name!));
    expect((await faultOf(reloadBatch(warehouse, batch.id, { by: 'An' }))).code).toBe('raw_file_absent');
    expect((await rowOrigin(warehouse, batch.id, 2)).cells).toBeNull();
    expect(await rejectedCells(warehouse, batch)).toBeNull();
    expect(existsSync(raws)).toBe(true);
  });
});

describe('a disk that is full while a file is written', () => {
  it.each(['ENOSPC', 'EDQUOT'])('is said as such (%s), as one that the database meets is', (code) => {
    const met = Object.assign(new Error('write'), { code });
    expect(faultOfError(met)).toMatchObject({ code: 'disk_full', status: 507, cause: met });
    const other = Object.assign(new Error('write'), { code: 'ECONNRESET' });
    expect(faultOfError(other)).toBe(other);
  });
});
