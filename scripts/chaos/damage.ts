import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandWords } from '../../tests/support/command.ts';
import { temporaryFolder } from '../../tests/support/run-server.ts';
import { fileOf, kill, read, send, sendFile, start, type Outcome } from './fault.ts';

const warehouseIn = (dataDir: string) => join(dataDir, 'warehouse', 'i-speed.duckdb');
const rawIn = (dataDir: string) => {
  const folder = join(dataDir, 'inbox', 'raw');
  return join(folder, readdirSync(folder)[0]!);
};

/** What is done to the folder of a server that ended, and the sentence that its next start must end with. */
const DAMAGES: readonly (readonly [string, (dataDir: string) => void, RegExp])[] = [
  ['an empty warehouse', (d) => truncateSync(warehouseIn(d), 0), /is empty \(0 bytes\)/],
  ['a cut warehouse', (d) => truncateSync(warehouseIn(d), 9000), /is damaged/],
  ['a warehouse of other bytes', (d) => writeFileSync(warehouseIn(d), 'x'.repeat(9999)), /is damaged/],
  [
    'a log of other bytes',
    (d) => writeFileSync(`${warehouseIn(d)}.wal`, 'no log at all'),
    /log .* is damaged/,
  ],
  ['a warehouse that is gone', (d) => rmSync(warehouseIn(d)), /is gone/],
];

/** Starts a server on a folder; its exit code and what it said. */
function startAndEnd(dataDir: string) {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', SAMPLE: 'off' };
  return spawnSync(process.execPath, commandWords('scripts/start.ts'), {
    ...{ env, encoding: 'utf8', timeout: 120_000 },
  });
}

/** Damages the files of a server that ended; its next start must say what is wrong and end with 1. */
export async function* damageFiles(): AsyncGenerator<Outcome> {
  for (const [fault, damage, sentence] of DAMAGES) {
    const dataDir = temporaryFolder();
    const server = await start(dataDir);
    await sendFile(server, 'base.csv', fileOf(1, 100));
    await server.stop();
    damage(dataDir);
    const { status, stderr } = startAndEnd(dataDir);
    const held = status === 1 && sentence.test(stderr) && !/^ +at /m.test(stderr);
    yield { fault, held, rowsLost: 0, note: held ? 'said, 1' : `${status}: ${stderr.slice(0, 300)}` };
  }
}

/** A raw copy that is cut or gone: who asks for it is told so, and nothing else fails. */
export async function* damageRawCopies(): AsyncGenerator<Outcome> {
  for (const [fault, damage] of [
    ['a cut raw copy', (path: string) => truncateSync(path, 30)],
    ['a raw copy that is gone', (path: string) => rmSync(path)],
    ['a raw copy of other bytes', (path: string) => writeFileSync(path, readFileSync(path).fill(7))],
  ] as const) {
    const dataDir = temporaryFolder();
    const server = await start(dataDir);
    await sendFile(server, 'base.csv', fileOf(1, 100));
    damage(rawIn(dataDir));
    const answer = await send(server, 'POST', '/api/v1/batches/1/reload?by=chaos');
    const body = await answer.text();
    const row = await fetch(new URL('/api/v1/batches/1/rows/2', server.url));
    await server.stop();
    const held = answer.status === 409 && body.includes('raw_file_absent') && row.status === 200;
    yield { fault, held, rowsLost: 0, note: `${answer.status}, row ${row.status}` };
  }
}

/** Two servers on one folder: the second ends, the first goes on; after a kill the next one starts. */
export async function* twoServers(): AsyncGenerator<Outcome> {
  const dataDir = temporaryFolder();
  const first = await start(dataDir);
  const { status, stderr } = startAndEnd(dataDir);
  const { status: health } = await read<{ status: string }>(first, '/api/health');
  await kill(first);
  const next = await start(dataDir);
  await next.stop();
  const held = status === 1 && /already runs/.test(stderr) && health === 'ok';
  yield { fault: 'two servers on one folder', held, rowsLost: 0, note: `second ended with ${status}` };
}
