import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { clearInbox, noteLoad } from '#lib/server/ingest/inbox.ts';
import { batchReport, listBatches } from '#lib/server/ingest/batches.ts';
import { listFailedLoads } from '#lib/server/ingest/failed-loads.ts';
import { finishLoads } from '#lib/server/ingest/finish-loads.ts';
import { loadFiles } from '#lib/server/ingest/load-files.ts';
import { makeFolder } from '#lib/server/ingest/load-folder.ts';
import { rawFileOf } from '#lib/server/ingest/raw/raw-file.ts';
import type { LoadOptions } from '#lib/server/ingest/read/load-options.ts';
import { openOnDisk } from '../ingest/disk-warehouse.ts';
import { exported, faultOf, load, NOW, writeFile } from '../ingest/support.ts';

type OnDisk = Awaited<ReturnType<typeof openOnDisk>>;

const CONTENT = exported('13/06/2024 08:00:01;Viettel;4G;38,2;11;20;106,2345;21,3456;');
const WITHOUT_OPERATOR = 'Ngày;Download Mbps;Huyện\n13/06/2024;38,2;Lục Nam\n';
const inboxOf = ({ dataDir }: OnDisk) => readdirSync(join(dataDir, 'inbox')).sort();

/** What a program leaves that is killed while it loads. */
async function leave(
  warehouse: OnDisk,
  name: string,
  content: string | Uint8Array,
  options: Partial<LoadOptions> = {},
): Promise<string> {
  const folder = await makeFolder(warehouse.dataDir);
  const source = { path: writeFile(name, content), name };
  await noteLoad(folder, source, { loadedBy: 'Hoa', ...options }, NOW);
  return folder;
}

const finish = async (warehouse: OnDisk) => finishLoads(warehouse, await clearInbox(warehouse.dataDir));

describe('a start', () => {
  it('loads the file that was loading, as its sender stated', async () => {
    const warehouse = await openOnDisk();
    await leave(warehouse, 'a.csv', WITHOUT_OPERATOR, { constants: { operator: 'Viettel' } });
    await finish(warehouse);
    const [batch] = await listBatches(warehouse);
    expect(batch).toMatchObject({ fileName: 'a.csv', loadedBy: 'Hoa', accepted: 1 });
    expect(batch!.mapping!.constants).toMatchObject({ operator: 'Viettel' });
    expect(await rawFileOf(warehouse, batch!.id)).not.toBeNull();
    expect(inboxOf(warehouse)).toEqual(['raw']);
  });

  it('loads every file of an archive, once', async () => {
    const warehouse = await openOnDisk();
    const files = { 'a.csv': strToU8(CONTENT), 'b.csv': strToU8(WITHOUT_OPERATOR) };
    await load(warehouse, 'a.csv', CONTENT);
    await leave(warehouse, 'both.zip', zipSync(files));
    await finish(warehouse);
    expect((await listBatches(warehouse)).map(({ fileName }) => fileName)).toEqual([
      'both.zip/b.csv',
      'a.csv',
    ]);
    expect(inboxOf(warehouse)).toEqual(['raw']);
  });

  it('makes the raw copy of a file that was loaded without one', async () => {
    const warehouse = await openOnDisk();
    const { batch } = await load(warehouse, 'a.csv', CONTENT);
    rmSync(join(warehouse.dataDir, 'inbox/raw'), { recursive: true });
    await warehouse.db.write((writer) => writer.run({ text: 'delete from raw_file' }, {}));
    await leave(warehouse, 'a.csv', CONTENT);
    await finish(warehouse);
    expect(await rawFileOf(warehouse, batch.id)).not.toBeNull();
    expect(readdirSync(join(warehouse.dataDir, 'inbox/raw'))).toHaveLength(1);
    expect(await listBatches(warehouse)).toHaveLength(1);
  });

  it('records what it cannot finish: a file that is gone, and one that ended a start before', async () => {
    const warehouse = await openOnDisk();
    rmSync(join(await leave(warehouse, 'gone.csv', CONTENT), 'source'));
    writeFileSync(join(await leave(warehouse, 'deadly.csv', CONTENT), 'tried'), '');
    await leave(warehouse, 'empty.csv', '');
    await finish(warehouse);
    expect(await listBatches(warehouse)).toEqual([]);
    const failures = await listFailedLoads(warehouse);
    expect(failures.map(({ fileName, code, loadedBy }) => [fileName, code, loadedBy]).sort()).toEqual([
      ['deadly.csv', 'load_interrupted', 'Hoa'],
      ['empty.csv', 'file_empty', 'Hoa'],
      ['gone.csv', 'load_interrupted', 'Hoa'],
    ]);
    expect(inboxOf(warehouse)).toEqual([]);
  });

  it('removes what was not received whole', async () => {
    const warehouse = await openOnDisk();
    mkdirSync(join(warehouse.dataDir, 'inbox/load-x'), { recursive: true });
    writeFileSync(join(warehouse.dataDir, 'inbox/upload-x'), CONTENT);
    await finish(warehouse);
    expect(inboxOf(warehouse)).toEqual([]);
  });
});

describe('a load', () => {
  it('is reported once its raw copy is safe', async () => {
    const warehouse = await openOnDisk();
    const { batch, notices } = await load(warehouse, 'a.csv', CONTENT);
    const { key, form } = (await rawFileOf(warehouse, batch.id))!;
    expect(
      existsSync(join(warehouse.dataDir, 'inbox/raw', `${key}.${form === 'bytes' ? 'gz' : 'parquet'}`)),
    ).toBe(true);
    expect(notices.map(({ code }) => code)).not.toContain('raw_copy_missing');
    expect(inboxOf(warehouse)).toEqual(['raw']);
  });

  it('says that it has none where it cannot be written, and has it after the next load of the file', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const warehouse = await openOnDisk();
    mkdirSync(join(warehouse.dataDir, 'inbox'), { recursive: true });
    writeFileSync(join(warehouse.dataDir, 'inbox/raw'), 'no folder');
    const { batch, notices } = await load(warehouse, 'a.csv', CONTENT);
    expect([batch.accepted, notices.at(-1)]).toEqual([1, { code: 'raw_copy_missing', details: {} }]);
    rmSync(join(warehouse.dataDir, 'inbox/raw'));
    await leave(warehouse, 'a.csv', CONTENT);
    await finish(warehouse);
    expect(await rawFileOf(warehouse, batch.id)).not.toBeNull();
    const again = await batchReport(warehouse, batch.id);
    expect(again.notices.map(({ code }) => code)).not.toContain('raw_copy_missing');
    vi.restoreAllMocks();
  });

  it('that fails is recorded with its reason, without a word of the file', async () => {
    const warehouse = await openOnDisk();
    const fileOf = (name: string, content: string) => ({ path: writeFile(name, content), name });
    const source = fileOf('lạ.csv', 'Số điện thoại\n0912345678\n');
    await faultOf(loadFiles(warehouse, source, { loadedBy: 'Hoa' }).next());
    const [failure] = await listFailedLoads(warehouse);
    expect(failure).toMatchObject({ fileName: 'lạ.csv', loadedBy: 'Hoa' });
    expect(JSON.stringify(failure)).not.toMatch(/0912345678|điện thoại/);
    await faultOf(loadFiles(warehouse, fileOf('biểu.pdf', '%PDF-1.4\n'), { loadedBy: 'Hoa' }).next());
    const failures = await listFailedLoads(warehouse);
    const document = failures.find(({ code }) => code === 'file_is_not_data');
    expect(document!.details).toEqual({ file: 'biểu.pdf', kind: 'pdf' });
  });
});
