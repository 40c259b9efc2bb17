import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runServer, temporaryFolder } from '../../tests/support/run-server.ts';
import { fileOf, problemsOf, read, sendFile, type Outcome } from './fault.ts';

/** Debian's package libfaketime puts it into one of these. */
const LIBRARY = ['x86_64-linux-gnu', 'aarch64-linux-gnu']
  .map((machine) => `/usr/lib/${machine}/faketime/libfaketime.so.1`)
  .find(existsSync);
const ROWS = 500;

/** The clock of a running server jumps, with libfaketime: it goes on, takes files, and removes nothing. */
export async function* clockJumps(): AsyncGenerator<Outcome> {
  for (const jump of ['+3y', '-3y', '+40d', '-2d'] as const) {
    const fault = `the clock of a running server jumps by ${jump}`;
    if (LIBRARY === undefined) {
      yield { fault, held: true, rowsLost: 0, note: 'not tried: the package libfaketime is not installed' };
      continue;
    }
    const folder = temporaryFolder();
    const time = join(folder, 'time');
    writeFileSync(time, '+0');
    const env = {
      ...{ LD_PRELOAD: LIBRARY, FAKETIME_TIMESTAMP_FILE: time, FAKETIME_NO_CACHE: '1' },
      ...{ DONT_FAKE_MONOTONIC: '1', POSITION_RETENTION_DAYS: '900', RAW_RETENTION_DAYS: '400' },
    };
    const dataDir = join(folder, 'data');
    const server = await runServer({ dataDir, sample: false, env });
    await sendFile(server, 'before.csv', fileOf(1, ROWS));
    writeFileSync(time, jump);
    const answer = await sendFile(server, 'after.csv', fileOf(2, ROWS));
    const { clock } = await read<{ clock: { state: string } }>(server, '/api/v1/retention');
    await server.stop();
    const again = await runServer({ dataDir, sample: false, env });
    const { removals } = await read<{ removals: unknown[] }>(again, '/api/v1/retention');
    const batches = await read<{ read: number }[]>(again, '/api/v1/batches');
    const problems = (await problemsOf(again)).filter((problem) => problem !== 'clock_not_believed');
    await again.stop();
    // By a clock behind, tests lie in the future: they are read and rejected, with that reason.
    const rows = batches.reduce((sum, batch) => sum + batch.read, 0);
    const held =
      clock.state !== 'steady' && removals.length === 0 && problems.length === 0 && rows === 2 * ROWS;
    const note = `clock ${clock.state}, ${removals.length} removals, ${rows} rows`;
    yield { fault, held, rowsLost: 2 * ROWS - rows, note: held ? note : `${note} ${answer.slice(-200)}` };
  }
}
