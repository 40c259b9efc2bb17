import { spawn } from 'node:child_process';
import { commandWords } from '../support/command.ts';

/** A command of the project with its environment. */
export interface Command {
  readonly script: 'scripts/backup.ts' | 'scripts/restore.ts' | 'scripts/rebuild.ts';
  readonly args: readonly string[];
  readonly dataDir: string;
}

/** Runs a command and kills it after so many milliseconds, if it still runs. Returns its exit code, null when it was killed. */
export async function runAndKill(
  { script, args, dataDir }: Command,
  afterMs: number,
): Promise<number | null> {
  const child = spawn(process.execPath, [...commandWords(script), ...args], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: 'ignore',
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  clearTimeout(timer);
  return code;
}

/** How long a command takes that nobody kills. */
export async function durationOf(command: Command): Promise<number> {
  const start = performance.now();
  const code = await runAndKill(command, 120_000);
  if (code !== 0) throw new Error(`${command.script} ended with ${code}`);
  return performance.now() - start;
}
