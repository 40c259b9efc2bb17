import { describe, expect, it } from 'vitest';
import { damageRawCopies, twoServers } from '../../scripts/chaos/damage.ts';
import { killWrites } from '../../scripts/chaos/kill-writes.ts';
import type { Outcome } from '../../scripts/chaos/fault.ts';

/** A part of `npm run chaos` that takes seconds: each with real servers of the built application. */
describe('a fault', () => {
  it.each<[string, () => AsyncGenerator<Outcome>]>([
    ['a kill within and just after a load', () => killWrites(() => 0.3, 1, ['load'])],
    ['two servers on one folder', twoServers],
    ['raw copies that are damaged', damageRawCopies],
  ])(
    'of %s loses nothing that was answered as done',
    async (_, part) => {
      const outcomes: Outcome[] = [];
      for await (const outcome of part()) outcomes.push(outcome);
      expect(outcomes.length).toBeGreaterThan(0);
      expect(outcomes.filter(({ held }) => !held)).toEqual([]);
    },
    180_000,
  );
});
