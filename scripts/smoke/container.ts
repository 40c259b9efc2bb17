import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { temporaryFolder } from '../../tests/support/run-server.ts';

const CONTAINERFILE = 'docs/Containerfile';
/** As long as the container's health check waits before it counts. */
const START_TIMEOUT_MS = 120_000;
const ASK_EVERY_MS = 1_000;

/** The paths of the sources that the container's build is given, as its list of what is ignored says. */
export function givenPaths(ignored: string): string[] {
  const lines = ignored.split('\n');
  return lines
    .filter((line) => line.startsWith('!') && !lines.includes(`${line.slice(1)}/*`))
    .map((line) => line.slice(1));
}

/** The commands of the container file's first stage, with its folders below one of this machine. */
export function buildSteps(file: string, folder: string): string[] {
  const stage = file.split(/^FROM .*$/m)[1]!;
  return [...stage.matchAll(/^RUN ((?:.*\\\n)*.*)$/gm)].map(([, command]) =>
    command!.replaceAll(/\\\n\s*/g, '').replaceAll(/(?<= )\/(?=bundle|opt)/g, `${folder}/`),
  );
}

/** The variables that the container is started with. */
export const containerVariables = (file: string): Record<string, string> =>
  Object.fromEntries(
    /^ENV (.*)$/m
      .exec(file)![1]!
      .split(' ')
      .map((pair) => pair.split('=')),
  );

/**
 * Runs the steps of the container file without a container: builds and installs from the sources it is given, makes the first
 * administrator and starts with its variables, until its health check is answered. Throws what a step ends with.
 */
export async function tryContainerSteps(): Promise<string> {
  const folder = temporaryFolder();
  const file = readFileSync(CONTAINERFILE, 'utf8');
  const source = join(folder, 'source');
  for (const path of givenPaths(readFileSync(`${CONTAINERFILE}.dockerignore`, 'utf8')))
    cpSync(path, join(source, path), { recursive: true });
  mkdirSync(join(folder, 'bundle'));
  for (const step of buildSteps(file, folder))
    execFileSync('/bin/sh', ['-c', step], { cwd: source, stdio: ['ignore', 'ignore', 'inherit'] });

  const command = join(folder, 'opt', 'i-speed', 'current', 'i-speed');
  const own = { DATA_DIR: join(folder, 'data'), PORT: '0', I_SPEED_SETTINGS: join(folder, 'none') };
  const env = { PATH: process.env.PATH, ...containerVariables(file), ...own };
  execFileSync(command, ['users', 'first-admin', 'smoke'], { env, stdio: 'ignore' });
  const server = spawn(command, ['start'], { env, stdio: 'ignore' });
  const began = performance.now();
  try {
    while (!isHealthy(command, env)) {
      if (performance.now() - began > START_TIMEOUT_MS) throw new Error('nothing answers the health check');
      await wait(ASK_EVERY_MS);
    }
  } finally {
    server.kill();
  }
  return 'the steps of the container file: built, installed, an administrator made, started, healthy';
}

function isHealthy(command: string, env: NodeJS.ProcessEnv): boolean {
  try {
    execFileSync(command, ['health'], { env, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
