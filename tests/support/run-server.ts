import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doAfterFile } from './clean-up.ts';
import { commandWords } from './command.ts';
import { copyOfReference } from './templates.ts';

/** A real server of the built application, on its own data folder and a free port. */
export interface RunningServer {
  readonly url: string;
  /** All that it has said so far. */
  output(): string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** Ctrl-C; resolves with the exit code. */
  stop(): Promise<number | null>;
}

export interface ServerOptions {
  readonly dataDir?: string;
  readonly sample?: boolean;
  /** Further variables of its environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Path of the Node binary to run it with; without it the one that runs this. */
  readonly node?: string;
}

/** How long a server may take to create its warehouse, load the sample and listen. */
const START_TIMEOUT_MS = 240_000;

/**
 * Starts `npm start`'s program and waits until it says where it listens. In a run of tests a new folder without the sample
 * begins with reference data that were loaded once.
 */
export async function runServer({
  dataDir,
  sample = true,
  env = {},
  node = process.execPath,
}: ServerOptions = {}): Promise<RunningServer> {
  const folder = dataDir ?? temporaryFolder();
  if (process.env.TEST_TEMPLATES && !sample && isEmpty(folder)) await copyOfReference(folder);
  const child = spawn(node, commandWords('scripts/start.ts'), {
    env: {
      ...process.env,
      ...{ DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', SAMPLE: sample ? 'on' : 'off' },
      ...env,
    },
  });
  const tooLate = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS);
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const found = /http:\/\/localhost:\d+/.exec(output);
      if (found) resolve(found[0].replace('localhost', '127.0.0.1'));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`server ended with ${code}:\n${output}`)));
  }).finally(() => clearTimeout(tooLate));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    url,
    output: () => output,
    dataDir: folder,
    process: child,
    stop: () => {
      child.kill('SIGINT');
      return exited;
    },
  };
}

const isEmpty = (folder: string) => !existsSync(folder) || readdirSync(folder).length === 0;

const temporaryFolders = new Set<string>();
process.once('exit', () => temporaryFolders.forEach(remove));

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  temporaryFolders.delete(folder);
}

/** A fresh folder that goes with the tests of the file that runs, at the latest when this process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'i-speed-test-'));
  temporaryFolders.add(folder);
  doAfterFile(() => remove(folder));
  return folder;
}
