import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '#lib/server/config.ts';
import { loadFile } from '#lib/server/ingest/ingest.ts';
import { openService } from '#lib/server/service.ts';
import { storeUpload, uploadOf } from '#lib/server/uploads/preview-uploads.ts';
import { previewFile } from '#lib/server/uploads/preview.ts';
import { closeToOthers } from '#lib/server/warehouse/private-files.ts';
import { exported } from '../ingest/support.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'i-speed-private-'));
const dataDir = join(folder, 'data');
const before = process.umask(0o022);
afterAll(() => {
  process.umask(before);
  rmSync(folder, { recursive: true, force: true });
});

/** Every file and folder of a tree that others may read, write or enter. */
function open(path: string): string[] {
  const facts = statSync(path);
  const mode = facts.mode & 0o777;
  const wrong = mode === (facts.isDirectory() ? 0o700 : 0o600) ? [] : [`${path} ${mode.toString(8)}`];
  if (!facts.isDirectory()) return wrong;
  return [...wrong, ...readdirSync(path).flatMap((name) => open(join(path, name)))];
}
const names = (path: string) => readdirSync(path, { recursive: true }).map(String);

async function withService(work: (warehouse: Awaited<ReturnType<typeof openService>>) => Promise<void>) {
  const config = readConfig({ DATA_DIR: dataDir, SAMPLE: 'off', DUCKDB_THREADS: '1' }, ROOT);
  const warehouse = await openService(config, () => undefined);
  try {
    await work(warehouse);
  } finally {
    await warehouse.close();
  }
}

describe('a data folder', () => {
  it('is closed to others after a start, a load, a preview and a restart', async () => {
    const row = '13/06/2024 08:00:01;Viettel;4G;38,2;11;20;106,2;21,3;may-1';
    const file = join(folder, 'a.csv');
    writeFileSync(file, exported(row));
    await withService(async (warehouse) => {
      expect(open(dataDir)).toEqual([]);
      await loadFile(warehouse, { path: file, name: 'a.csv' }, { loadedBy: 'test' });
      await warehouse.settled();
      const sent = new Request('http://localhost/', { method: 'POST', body: exported(row, row) });
      const token = await storeUpload(dataDir, sent);
      await previewFile(warehouse, { path: await uploadOf(dataDir, token, new Date()), name: 'a.csv' }, {});
      const found = names(dataDir);
      expect(found).toContain(join('warehouse', 'i-speed.duckdb'));
      expect(found).toContain(join('secret', 'device-secret'));
      expect(found.some((name) => name.startsWith(join('inbox', 'raw', '')))).toBe(true);
      expect(found.some((name) => name.includes(token))).toBe(true);
      expect(open(dataDir)).toEqual([]);
    });
    await withService(async () => {
      expect(open(dataDir)).toEqual([]);
    });
    expect(open(dataDir)).toEqual([]);
  });

  it('of before is closed at the next start, its reference data and what links lead to left alone', () => {
    const earlier = join(folder, 'earlier');
    const elsewhere = join(folder, 'elsewhere.txt');
    mkdirSync(join(earlier, 'inbox', 'raw'), { recursive: true });
    mkdirSync(join(earlier, 'reference'));
    writeFileSync(join(earlier, 'reference', 'areas.csv'), 'x');
    writeFileSync(join(earlier, 'inbox', 'raw', 'a.parquet'), 'x');
    writeFileSync(elsewhere, 'x');
    symlinkSync(elsewhere, join(earlier, 'inbox', 'link'));
    for (const path of ['inbox', 'inbox/raw', 'reference']) chmodSync(join(earlier, path), 0o755);
    for (const path of ['inbox/raw/a.parquet', 'reference/areas.csv']) chmodSync(join(earlier, path), 0o644);
    chmodSync(elsewhere, 0o644);
    closeToOthers(earlier);
    rmSync(join(earlier, 'inbox', 'link'));
    expect(open(join(earlier, 'inbox'))).toEqual([]);
    const mode = (path: string) => statSync(path).mode & 0o777;
    expect([mode(join(earlier, 'reference', 'areas.csv')), mode(elsewhere)]).toEqual([0o644, 0o644]);
  });
});
