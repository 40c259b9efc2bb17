import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runServer, type RunningServer } from '../../tests/support/run-server.ts';
import { openWarehouse, inTemporaryFolder, quantileOf, report, timed } from './measure.ts';
import { writeExport } from './rows.sql.ts';

const rows = Number(process.argv[2] ?? 5_000_000);
const IDLE_RUNS = 40;
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2024, 0, 1);

/** Own dates of a month's length that nobody asked for before: no result of them is memoized. */
const periodOf = (run: number): string => {
  const day = (shift: number) => new Date(FIRST_DAY + shift * DAY_MS).toISOString().slice(0, 10);
  return `${day(run % 150)}..${day((run % 150) + 28 + Math.floor(run / 150))}`;
};

await inTemporaryFolder(async (folder) => {
  const path = join(folder, 'export.csv');
  const areas = await openWarehouse(join(folder, 'areas'));
  await areas.db.write((writer) => writer.run(writeExport(rows, path), {}));
  await areas.close();
  const body = await readFile(path);

  const server = await runServer();
  let run = 0;
  const ask = () =>
    timed(async () => {
      const answer = await fetch(new URL(`/?period=${periodOf(run++)}`, server.url));
      if (!answer.ok) throw new Error(`overview: ${answer.status}`);
      await answer.text();
    });
  await ask();
  const idle: number[] = [];
  while (idle.length < IDLE_RUNS) idle.push(await ask());
  let loading = true;
  const load = sendExport(server, body).finally(() => (loading = false));
  const beside: number[] = [];
  while (loading) beside.push(await ask());
  const last = (await load).trim().split('\n').at(-1) ?? '';
  if (last.includes('"fault"')) throw new Error(last);
  const memoryMb = peakMemoryOf(server);
  await server.stop();

  report(`beside a load: overview of new dates, idle, p50 of ${idle.length}`, quantileOf(idle, 0.5), 'ms');
  report('beside a load: idle, p95', quantileOf(idle, 0.95), 'ms');
  report(
    `beside a load of ${rows.toLocaleString('en')} rows: p50 of ${beside.length}`,
    quantileOf(beside, 0.5),
    'ms',
  );
  report('beside a load: p95', quantileOf(beside, 0.95), 'ms');
  report(
    'beside a load: p95 / idle p95',
    quantileOf(beside, 0.95) / quantileOf(idle, 0.95),
    'x',
    'aim: under 3',
  );
  if (memoryMb !== null)
    report('beside a load: peak memory of the server', memoryMb, 'MB', 'aim: at most 1024');
});

async function sendExport({ url }: RunningServer, body: Buffer<ArrayBuffer>): Promise<string> {
  const answer = await fetch(new URL('/api/v1/batches', url), {
    ...{ method: 'POST', body },
    headers: {
      'x-file-name': 'export.csv',
      'content-type': 'application/octet-stream',
      origin: new URL(url).origin,
    },
  });
  return answer.text();
}

/** Most memory a server had so far, in MB; null where the system does not tell. */
function peakMemoryOf({ process: { pid } }: RunningServer): number | null {
  try {
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return peak ? Number(peak[1]) / 1024 : null;
  } catch {
    return null;
  }
}
