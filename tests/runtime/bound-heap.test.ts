import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { boundHeap } from '#lib/server/runtime/bound-heap.ts';

/** Objects in use, and how often each is replaced by another: at first V8 has to find out how much stays. */
const IN_USE = 300_000;
const ROUNDS = 24;
/** Measured without the bound: 140 MB on Node 20 and 22, 190 on 24; with it 40 to 90. */
const MOST_LEFT_BEHIND = 115_000_000;

it('the heap stays near what is in use, however much is left behind', () => {
  boundHeap();
  const entry = (i: number) => ({ i, of: [i, i + 1, i + 2] });
  const inUse = Array.from({ length: IN_USE }, (_, i) => entry(i));
  const begun = process.memoryUsage().heapUsed;
  let most = 0;
  for (let i = 0; i < ROUNDS * IN_USE; i++) {
    inUse[(i * 7919) % IN_USE] = entry(i);
    if (i > (ROUNDS - 6) * IN_USE && i % 20_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed);
  }
  expect(most - begun).toBeLessThan(MOST_LEFT_BEHIND);
});

it('is bounded from the start on', () => {
  expect(readFileSync('scripts/start.ts', 'utf8')).toMatch(/^ {2}boundHeap\(\);$/m);
});
