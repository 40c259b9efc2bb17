import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { QueryProcess } from '#lib/server/workbench/child/query-process.ts';
import { planQuery, runQuery } from '#lib/server/workbench/run-query.ts';
import { Workbench } from '#lib/server/workbench/workbench.ts';
import { temporaryFolder } from '../support/run-server.ts';
import { smallSnapshot } from './small-snapshot.ts';

const QUERY = { sql: 'select 1', values: {} };
const SNAPSHOT = { path: 'none', dataVersion: 1, simulated: false, catalog: [] };
const PLAN = { estimate: null, columns: [], values: [] };

/** A workbench whose processes, one after the other, answer with a fault of this code, or with a plan for null. */
function answering(answers: readonly { readonly isFresh: boolean; readonly code: string | null }[]) {
  const settings = { seconds: 30, memoryMb: 400, threads: 1 };
  const workbench = new Workbench(
    settings,
    () => new Date(0),
    join(tmpdir(), `i-speed-fresh-${process.pid}`),
  );
  const wentOn: boolean[] = [];
  let taken = 0;
  workbench.slots.take = async (_options, _asker, work) => {
    const { isFresh, code } = answers[taken++]!;
    const head = code === null ? { plan: PLAN } : { fault: { code, details: {}, status: 413 } };
    const pieces = (async function* () {})();
    const answer = { head, pieces };
    const fake = { isFresh, ask: () => Promise.resolve(answer), kill: () => undefined };
    wentOn.push(await work(fake as unknown as QueryProcess));
  };
  return { asked: planQuery(workbench, SNAPSHOT, QUERY, { by: null }), wentOn };
}

it('a query that runs out of memory which others left is asked once more, in a fresh process', async () => {
  const used = { isFresh: false, code: 'query_memory' };
  const { asked, wentOn } = answering([used, { isFresh: true, code: null }]);
  expect(await asked).toEqual(PLAN);
  await expect.poll(() => wentOn).toEqual([false, true]);

  const own = answering([used, { isFresh: true, code: 'query_memory' }]);
  await expect(own.asked).rejects.toMatchObject({ code: 'query_memory' });
  const { asked: crashed } = answering([
    { isFresh: false, code: 'query_crashed' },
    { isFresh: true, code: null },
  ]);
  expect(await crashed).toEqual(PLAN);
  const other = answering([{ isFresh: false, code: 'query_fails' }]);
  await expect(other.asked).rejects.toMatchObject({ code: 'query_fails' });
});

it('a process goes on to the next query, unless it holds much memory', async () => {
  const snapshot = await smallSnapshot();
  const settings = { seconds: 60, memoryMb: 400, threads: 1 };
  const workbench = new Workbench(settings, () => new Date(0), temporaryFolder());
  const { slots } = workbench;
  const processesAfter = async (sql: string) => {
    const { body } = await runQuery(
      workbench,
      snapshot,
      { sql, values: {} },
      { by: null },
      { format: 'arrow' },
    );
    for await (const piece of body) expect(piece.length).toBeGreaterThan(0);
    return slots.pids;
  };
  try {
    const [first] = await processesAfter('select 1');
    expect(await processesAfter('select 2')).toContain(first);
    await processesAfter(`select string_agg(code, '') from areas, range(400000)`);
    await expect.poll(() => slots.pids).not.toContain(first);
    await expect.poll(() => slots.pids.length).toBe(1);
  } finally {
    await slots.close();
  }
});
