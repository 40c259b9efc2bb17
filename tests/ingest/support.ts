import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll } from 'vitest';
import type { LoadReport } from '#lib/domain/batch.ts';
import type { Fault } from '#lib/domain/fault.ts';
import { listBatches } from '#lib/server/ingest/batches.ts';
import { loadFile } from '#lib/server/ingest/ingest.ts';
import type { LoadOptions } from '#lib/server/ingest/read/load-options.ts';
import { undoBatch } from '#lib/server/ingest/undo.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { doAfterFile } from '../support/clean-up.ts';
import { temporaryFolder } from '../support/run-server.ts';
import { copyAreas, copyVocabulary } from '../support/templates.ts';

/** "Now" in these tests: noon of 1 August 2024 in Việt Nam. */
export const NOW = new Date('2024-08-01T05:00:00Z');

/** A warehouse in memory with operators and reporting units; with the reference areas when asked (that takes a while). */
export async function openWarehouse(
  areas: 'areas' | 'no areas' = 'no areas',
  clock = () => NOW,
): Promise<Warehouse> {
  const warehouse = await Warehouse.open({
    dataDir: null,
    // Another thread costs more than it brings for files of a few rows.
    threads: 1,
    memoryLimit: '512MB',
    clock,
    deviceSecret: 'for tests',
  });
  doAfterFile(() => warehouse.close());
  await copyVocabulary(warehouse);
  if (areas === 'areas') await copyAreas(warehouse);
  return warehouse;
}

/** One warehouse for the tests of a file, empty again after each of them. */
export function sharedWarehouse(areas?: 'areas'): () => Warehouse {
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await openWarehouse(areas);
  });
  afterEach(async () => {
    for (const { id, state } of await listBatches(warehouse)) {
      if (state === 'loaded') await undoBatch(warehouse, id);
    }
  });
  return () => warehouse;
}

/** Where the files of these tests are, while those of one file of tests run. */
let folder: string | null = null;

/** Writes a file of the test's own. */
export function writeFile(name: string, content: string | Uint8Array): string {
  if (!folder) {
    folder = temporaryFolder();
    doAfterFile(() => (folder = null));
  }
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Loads content under a name. */
export function load(
  warehouse: Warehouse,
  name: string,
  content: string | Uint8Array,
  options: Partial<LoadOptions> = {},
): Promise<LoadReport> {
  return loadFile(warehouse, { path: writeFile(name, content), name }, { loadedBy: 'test', ...options });
}

/** The fault that a promise ends with. */
export async function faultOf(promise: Promise<unknown>): Promise<Fault> {
  try {
    await promise;
  } catch (error) {
    return error as Fault;
  }
  throw new Error('no fault');
}

/** Accepted rows in order, with names in place of ids. */
export function rowsOf(warehouse: Warehouse): Promise<Record<string, unknown>[]> {
  return warehouse.db.query(
    {
      text: `select batch_id as batch, row_number as row, tested_on as "on", tested_at as at, o.code as operator,
        technology, download_kbps as download, upload_kbps as upload, latency_ms as latency, jitter_ms as jitter,
        longitude, latitude, device_hash is not null as device
      from measurement left join operator as o using (operator_id) order by batch_id, row_number`,
    },
    {},
  );
}

/** A header and rows of the usual Vietnamese export, semicolon-separated. */
export const HEADER =
  'Thời gian đo;Nhà mạng;Công nghệ;Tốc độ tải xuống (Mbps);Tốc độ tải lên (Mbps);Ping (ms);Kinh độ;Vĩ độ;Mã thiết bị';

export const exported = (...rows: readonly string[]) => [HEADER, ...rows, ''].join('\n');

export const counts = ({ batch }: LoadReport) => [
  batch.read,
  batch.accepted,
  batch.duplicates,
  batch.rejected,
];

export const reasons = ({ rejections }: LoadReport) =>
  Object.fromEntries(
    rejections.map(({ code, examples }) => [
      code,
      examples.map(({ rowNumber, value }) => [rowNumber, value]),
    ]),
  );
