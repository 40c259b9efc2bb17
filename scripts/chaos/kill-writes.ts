import { setTimeout as wait } from 'node:timers/promises';
import { temporaryFolder, type RunningServer } from '../../tests/support/run-server.ts';
import { fileOf, kill, problemsOf, send, sendFile, start, type Outcome } from './fault.ts';
import { CASE_STEPS } from './case-steps.ts';
import { LATER_WRITES } from './later-writes.ts';
import { OFFICE_WRITES } from './office-writes.ts';
import { batchesOf, casesOf, ROWS, WRITES as FIRST_WRITES, type Write } from './writes.ts';

/** Every kind of write that a person asks for; `tests/faults/chaos.test.ts` holds them to the API's operations. */
export const WRITES: readonly Write[] = [...FIRST_WRITES, ...CASE_STEPS, ...LATER_WRITES, ...OFFICE_WRITES];

/** Cases that are not whole: a pack is made of a case only when its figures follow from its rows. */
async function brokenCases(server: RunningServer): Promise<string[]> {
  const broken: string[] = [];
  for (const { id } of await casesOf(server)) {
    const made = await send(server, 'POST', `/api/v1/cases/${id}/pack?by=chaos`);
    if (!made.ok) broken.push(`case ${id}: ${await made.text()}`);
  }
  return broken;
}

/** Kills a server within each kind of write, and just after its answer; what was answered as done must be there. */
export async function* killWrites(
  random: () => number,
  rounds: number,
  kinds: readonly string[],
): AsyncGenerator<Outcome> {
  for (const write of WRITES.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))) {
    for (let round = 0; round < rounds * 2; round++) {
      const afterAnswer = round % 2 === 0;
      yield await killOnce(write, round, afterAnswer ? null : random());
    }
  }
}

async function killOnce(write: Write, round: number, at: number | null): Promise<Outcome> {
  const fault = `kill ${at === null ? 'just after the answer to' : 'within'} a ${write.kind}`;
  const dataDir = temporaryFolder();
  const first = await start(dataDir);
  await sendFile(first, 'base.csv', fileOf(round, ROWS));
  const [batch] = await batchesOf(first);
  await write.prepare?.(first);
  const began = performance.now();
  let answer = '';
  const asked = write.send(first, batch!, round).then(
    (text) => void (answer = text),
    () => undefined,
  );
  // A write of this size takes some 300 ms where nothing else runs.
  if (at === null) await asked;
  else await Promise.race([asked, wait(at * 300)]);
  const after = Math.round(performance.now() - began);
  await kill(first);
  await asked;
  const done = answer !== '' && !answer.startsWith('refused') && !answer.includes('"fault"');
  const again = await start(dataDir);
  const problems = [...(await problemsOf(again)), ...(await brokenCases(again))];
  const missing = done && (await write.missing(again, batch!, round));
  const lost = missing && write.kind === 'load' ? ROWS : 0;
  await again.stop();
  const held = !missing && problems.length === 0 && (at !== null || done);
  const note = [
    `${after} ms`,
    done ? 'answered' : 'not answered',
    ...problems,
    ...(held ? [] : [answer.slice(-200)]),
  ];
  return { fault, held, rowsLost: lost, note: note.join(', ') };
}
