import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadFile } from '#lib/server/ingest/ingest.ts';
import { USUAL_MEMORY } from '#lib/server/config.ts';
import { Database } from '#lib/server/db/database.ts';
import { freshWarehouse, inTemporaryFolder, peakMemoryMb, report, timed } from './measure.ts';
import { bareRead, writeExport } from './rows.sql.ts';

const rows = Number(process.argv[2] ?? 5_000_000);
/** Each reading is done so often, in turn, and its best time counts: others may use the machine as well. */
const ROUNDS = 2;

await inTemporaryFolder(async (folder) => {
  const path = join(folder, 'export.csv');
  const areas = await freshWarehouse(join(folder, 'areas'));
  await areas.db.write((writer) => writer.run(writeExport(rows, path), {}));
  await areas.close();

  let [bareMs, loadMs] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round++) {
    bareMs = Math.min(bareMs, await readBare(path, join(folder, 'bare.duckdb')));
    loadMs = Math.min(loadMs, await load(path, join(folder, 'data')));
  }

  const megabytes = (statSync(path).size / 1e6).toFixed(0);
  report(
    `loading: bare read_csv, ${rows.toLocaleString('en')} rows (${megabytes} MB)`,
    rows / bareMs / 1000,
    'M rows/s',
  );
  report('loading: ours, checked, placed, without duplicates', rows / loadMs / 1000, 'M rows/s');
  report('loading: ours / bare', loadMs / bareMs, 'x time', 'aim: at most 2');
  report('loading: peak memory', peakMemoryMb(), 'MB', 'aim: at most 1024');
});

async function readBare(path: string, target: string): Promise<number> {
  const bare = await Database.open({ path: target, threads: 2, memoryLimit: USUAL_MEMORY });
  const ms = await bare.write((writer) => timed(() => writer.run(bareRead(path), {})));
  await bare.close();
  rmSync(target);
  return ms;
}

async function load(path: string, dataDir: string): Promise<number> {
  const warehouse = await freshWarehouse(dataDir);
  const ms = await timed(() => loadFile(warehouse, { path, name: 'export.csv' }, { loadedBy: 'bench' }));
  await warehouse.close();
  rmSync(dataDir, { recursive: true });
  return ms;
}
