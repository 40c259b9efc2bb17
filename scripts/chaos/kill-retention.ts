import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { RetentionReport } from '#lib/domain/safekeeping/removal.ts';
import { logFolder } from '#lib/server/log/event-log.ts';
import { commandWords } from '../../tests/support/command.ts';
import { runServer, temporaryFolder, type RunningServer } from '../../tests/support/run-server.ts';
import { fileOf, kill, problemsOf, read, sendFile, type Outcome } from './fault.ts';

const FILES = 10;
const ROWS = 4000;
/** What retention of this much takes, and somewhat more, where nothing else runs. */
const WINDOW_MS = 500;
const KEEP = { RAW_RETENTION_DAYS: '36500', POSITION_RETENTION_DAYS: '36500' };
/** Everything that was loaded falls due today. */
const REMOVE = { RAW_RETENTION_DAYS: '36500', POSITION_RETENTION_DAYS: '30' };
const BEGINS_WITHIN_MS = 60_000;
const ENDS_WITHIN_MS = 60_000;

/** Tests at positions that are more exact than 0.01 degree. */
const exactFile = (number: number) => fileOf(number, ROWS).replaceAll(';106,2;21,3;', ';106,2345;21,3456;');

/**
 * Kills a server at moments within retention, while it removes raw copies, which goes first, and rounds positions: the next start finds
 * nothing damaged, does what is left, and each position and copy is recorded once.
 */
export async function* killRetention(random: () => number, rounds: number): AsyncGenerator<Outcome> {
  for (let round = 0; round < rounds; round++) {
    const dataDir = temporaryFolder();
    const first = await runServer({ dataDir, sample: false, env: KEEP });
    for (let i = 0; i < FILES; i++) await sendFile(first, `${i}.csv`, exactFile(round * FILES + i));
    await first.stop();
    const began = await startAndKill(dataDir, random() ** 2 * WINDOW_MS);
    const copiesLeft = rawNames(dataDir).length;
    const again = await runServer({ dataDir, sample: false, env: REMOVE });
    const { removals } = await finished(again);
    const problems = await problemsOf(again);
    const rows = await rowsOf(again);
    await kill(again);
    const wasLeft = removingIn(dataDir) > 1 ? 'work was left' : 'nothing was left';
    const third = await runServer({ dataDir, sample: false, env: REMOVE });
    const { removals: later } = await finished(third);
    await third.stop();
    const copies = removals.filter(({ kind }) => kind === 'raw_file').length;
    const rounded = removals.reduce((sum, removal) => sum + (removal.rows ?? 0), 0);
    const rowsLost = FILES * ROWS - rows;
    const checks = {
      begun: began !== null,
      whole: problems.length === 0 && rowsLost === 0,
      removed: rawNames(dataDir).length === 0,
      recorded: copies === FILES && rounded === FILES * ROWS,
      ended: JSON.stringify(later) === JSON.stringify(removals),
    };
    const failed = Object.entries(checks).flatMap(([name, isTrue]) => (isTrue ? [] : [`not ${name}`]));
    const note = [
      `killed ${began} ms after it began, ${copiesLeft} copies, ${wasLeft}`,
      ...failed,
      ...problems,
    ];
    yield {
      ...{ fault: 'kill within retention', held: failed.length === 0, rowsLost },
      note: failed.length === 0 ? note.join(', ') : `${note.join(', ')}; ${copies} copies, ${rounded} rows`,
    };
  }
}

/** Starts a server and kills it so long after it began to remove; resolves with how long after, null if it did not begin. */
async function startAndKill(dataDir: string, afterMs: number): Promise<number | null> {
  const env = { ...process.env, ...REMOVE, DATA_DIR: dataDir, PORT: '0', SAMPLE: 'off' };
  const server = spawn(process.execPath, commandWords('scripts/start.ts'), { env, stdio: 'ignore' });
  const gone = new Promise((resolve) => server.once('exit', resolve));
  const tooLate = Date.now() + BEGINS_WITHIN_MS;
  while (removingIn(dataDir) === 0 && Date.now() < tooLate) await wait(2);
  const began = performance.now();
  if (Date.now() < tooLate) await wait(afterMs);
  server.kill('SIGKILL');
  await gone;
  return Date.now() < tooLate ? Math.round(performance.now() - began) : null;
}

/** What was removed, once all that is due is. */
async function finished(server: RunningServer): Promise<RetentionReport> {
  const tooLate = Date.now() + ENDS_WITHIN_MS;
  for (;;) {
    const report = await read<RetentionReport>(server, '/api/v1/retention');
    const copies = report.removals.filter(({ kind }) => kind === 'raw_file').length;
    const hasRounded = report.removals.some(({ kind }) => kind === 'positions');
    if ((copies === FILES && hasRounded) || Date.now() > tooLate) return report;
    await wait(50);
  }
}

async function rowsOf(server: RunningServer): Promise<number> {
  const { deep } = await read<{ deep: { rowsCounted: number } }>(server, '/api/health?deep=1');
  return deep.rowsCounted;
}

const rawNames = (dataDir: string) => readdirSync(join(dataDir, 'inbox', 'raw'));

/** How often retention began to remove something, as the log says. */
function removingIn(dataDir: string): number {
  const folder = logFolder(dataDir);
  if (!existsSync(folder)) return 0;
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  return texts.join('').split('"removing"').length - 1;
}
