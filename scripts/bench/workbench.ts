import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { warehouseFile } from '#lib/server/warehouse/warehouse.ts';
import { registerFunctions } from '#lib/server/workbench/functions/register-functions.ts';
import { workbenchFolder } from '#lib/server/workbench/snapshot/keep-snapshot.ts';
import { runServer, type RunningServer } from '../../tests/support/run-server.ts';
import { inTemporaryFolder, openWarehouse, quantileOf, report, spread, timed } from './measure.ts';
import { fillMeasurements, recordFilled } from './rows.sql.ts';

const rows = Number(process.argv[2] ?? 2_000_000);
const LABEL = `workbench, ${rows.toLocaleString('en')} rows`;
const IDLE_RUNS = 30;
const RUNS = 5;
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
  const warehouse = await openWarehouse(folder);
  await warehouse.change({
    async commit(writer) {
      await writer.run(fillMeasurements(rows), {});
      await writer.run(recordFilled, {});
    },
  });
  await warehouse.close();
  const server = await runServer({ dataDir: folder, sample: false });
  try {
    await makeBeside(server, folder);
  } finally {
    await server.stop();
  }
  await askFunctions(
    join(
      workbenchFolder(folder),
      filesOf(folder).find((name) => SNAPSHOT.test(name))!,
    ),
  );
});

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
      const answer = await fetch(new URL(`/?period=${period}&technology=4G`, server.url));
      if (!answer.ok) throw new Error(`overview: ${answer.status}`);
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
  const file = filesOf(folder).find((name) => SNAPSHOT.test(name))!;
  const [held, snapshot] = [warehouseFile(folder), join(workbenchFolder(folder), file)].map(
    (path) => statSync(path).size / 1e6,
  );
  report(`${LABEL}: snapshot made beside the server`, took / 1000, 's', 'aim: under 20 of 10 million');
  report(`${LABEL}: its file`, snapshot!, 'MB', `of a warehouse of ${Math.round(held!)} MB`);
  report(`${LABEL}: on disk while it is made, at most`, held! + snapshot!, 'MB', 'beside the warehouse');
  report(`${LABEL}: overview of new dates, idle, p50`, quantileOf(idle, 0.5), 'ms');
  report(`${LABEL}: beside, p50 of ${beside.length}`, quantileOf(beside, 0.5), 'ms');
  const ratio = quantileOf(beside, 0.5) / quantileOf(idle, 0.5);
  report(`${LABEL}: beside / idle`, ratio, 'x', 'aim: under 1.2');
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

/** What the functions take beside what the engine takes for the same sums without intervals. */
const QUESTIONS: readonly (readonly [name: string, select: string])[] = [
  ['mean_interval by commune', 'commune_2025, mean_interval(download_mbps, cluster)'],
  ['device_mean_interval by commune', 'commune_2025, device_mean_interval(download_mbps, device)'],
  ['median_interval by commune and hour', 'commune_2025, hour, median_interval(download_mbps, cluster)'],
  ['share_interval by commune', 'commune_2025, share_interval(download_mbps >= 40, cluster)'],
  [
    'verdict by commune',
    `commune_2025, verdict(download_mbps, cluster, site, tested_on, marked, tests_per_person, '4g-mean-40', 'commune')`,
  ],
  ['engine alone, mean and median by commune', 'commune_2025, avg(download_mbps), median(download_mbps)'],
];
const ENGINE_BY_CLUSTER = `
  select commune_2025, sum(n), sum(s), sum(n * s), sum(s * s::hugeint), sum(s * s::hugeint * s)
  from (
    select commune_2025, cluster, count(*) as n, sum((download_mbps * 1000)::bigint)::bigint as s
    from measurements where not failed group by all
  )
  group by all`;

async function askFunctions(path: string): Promise<void> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY', threads: '2' });
  const connection = await instance.connect();
  const starting = await timed(() => registerFunctions(connection));
  report(`${LABEL}: functions registered`, starting, 'ms');
  const answered = async (name: string, sql: string) => {
    const { p50 } = await spread(RUNS, () => connection.runAndReadAll(sql));
    report(`${LABEL}: ${name}, p50`, p50, 'ms');
  };
  for (const [name, select] of QUESTIONS)
    await answered(
      name,
      `select ${select} from measurements ${name.startsWith('verdict') ? '' : 'where not failed'} group by all`,
    );
  await answered('engine alone, sums by commune and cluster', ENGINE_BY_CLUSTER);
  connection.closeSync();
  instance.closeSync();
}
