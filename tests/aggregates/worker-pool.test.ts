import { describe, expect, it, vi } from 'vitest';
import type { PartitionMemory } from '#lib/server/aggregates/column-store/measurement-columns.ts';
import type { ScanTask } from '#lib/server/aggregates/column-store/scan-tasks.ts';
import { runTask } from '#lib/server/aggregates/column-store/worker-pool.ts';

vi.mock('#lib/server/runtime/programs.ts', () => ({
  programOf: () => ({ path: '/no/such/program.js', execArgv: [] }),
}));

describe('threads that cannot start', () => {
  it('leave no task without an answer', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const columns = [{ tests: 1e6 } as unknown as PartitionMemory];
    const task = { kind: 'sums', input: { columns, predicate: {} } } as unknown as ScanTask;
    const asked = Array.from({ length: 9 }, () => runTask(task).catch((error: Error) => error.message));
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['a thread ended in the middle of a task']));
  });
});
