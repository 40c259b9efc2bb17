import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '#lib/domain/fault.ts';
import type { Snapshot } from '#lib/server/workbench/child/snapshot-file.ts';
import { runQuery } from '#lib/server/workbench/run-query.ts';
import { Workbench } from '#lib/server/workbench/workbench.ts';
import { temporaryFolder } from '../support/run-server.ts';
import type { Attempt } from '../../scripts/attack/query-attempt.ts';
import { ATTEMPTS } from '../../scripts/attack/query-attempts.ts';
import { smallSnapshot } from './small-snapshot.ts';

const MB = 1_000_000;
const MOST_LAG_MS = 1000;
const MOST_GROWTH = 200 * MB;
/** Letters of what a fault says, whatever value the engine's message holds. */
const MOST_TOLD = 10_000;

let snapshot: Snapshot;
/** For what is to be refused, however busy the machine; and for what may run until it is killed. */
let patient: Workbench;
let strict: Workbench;
let largest = 0;
let lag = 0;
let before = 0;
let watch: NodeJS.Timeout;

beforeAll(async () => {
  snapshot = await smallSnapshot();
  const workbenchOf = (seconds: number) =>
    new Workbench({ seconds, memoryMb: 400, threads: 2 }, () => new Date(0), temporaryFolder());
  [patient, strict] = [workbenchOf(60), workbenchOf(1)];
  before = process.memoryUsage().rss;
  let last = performance.now();
  watch = setInterval(() => {
    lag = Math.max(lag, performance.now() - last);
    last = performance.now();
    largest = Math.max(largest, process.memoryUsage().rss);
  }, 20);
});

afterAll(() => Promise.all([patient.slots.close(), strict.slots.close()]));

/** What became of an attempt: the code of its fault, or `answered` with the bytes that were read. */
async function outcomeOf({ sql, mayAnswer }: Attempt): Promise<string> {
  const workbench = mayAnswer ? strict : patient;
  try {
    const { body } = await runQuery(
      workbench,
      snapshot,
      { sql, values: {} },
      { by: null },
      { format: 'arrow' },
    );
    let bytes = 0;
    for await (const piece of body) bytes += piece.length;
    return bytes > 2 * 64 * 1024 * 1024 ? 'too much' : 'answered';
  } catch (error) {
    if (!(error instanceof Fault)) return String(error);
    return JSON.stringify(error.details).length > MOST_TOLD ? 'told too much' : error.code;
  }
}

describe('queries that want out, or the machine', () => {
  it('are refused or bounded, one and all, while the server goes on', { timeout: 240_000 }, async () => {
    const broken: string[] = [];
    const inTurn = async (attempts: readonly Attempt[]) => {
      for (const attempt of attempts) {
        const outcome = await outcomeOf(attempt);
        const held = attempt.refused.includes(outcome) || (attempt.mayAnswer && outcome === 'answered');
        if (!held) broken.push(`${attempt.name}: ${outcome}`);
      }
    };
    const quick = ATTEMPTS.filter(({ slow }) => !slow);
    await Promise.all([
      inTurn(quick.filter(({ mayAnswer }) => !mayAnswer)),
      inTurn(quick.filter(({ mayAnswer }) => mayAnswer)),
    ]);
    clearInterval(watch);
    expect(broken).toEqual([]);
    expect(ATTEMPTS.length).toBeGreaterThan(220);
    expect(lag).toBeLessThan(MOST_LAG_MS);
    expect(largest - before).toBeLessThan(MOST_GROWTH);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('escape'))).toEqual([]);
  });

  it('leave no process behind', async () => {
    const pids = [patient, strict].flatMap(({ slots }) => slots.pids);
    await Promise.all([patient.slots.close(), strict.slots.close()]);
    expect(pids.filter(isQueryChild)).toEqual([]);
  });
});

/** Is there such a process, and is it a child of queries? */
function isQueryChild(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('query-child');
  } catch {
    return false;
  }
}
