// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { QueryRun } from '#lib/workbench/run/query-run.svelte.ts';

/** What the server says of the queue; the plan is answered when its turn comes. */
let position: number | null;
let asked: { path: string; id: string | null }[];
let answerPlan: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  [position, asked] = [2, []];
  const plan = { estimate: { scannedRows: 5, mostRows: 7 } };
  vi.stubGlobal('fetch', (path: string, { body, signal }: RequestInit) => {
    const id = typeof body === 'string' ? (JSON.parse(body) as { id: string }).id : path.split('id=')[1]!;
    asked.push({ path: path.split('?')[0]!, id });
    if (path.includes('queue')) return Promise.resolve(Response.json({ position }));
    return new Promise((resolve, reject) => {
      answerPlan = () => resolve(Response.json(plan));
      signal!.addEventListener('abort', () => reject(new Error('aborted')));
    });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('tells who waits for the plan of a query that others go first, and from when its turn has come', async () => {
  const run = new QueryRun();
  const expected = run.expect({ sql: 'select 1', values: {} }, 'vi');
  await vi.advanceTimersByTimeAsync(500);
  expect([run.startedAt, run.ahead]).toEqual([null, 0]);
  await vi.advanceTimersByTimeAsync(600);
  expect([run.startedAt === null, run.ahead]).toEqual([false, 2]);
  expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
  const waiting = run.startedAt!;
  position = null;
  await vi.advanceTimersByTimeAsync(1000);
  expect([run.startedAt, run.ahead]).toEqual([waiting + 1000, 0]);
  answerPlan();
  expect(await expected).toBe(7);
  expect(run.startedAt).toBeNull();
});

it('says nothing of a plan that is there at once, and forgets one that is stopped', async () => {
  const run = new QueryRun();
  const quick = run.expect({ sql: 'select 1', values: {} }, 'vi');
  answerPlan();
  expect([await quick, run.startedAt]).toEqual([7, null]);
  const stopped = run.expect({ sql: 'select 2', values: {} }, 'vi');
  await vi.advanceTimersByTimeAsync(1100);
  run.stop();
  expect([await stopped, run.isStopped, run.startedAt, run.ahead]).toEqual([null, true, null, 0]);
});
