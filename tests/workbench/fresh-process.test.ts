import { beforeAll, describe, expect, it } from 'vitest';
import type { QueryProcess } from '#lib/server/workbench/child/query-process.ts';
import type { Snapshot } from '#lib/server/workbench/child/snapshot-file.ts';
import { planQuery, runQuery } from '#lib/server/workbench/run-query.ts';
import { Workbench } from '#lib/server/workbench/workbench.ts';
import { temporaryFolder } from '../support/run-server.ts';
import { smallSnapshot } from './small-snapshot.ts';

const QUERY = { sql: 'select 1', values: {} };
const SNAPSHOT = { path: 'none', dataVersion: 1, simulated: false, catalog: [] };
const PLAN = { estimate: null, columns: [], values: [] };

const opened = (seconds: number) =>
  new Workbench({ seconds, memoryMb: 400, threads: 1 }, () => new Date(0), temporaryFolder());

/** A workbench whose processes, one after the other, answer with a fault of this code, or with a plan for null. */
function answering(answers: readonly { readonly isFresh: boolean; readonly code: string | null }[]) {
  const workbench = opened(30);
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

describe('a process', () => {
  let snapshot: Snapshot;
  beforeAll(async () => void (snapshot = await smallSnapshot()));
  const asked = (workbench: Workbench, sql: string) =>
    runQuery(workbench, snapshot, { sql, values: {} }, { by: null }, { format: 'arrow' });

  it('goes on to the next query, unless it holds much memory', async () => {
    const workbench = opened(60);
    const { slots } = workbench;
    const processesAfter = async (sql: string) => {
      const { body } = await asked(workbench, sql);
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

  it('ends when its answer is not read to the end, and with the workbench', async () => {
    const workbench = opened(60);
    const large = 'select hash(x.range) as a from range(900000) as x';
    const [left, unread] = [await asked(workbench, large), await asked(workbench, large)];
    const [first, second] = workbench.slots.pids;
    await left.body.cancel();
    await expect.poll(() => workbench.slots.pids).not.toContain(first);
    expect(workbench.slots.pids).toContain(second);
    await workbench.slots.close();
    expect(workbench.slots.pids).toEqual([]);
    // What was to be sent of it broke off.
    await unread.body.cancel().catch(({ code }: { code: string }) => expect(code).toBe('query_crashed'));
  });

  it('is killed when its query takes longer than is allowed', async () => {
    const workbench = opened(1);
    try {
      const slow = 'select count(*) from range(100000) as a, range(1000000) as b where a.range * 3 > b.range';
      await expect(asked(workbench, slow)).rejects.toMatchObject({
        ...{ code: 'query_too_slow', details: { seconds: 1 } },
      });
    } finally {
      await workbench.slots.close();
    }
  });
});
