import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import type { RunningServer } from '../../tests/support/run-server.ts';
import { quantileOf, report, timed } from './measure.ts';

const RUNS = 7;
/** What a query may take: so many times the engine alone, and so much more. */
const FACTOR = 1.5;
const MORE_MS = 150;

/** What a person asks, and the same of the engine alone. */
interface Question {
  readonly name: string;
  readonly asked: string;
  readonly bare: string;
}

/** The sums by cluster that an interval is computed from: what the engine alone does for it. */
const sumsBy = (keys: string) => `
  select ${keys}, sum(n), sum(s), sum(n * s), sum(s * s::hugeint), sum(s * s::hugeint * s)
  from (
    select ${keys}, cluster, count(*) as n, sum((download_mbps * 1000)::bigint)::bigint as s
    from measurements where not failed group by all
  )
  group by all order by all`;

const median = `select commune_2025, hour, count(*) as n, median(download_mbps) as median
  from measurements where not failed group by all order by all`;
const million = `select tested_on, hour, operator, technology, download_mbps, upload_mbps, latency_ms, commune_2025
  from measurements limit 1000000`;

const QUESTIONS: readonly Question[] = [
  {
    name: 'mean with intervals by commune',
    asked: `select commune_2025, mean_interval(download_mbps, cluster) as mean
      from measurements where not failed group by all order by 1`,
    bare: sumsBy('commune_2025'),
  },
  { name: 'median by commune and hour', asked: median, bare: median },
  {
    name: 'median with intervals by commune and hour',
    asked: `select commune_2025, hour, median_interval(download_mbps, cluster) as median
      from measurements where not failed group by all order by 1, 2`,
    bare: `select * from (${sumsBy('commune_2025, hour')}) join (${median}) using (commune_2025, hour)`,
  },
  { name: '1,000,000 rows', asked: million, bare: million },
];

/** How long takes a question, until its first rows and until its last, beside the engine alone on the same file? */
export async function askBesideBare(label: string, server: RunningServer, snapshot: string): Promise<void> {
  const instance = await DuckDBInstance.create(snapshot, { access_mode: 'READ_ONLY', threads: '2' });
  const connection = await instance.connect();
  for (const { name, asked, bare } of QUESTIONS) {
    const [first, whole, alone]: number[][] = [[], [], []];
    for (let run = 0; run <= RUNS; run++) {
      const answer = await answered(server, asked);
      const bareMs = await timed(() => connection.runAndReadAll(bare));
      if (run === 0) continue;
      first!.push(answer.first);
      whole!.push(answer.whole);
      alone!.push(bareMs);
    }
    const [p50, most] = [quantileOf(first!, 0.5), quantileOf(alone!, 0.5) * FACTOR + MORE_MS];
    report(`${label}: ${name}, first rows, p50`, p50, 'ms', `aim: under ${Math.round(most)}`);
    report(`${label}: ${name}, whole, p50`, quantileOf(whole!, 0.5), 'ms');
    report(`${label}: ${name}, engine alone, p50`, quantileOf(alone!, 0.5), 'ms');
  }
  connection.closeSync();
  instance.closeSync();
}

async function answered({ url }: RunningServer, sql: string): Promise<{ first: number; whole: number }> {
  const start = performance.now();
  const response = await fetch(new URL('/api/v1/query', url), {
    ...{ method: 'POST', body: JSON.stringify({ sql, format: 'arrow' }) },
    headers: { 'content-type': 'application/json', origin: new URL(url).origin },
  });
  if (!response.ok) throw new Error(await response.text());
  let first = 0;
  const pieces: Uint8Array[] = [];
  for await (const piece of response.body!) {
    if (first === 0) first = performance.now() - start;
    pieces.push(piece as Uint8Array);
  }
  if (tableFromIPC(Buffer.concat(pieces)).numRows === 0) throw new Error('no rows');
  return { first, whole: performance.now() - start };
}
