import { describe, expect, it } from 'vitest';
import { CASE_STATES } from '#lib/domain/cases/case-state.ts';
import { readLedger } from '#lib/server/cases/ledger/ledger.ts';
import { simulateCases } from '#lib/server/cases/sample/simulate-cases.ts';
import { openApiWorld } from '../api/api-world.ts';
import { CASE_STORIES } from '#lib/server/cases/sample/case-stories.ts';

describe('the stories of the sample', () => {
  it('are a dozen and more, each step in the order of its days', () => {
    expect(CASE_STORIES.length).toBeGreaterThanOrEqual(12);
    for (const { sent, received, reminded, answered, verified, ended } of CASE_STORIES) {
      const days = [sent?.on, received, reminded?.on, answered?.on, verified?.on, ended?.on].filter(
        (day) => day !== undefined,
      );
      expect(days).toEqual([...days].sort((a, b) => a - b));
      expect(Math.max(-1, ...days)).toBeLessThanOrEqual(0);
    }
  });
});

/** The cases of a warehouse with a small sample. */
async function simulated() {
  const { warehouse } = await openApiWorld();
  await simulateCases(warehouse);
  const { cases } = await readLedger(warehouse);
  await warehouse.close();
  return cases;
}

describe('simulated cases', () => {
  it('stand in every state, say that they are simulated, and are the same each time', async () => {
    const [cases, again] = [await simulated(), await simulated()];
    expect(cases.every((found) => found.simulated && found.reason.includes('mô phỏng'))).toBe(true);
    expect(CASE_STATES.filter((state) => !cases.some((found) => found.state === state))).toEqual([]);
    expect(again).toEqual(cases);
  }, 60_000);
});
