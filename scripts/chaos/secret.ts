import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { secretFile } from '#lib/server/warehouse/device-secret.ts';
import { temporaryFolder, type RunningServer } from '../../tests/support/run-server.ts';
import { fileOf, problemsOf, read, sendFile, start, type Outcome } from './fault.ts';
import type { Batch } from './writes.ts';

const ROWS = 500;
const WITHOUT_DEVICE = 'Ngày;Nhà mạng;Công nghệ;Download Mbps;Huyện\n13/06/2024;Viettel;4G;38,2;Lục Nam\n';

/** What becomes of the file of the secret. */
const DAMAGES: readonly (readonly [string, (path: string) => void])[] = [
  ['is gone', (path) => rmSync(path)],
  ['is empty', (path) => writeFileSync(path, '')],
  ['is cut', (path) => writeFileSync(path, readFileSync(path, 'utf8').slice(0, 31))],
  ['has other bytes', (path) => writeFileSync(path, Buffer.alloc(64, 7))],
  ['is another one', (path) => writeFileSync(path, 'ab'.repeat(32))],
];

/**
 * The secret of device ids is damaged between two starts: the start says so, files with device ids are refused with a
 * sentence, others are taken, nothing is lost; with the secret put back, rows that were there are recognised.
 */
export async function* damageSecret(): AsyncGenerator<Outcome> {
  for (const [how, damage] of DAMAGES) {
    const dataDir = temporaryFolder();
    const first = await start(dataDir);
    await sendFile(first, 'base.csv', fileOf(1, ROWS));
    await first.stop();
    const path = secretFile(dataDir);
    const secret = readFileSync(path);
    damage(path);
    const without = await start(dataDir);
    const said = /secret\/device-secret/.test(without.output());
    const refusal = await sendFile(without, 'again.csv', `${fileOf(1, ROWS)}\n`);
    const taken = await sendFile(without, 'no-device.csv', WITHOUT_DEVICE);
    const problems = await problemsOf(without);
    const kept = await countOf(without);
    await without.stop();
    writeFileSync(path, secret);
    const mended = await start(dataDir);
    await sendFile(mended, 'again.csv', `${fileOf(1, ROWS)}\n`);
    await sendFile(mended, 'new.csv', fileOf(2, ROWS));
    const [found, left] = [await countOf(mended), await problemsOf(mended)];
    await mended.stop();
    const checks = {
      said,
      refused: refusal.includes('device_secret_lost'),
      explained: refusal.includes('secret/device-secret'),
      others: taken.includes('"accepted":1'),
      reported: problems.join() === 'device_secret_lost',
      kept: kept === ROWS + 1,
      mended: found === 2 * ROWS + 1 && left.length === 0,
    };
    const failed = Object.entries(checks).flatMap(([name, isTrue]) => (isTrue ? [] : [name]));
    const rowsLost = Math.max(0, ROWS - kept);
    const note = failed.length === 0 ? 'said, refused, mended' : `not ${failed.join(', not ')}`;
    yield { fault: `the device secret ${how}`, held: failed.length === 0, rowsLost, note };
  }
}

/** Rows taken in that were not there before. */
async function countOf(server: RunningServer): Promise<number> {
  const batches = await read<Batch[]>(server, '/api/v1/batches');
  return batches.reduce((sum, { accepted }) => sum + accepted, 0);
}
