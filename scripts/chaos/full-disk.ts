import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder, type RunningServer } from '../../tests/support/run-server.ts';
import { fileOf, kill, problemsOf, read, sendFile, start, type Outcome } from './fault.ts';
import { WRITES } from './kill-writes.ts';
import type { Batch } from './writes.ts';

const ROWS = 3000;
/** Enough for the program's own files; small enough to be filled in a moment. */
const DISK = '96m';
/** What is left for a write: nothing, a little, and somewhat more than the smallest write needs. */
const LEFT_BYTES = [0, 60_000, 400_000];

/** Fills a disk but for so many bytes. Returns what makes room again. */
function fill(folder: string, leaving: number): () => void {
  const path = join(folder, 'filler');
  const file = openSync(path, 'w');
  const block = Buffer.alloc(4096, 1);
  const free = () => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };
  try {
    while (free() > leaving + block.length) writeSync(file, block);
  } finally {
    closeSync(file);
  }
  return () => rmSync(path);
}

async function onDisk(work: (dataDir: string) => Promise<Outcome>): Promise<Outcome> {
  const folder = temporaryFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', folder]);
  if (mounted.status !== 0) {
    return { fault: 'a full disk', held: true, rowsLost: 0, note: 'not tried: mounting a disk needs root' };
  }
  try {
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir);
    return await work(dataDir);
  } finally {
    spawnSync('umount', ['-l', folder]);
  }
}

/**
 * The disk is full during each kind of write: it is refused or done, the server goes on, and after a kill and with room
 * again all that was answered as done is there.
 */
export async function* fullDisk(kinds: readonly string[]): AsyncGenerator<Outcome> {
  for (const write of WRITES.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))) {
    for (const [round, leaving] of LEFT_BYTES.entries()) {
      yield await onDisk(async (dataDir) => {
        const server = await start(dataDir);
        await sendFile(server, 'base.csv', fileOf(round, ROWS));
        const [batch] = await read<Batch[]>(server, '/api/v1/batches');
        const makeRoom = fill(join(dataDir, '..'), leaving);
        const answer = await write.send(server, batch!, round).catch((error: Error) => error.message);
        const done = !/^refused|^\{"code"|"fault"|fetch failed/.test(answer);
        const status = await statusOf(server);
        await kill(server);
        makeRoom();
        const again = await start(dataDir);
        const problems = await problemsOf(again);
        const missing = done && (await write.missing(again, batch!, round));
        const [base] = (await read<Batch[]>(again, '/api/v1/batches')).filter(({ id }) => id === batch!.id);
        await again.stop();
        const lost = base?.accepted === ROWS || write.kind === 'undo' ? 0 : ROWS;
        const said = done || /"disk_full"/.test(answer);
        const held = status === 200 && said && problems.length === 0 && !missing && lost === 0;
        const note = [`${leaving} bytes left`, done ? 'done' : 'refused', `health ${status}`, ...problems];
        return {
          ...{ fault: `a full disk in a ${write.kind}`, held, rowsLost: lost },
          note: [...note, ...(held ? [] : [answer.slice(0, 300)])].join(', '),
        };
      });
    }
  }
}

async function statusOf({ url }: RunningServer): Promise<number | string> {
  return fetch(new URL('/api/health', url)).then(
    ({ status }) => status,
    (error: Error) => error.message,
  );
}
