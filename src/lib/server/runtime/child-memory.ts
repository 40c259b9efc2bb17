import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const MB = 1_000_000;
const CHECK_EVERY_MS = 50;
/** Address space that a process of Node has beside what it uses: stacks of threads, code. */
const UNUSED_MB = 400;
/** Reading and writing files takes few; the rest would be for something else. */
const MAX_OPEN_FILES = 256;
const KB = 1024;
const STATM_PAGE_BYTES = 4096;

/** What a child process may take. */
export interface Allowance {
  readonly memoryMb: number;
  readonly timeMs: number;
}

/**
 * The command that starts a program under the limits of the operating system, where util-linux's prlimit is installed: no
 * memory, processor time, open files or core file beyond them. Elsewhere the command itself; `watchMemory` holds there.
 */
export function limitedCommand(
  command: readonly [string, ...string[]],
  { memoryMb, timeMs }: Allowance,
): readonly [string, ...string[]] {
  const prlimit = findPrlimit();
  if (prlimit === null) return command;
  const limits = [
    `--data=${(memoryMb + UNUSED_MB) * MB}`,
    `--cpu=${Math.ceil(timeMs / 1000)}`,
    `--nofile=${MAX_OPEN_FILES}`,
    '--core=0',
  ];
  return [prlimit, ...limits, '--', ...command];
}

let found: string | null | undefined;

function findPrlimit(): string | null {
  found ??=
    process.platform === 'linux'
      ? ((process.env.PATH ?? '')
          .split(delimiter)
          .map((folder) => join(folder, 'prlimit'))
          .find((path) => existsSync(path)) ?? null)
      : null;
  return found;
}

/** Calls `exceeded` once when a process holds more memory than it may. Returns what ends the watch. */
export function watchMemory(id: number, memoryMb: number, exceeded: () => void): () => void {
  let isReading = false;
  const check = setInterval(() => {
    if (isReading) return;
    isReading = true;
    void residentBytes(id)
      .then((bytes) => {
        if (bytes <= memoryMb * MB) return;
        clearInterval(check);
        exceeded();
      })
      .finally(() => (isReading = false));
  }, CHECK_EVERY_MS);
  return () => clearInterval(check);
}

/** Memory of a process; 0 when it ended, or where the system does not tell. */
export async function residentBytes(id: number): Promise<number> {
  try {
    if (process.platform === 'linux') {
      const [, pages] = (await readFile(`/proc/${id}/statm`, 'utf8')).split(' ');
      return Number(pages) * STATM_PAGE_BYTES;
    }
    const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(id)]);
    return Number(stdout) * KB;
  } catch {
    return 0;
  }
}
