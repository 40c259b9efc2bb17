import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runServer } from '../../tests/support/run-server.ts';
import { freshWarehouse, inTemporaryFolder, report, spread } from './measure.ts';
import { writeExport } from './rows.sql.ts';

const rows = Number(process.argv[2] ?? 3_000_000);
const IDLE_RUNS = 40;

await inTemporaryFolder(async (folder) => {
  const path = join(folder, 'export.csv');
  const areas = await freshWarehouse(join(folder, 'areas'));
  await areas.db.write((writer) => writer.run(writeExport(rows, path), {}));
  await areas.close();
  const body = await readFile(path);

  const server = await runServer();
  const get = async () => {
    const answer = await fetch(new URL('/?period=report:2024-03', server.url));
    if (!answer.ok) throw new Error(`overview: ${answer.status}`);
    await answer.text();
  };
  const idle = await spread(IDLE_RUNS, get);
  let loading = true;
  const load = fetch(new URL('/api/v1/batches', server.url), {
    ...{ method: 'POST', body },
    headers: { 'x-file-name': 'export.csv', 'content-type': 'application/octet-stream' },
  })
    .then((answer) => answer.text())
    .finally(() => (loading = false));
  const times: number[] = [];
  while (loading) {
    const start = performance.now();
    await get();
    times.push(performance.now() - start);
  }
  const last = (await load).trim().split('\n').at(-1) ?? '';
  if (last.includes('"fault"')) throw new Error(last);
  await server.stop();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.ceil(share * times.length) - 1)]!;
  report('beside a load: overview page, idle p50', idle.p50, 'ms');
  report('beside a load: overview page, idle p95', idle.p95, 'ms');
  report(`beside a load of ${rows.toLocaleString('en')} rows: p50 of ${times.length}`, at(0.5), 'ms');
  report('beside a load: p95', at(0.95), 'ms');
  report('beside a load: p95 / idle p95', at(0.95) / idle.p95, 'x', 'aim: under 3');
});
