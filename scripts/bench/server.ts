import { runServer } from '../../tests/support/run-server.ts';
import { report, spread, timed } from './measure.ts';

const RUNS = 60;

const server = await runServer();
const get = async (path: string) => {
  const answer = await fetch(new URL(path, server.url));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
};
const month = (run: number) => `2024-${String(1 + (((run % 6) + 6) % 6)).padStart(2, '0')}`;

const overview = await spread(RUNS, (run) => get(`/?period=report:${month(run)}`));
const rows = await spread(RUNS, (run) =>
  get(`/api/v1/statistics/areas?period=report:${month(run)}&by=operator`),
);
report('server: overview page, p50', overview.p50, 'ms');
report('server: overview page, p95', overview.p95, 'ms');
report('server: statistics API, p50', rows.p50, 'ms');
report('server: statistics API, p95', rows.p95, 'ms');

await server.stop();
const second = await timed(async () => (await runServer({ dataDir: server.dataDir })).stop());
report('server: second start to closed', second, 'ms', 'aim: start under 3000');
