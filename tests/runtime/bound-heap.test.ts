import { expect, it } from 'vitest';
import { boundHeap } from '#lib/server/runtime/bound-heap.ts';

it('the heap stays near what is in use, however much is left behind', () => {
  boundHeap();
  const entry = (i: number) => ({ i, of: [i, i + 1, i + 2] });
  const inUse = Array.from({ length: 300_000 }, (_, i) => entry(i));
  const begun = process.memoryUsage().heapUsed;
  const left: ReturnType<typeof entry>[] = [];
  let most = 0;
  for (let i = 0; i < 3_000_000; i++) {
    left[i % 100_000] = entry(i);
    if (i % 50_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed);
  }
  expect(inUse).toHaveLength(300_000);
  expect(most).toBeLessThan(3 * begun);
});
