import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listBatches } from '#lib/server/ingest/batches.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { HEADER } from './support.ts';

const ROWS = 200_000;
const PROGRAM = `
  import { loadFile } from '#lib/server/ingest/ingest.ts';
  import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
  const [dataDir, path, name] = process.argv.slice(1);
  const warehouse = await Warehouse.open({ dataDir, threads: 2, memoryLimit: '512MB', clock: () => new Date() });
  await loadFile(warehouse, { path, name }, { loadedBy: 'test' }, ({ stage }) => console.log(stage));
`;

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'killed-test-'));
  file = join(folder, 'rows.csv');
  const rows = Array.from(
    { length: ROWS },
    (_, i) => `13/06/2024 08:00:01;Viettel;4G;${i % 90};11;20;106,2;21,3;device ${i}`,
  );
  await writeFile(file, [HEADER, ...rows].join('\n'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Loads the file in a process that is killed when it says the stage, or left to end. */
async function loadAndKill(dataDir: string, stage: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', PROGRAM, dataDir, file, 'rows.csv'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  child.stdout.on('data', (output: Buffer) => {
    if (output.toString().split('\n').includes(stage)) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.on('close', resolve));
}

describe('a program killed while it loads', () => {
  it.each(['read', 'duplicates', 'write', 'done'])(
    'at “%s” leaves the whole batch or nothing',
    async (stage) => {
      const dataDir = join(folder, stage);
      await loadAndKill(dataDir, stage);
      const warehouse = await Warehouse.open({
        ...{ dataDir, threads: 1, memoryLimit: '512MB', clock: () => new Date() },
      });
      const batches = await listBatches(warehouse);
      const [{ rows }] = (await warehouse.db.query<{ rows: number }, Record<never, never>>(
        { text: 'select count(*) as rows from measurement' },
        {},
      )) as [{ rows: number }];
      await warehouse.close();
      expect(rows).toBe(batches.length * ROWS);
      expect(stage === 'done' ? batches.length : 1).toBe(1);
    },
  );
});
