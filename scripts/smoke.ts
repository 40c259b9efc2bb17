import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatMbps } from '#lib/domain/format.ts';
import { Fault } from '#lib/domain/fault.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { nodeBinary } from '#lib/server/bundle/node-binary.ts';
import { build, isBuildFresh } from '#lib/server/runtime/build.ts';
import { runServer } from '../tests/support/run-server.ts';
import { tryContainerSteps } from './smoke/container.ts';

/**
 * `npm run smoke -- 22 24`, or paths of Node binaries: does the program start, load its sample and answer on each?
 * `npm run smoke -- container`: do the steps of the container file lead to a program that answers?
 */
const CONTAINER = 'container';
const tried = process.argv.slice(2);
if (tried.length === 0) tried.push(process.execPath);

const ANSWER_TIMEOUT_MS = 30_000;

interface AreaRow {
  readonly unit_name: string;
  readonly deciding_kbps: number | null;
}

async function answerOf(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
  const body = await response.text();
  if (response.status !== 200) throw new Error(`${url} answers ${response.status}: ${body.slice(0, 500)}`);
  return body;
}

/** Starts on a new warehouse and asks one page and one API answer. Throws unless both show the sample's figures. */
async function tryOn(node: string): Promise<string> {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  const server = await runServer({ node });
  try {
    const { measurements } = JSON.parse(await answerOf(`${server.url}/api/health`)) as {
      measurements: number;
    };
    if (!(measurements > 0)) throw new Error(`no sample: ${measurements} measurements`);
    const answer = await answerOf(`${server.url}/api/v1/statistics/areas?format=json`);
    const { rows } = JSON.parse(answer) as { rows: readonly AreaRow[] };
    const measured = rows.filter((row) => row.deciding_kbps !== null);
    if (measured.length === 0) throw new Error('no area has a mean');
    const page = await answerOf(`${server.url}/?lang=vi`);
    const unseen = measured.filter(
      (row) => !page.includes(`${row.unit_name}, ${formatMbps(row.deciding_kbps, 'vi')}`),
    );
    if (unseen.length > 0) throw new Error(`the page lacks the mean of ${unseen[0]!.unit_name}`);
    return `Node ${version}: ${measurements} measurements, ${measured.length} areas with their means on page and API`;
  } finally {
    await server.stop();
  }
}

if (tried.some((word) => word !== CONTAINER) && !isBuildFresh('.')) build('.');
const folder = mkdtempSync(join(tmpdir(), 'i-speed-smoke-'));
await Promise.all(
  tried.map(async (word) => {
    try {
      console.log(await (word === CONTAINER ? tryContainerSteps() : tryOn(nodeBinary(word, folder))));
    } catch (error) {
      const problem = error instanceof Fault ? faultSentence(error, 'en') : (error as Error).message;
      console.error(`${word}: ${problem}`);
      process.exitCode = 1;
    }
  }),
);
rmSync(folder, { recursive: true, force: true });
