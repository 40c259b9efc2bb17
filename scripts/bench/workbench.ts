import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { warehouseFile } from '#lib/server/warehouse/warehouse.ts';
import { workbenchFolder } from '#lib/server/workbench/snapshot/keep-snapshot.ts';
import { runServer, type RunningServer } from '../../tests/support/run-server.ts';
import { inTemporaryFolder, fillWarehouse, quantileOf, report, timed } from './measure.ts';
import { askBesideBare } from './workbench-questions.ts';

const rows = Number(process.argv[2] ?? 2_000_000);
const LABEL = `workbench, ${rows.toLocaleString('en')} rows`;
const IDLE_RUNS = 60;
const QUANTILES = [
  ['p50', 0.5],
  ['p95', 0.95],
] as const;
const LOOK_MS = 20;
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2020, 0, 1);
const MAKING = /^making-/;
const SNAPSHOT = /^snapshot-.*\.duckdb$/;

/** One test, which changes the data. */
const ONE_TEST = `Thời gian đo,Nhà mạng,Công nghệ,Tốc độ tải xuống (Mbps),Kinh độ,Vĩ độ,Mã thiết bị
13/06/2024 08:00:00,Viettel,4G,41.5,106.39,21.3,dev-bench
`;

await inTemporaryFolder(async (folder) => {
  await fillWarehouse(folder, rows);
  const server = await runServer({ dataDir: folder, sample: false });
  try {
    await makeBeside(server, folder);
    await until(() => isAlone(folder));
    await askBesideBare(LABEL, server, snapshotOf(folder));
  } finally {
    await server.stop();
  }
});

function snapshotOf(folder: string): string {
  return join(
    workbenchFolder(folder),
    filesOf(folder).find((name) => SNAPSHOT.test(name))!,
  );
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(workbenchFolder(folder));
  } catch {
    return [];
  }
}

function isMaking(folder: string): boolean {
  return filesOf(folder).some((name) => MAKING.test(name));
}

function isMade(folder: string): boolean {
  return !isMaking(folder) && filesOf(folder).some((name) => SNAPSHOT.test(name));
}

/** Has the snapshot of before gone? */
function isAlone(folder: string): boolean {
  return filesOf(folder).filter((name) => SNAPSHOT.test(name)).length === 1;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(LOOK_MS);
}

/** How long does a snapshot take, and how much slower is the server meanwhile? */
async function makeBeside(server: RunningServer, folder: string): Promise<void> {
  let run = 0;
  const ask = () =>
    timed(async () => {
      const day = (shift: number) => new Date(FIRST_DAY + shift * DAY_MS).toISOString().slice(0, 10);
      const period = `${day(run % 500)}..${day((run % 500) + 28 + Math.floor(run / 500))}`;
      run++;
      const answer = await fetch(
        new URL(`/api/v1/statistics/areas?period=${period}&technology=4G`, server.url),
      );
      if (!answer.ok) throw new Error(`statistics: ${answer.status}`);
      await answer.text();
    });
  await until(() => isMade(folder));
  await ask();
  const idle: number[] = [];
  while (idle.length < IDLE_RUNS) idle.push(await ask());

  await changeData(server);
  await until(() => isMaking(folder));
  const beside: number[] = [];
  const took = await timed(async () => {
    while (isMaking(folder)) beside.push(await ask());
  });
  const [held, snapshot] = [warehouseFile(folder), snapshotOf(folder)].map(
    (path) => statSync(path).size / 1e6,
  );
  report(`${LABEL}: snapshot made beside the server`, took / 1000, 's', 'aim: under 20 of 10 million');
  report(`${LABEL}: its file`, snapshot!, 'MB', `of a warehouse of ${Math.round(held!)} MB`);
  report(`${LABEL}: on disk while it is made, at most`, held! + snapshot!, 'MB', 'beside the warehouse');
  for (const [name, share] of QUANTILES) {
    const [before, now] = [quantileOf(idle, share), quantileOf(beside, share)];
    report(`${LABEL}: statistics of new dates, idle, ${name} of ${idle.length}`, before, 'ms');
    report(`${LABEL}: beside, ${name} of ${beside.length}`, now, 'ms');
    report(`${LABEL}: beside / idle, ${name}`, now / before, 'x', 'aim: under 1.2');
  }
}

async function changeData({ url }: RunningServer): Promise<void> {
  const answer = await fetch(new URL('/api/v1/batches', url), {
    ...{ method: 'POST', body: ONE_TEST },
    headers: {
      'x-file-name': 'one.csv',
      'content-type': 'application/octet-stream',
      origin: new URL(url).origin,
    },
  });
  const text = await answer.text();
  if (!answer.ok || text.includes('"fault"')) throw new Error(text);
}
