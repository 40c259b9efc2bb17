import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Fault } from '#lib/domain/fault.ts';
import type { ServerAddress } from '../ask-server.ts';
import { findServer } from '../server-discovery.ts';

const POLL_MS = 200;
const MOST_OUTPUT = 2000;
/** Settings of the server for others: an update asks it on this machine alone, and makes its own backup. */
const LEFT_OUT = ['ORIGIN', 'ADDRESS_HEADER', 'XFF_DEPTH', 'BACKUP_DIR'];

/** An installed program, and the data that it is run on. */
export interface ProgramRun {
  /** Folder of the program, with its scripts and packages. */
  readonly program: string;
  readonly dataDir: string;
}

/**
 * Runs a program on a data folder, on loopback and a free port, while `work` asks it; the program creates or migrates the
 * warehouse as it does at any start. Waits until it has ended. Throws a Fault with what it said when it does not start.
 */
export async function withProgram<T>(
  { program, dataDir }: ProgramRun,
  work: (server: ServerAddress) => Promise<T>,
): Promise<T> {
  const bundled = join(program, 'bin', 'node');
  const node = existsSync(bundled) ? bundled : process.execPath;
  const loader = join(program, 'node_modules', 'tsx', 'dist', 'loader.mjs');
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !LEFT_OUT.includes(name)));
  const child = spawn(node, ['--import', loader, join('scripts', 'start.ts')], {
    cwd: program,
    env: { ...env, DATA_DIR: dataDir, APP_ROOT: program, HOST: '127.0.0.1', PORT: '0', SAMPLE: 'off' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => (output = (output + piece.toString()).slice(-MOST_OUTPUT)));
  let ended = false;
  const exited = new Promise<void>((resolve) => {
    child.once('error', (error) => (output += error.message));
    child.once('close', () => resolve());
  }).then(() => void (ended = true));
  try {
    return await work(
      await serverOf(
        dataDir,
        () => ended,
        () => output,
      ),
    );
  } finally {
    child.kill('SIGINT');
    await exited;
  }
}

async function serverOf(
  dataDir: string,
  hasEnded: () => boolean,
  output: () => string,
): Promise<ServerAddress> {
  for (;;) {
    const server = await findServer(dataDir);
    if (server !== null) return server;
    if (hasEnded()) throw new Fault('update_program_failed', { output: output().trim() }, 503);
    await wait(POLL_MS);
  }
}
