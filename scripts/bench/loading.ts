import { spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from '#lib/server/db/database.ts';
import { memoryFor, openWarehouse, inTemporaryFolder, report, timedWithCpu } from './measure.ts';
import { bareRead, writeExport } from './rows.sql.ts';

const rows = Number(process.argv[2] ?? 5_000_000);
/** Milliseconds on the clock, and on all processors together. */
interface Took {
  readonly ms: number;
  readonly cpuMs: number;
}

/** Each reading is done so often, in turn, and its best time counts: others may use the machine as well. */
const ROUNDS = 2;

await inTemporaryFolder(async (folder) => {
  const path = join(folder, 'export.csv');
  const areas = await openWarehouse(join(folder, 'areas'));
  await areas.db.write((writer) => writer.run(writeExport(rows, path), {}));
  await areas.close();

  const bare: Took[] = [];
  const ours: (Took & { memoryMb: number })[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(await readBare(path, join(folder, 'bare.duckdb')));
    ours.push(load(path, join(folder, 'data')));
  }
  const best = (of: readonly Took[], key: keyof Took) => Math.min(...of.map((took) => took[key]));
  const [bareMs, loadMs] = [best(bare, 'ms'), best(ours, 'ms')];
  const memoryMb = Math.max(...ours.map((took) => took.memoryMb));

  const megabytes = (statSync(path).size / 1e6).toFixed(0);
  report(
    `loading: bare read_csv, ${rows.toLocaleString('en')} rows (${megabytes} MB)`,
    rows / bareMs / 1000,
    'M rows/s',
  );
  report('loading: ours, checked, placed, without duplicates', rows / loadMs / 1000, 'M rows/s');
  report('loading: ours / bare', loadMs / bareMs, 'x time', 'aim: at most 2');
  report(
    'loading: ours / bare, by processor time',
    best(ours, 'cpuMs') / best(bare, 'cpuMs'),
    'x time',
    'what a busy machine hides',
  );
  report('loading: peak memory', memoryMb, 'MB', 'aim: at most 1024');
});

async function readBare(path: string, target: string): Promise<Took> {
  const bare = await Database.open({ path: target, threads: 2, memoryLimit: memoryFor(0) });
  const took = await bare.write((writer) => timedWithCpu(() => writer.run(bareRead(path), {})));
  await bare.close();
  rmSync(target);
  return took;
}

function load(path: string, dataDir: string): Took & { memoryMb: number } {
  const program = ['--import', 'tsx', 'scripts/bench/load-once.ts', path, dataDir];
  const { stdout, stderr, status } = spawnSync(process.execPath, program, { encoding: 'utf8' });
  rmSync(dataDir, { recursive: true, force: true });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Took & { memoryMb: number };
}
