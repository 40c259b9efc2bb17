import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ChildOptions } from './child-request.ts';

const MB = 1_000_000;
const KB = 1000;
/** The modules of a child are files too: they are read many at a time. */
const MOST_OPEN_FILES = 256;
/** Writable memory of a child beside what its queries take: Node, the engine's code, stacks of threads. */
const OWN_MB = 500;
/** Address space that Node reserves and does not use. */
const RESERVED_MB = 4000;
/** Of a file that is exported. */
const MOST_FILE_BYTES = 2_000_000_000;
const PROBE_MS = 5000;

/** How a child is held by the operating system, the strictest first. */
export type Hold =
  /** No network of the machine; memory, files and what is written are limited. */
  | 'isolated'
  /** The same limits without a network of its own. */
  | 'limited'
  /** The shell's limit on address space. */
  | 'ulimit'
  /** Only watched: Windows. */
  | 'watched';

type Command = readonly [string, ...string[]];

/** Command that a program is started with. */
export function heldCommand(
  hold: Hold,
  program: Command,
  memoryMb: number,
  { writes }: ChildOptions,
): Command {
  const limits = [
    `--data=${(memoryMb + OWN_MB) * MB}`,
    `--nofile=${MOST_OPEN_FILES}`,
    `--fsize=${writes === null ? 0 : MOST_FILE_BYTES}`,
    '--core=0',
  ];
  switch (hold) {
    case 'isolated':
      return ['unshare', '-rn', '--', 'prlimit', ...limits, '--', ...program];
    case 'limited':
      return ['prlimit', ...limits, '--', ...program];
    case 'ulimit': {
      const kilobytes = ((memoryMb + OWN_MB + RESERVED_MB) * MB) / KB;
      return ['sh', '-c', `ulimit -c 0; ulimit -v ${kilobytes} && exec "$@"`, 'sh', ...program];
    }
    case 'watched':
      return program;
  }
}

const PROBES: readonly (readonly [Hold, Command])[] = [
  ['isolated', ['unshare', '-rn', '--', 'prlimit', '--core=0', '--fsize=0', '--', 'true']],
  ['limited', ['prlimit', '--core=0', '--fsize=0', '--', 'true']],
  ['ulimit', ['sh', '-c', 'ulimit -v 8000000 && true']],
];

let found: Promise<Hold> | null = null;

/** The strictest hold that this machine allows: tried once, by starting something under it. */
export function strictestHold(): Promise<Hold> {
  found ??= probe();
  return found;
}

async function probe(): Promise<Hold> {
  // A shell that is there by chance, as Git's, does not hold programs of Windows.
  if (process.platform === 'win32') return 'watched';
  for (const [hold, [command, ...words]] of PROBES) {
    try {
      await promisify(execFile)(command, words, { timeout: PROBE_MS });
      return hold;
    } catch {
      // Not installed, or not allowed to this user.
    }
  }
  return 'watched';
}
