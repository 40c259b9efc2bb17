import { beforeAll, describe, expect, it } from 'vitest';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { CELL_DAMAGES, Dice, goodCells, testsIn, writeText } from './fuzz/damage.ts';
import { depthOf, outcomeOf } from './fuzz/outcome.ts';
import { openWarehouse } from './support.ts';

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openWarehouse();
});

const CASES = Number(process.env.FUZZ_CASES ?? 1000);
const SEED = Number(process.env.FUZZ_SEED ?? 1_000_000);

describe('a delimited file with wrong values', () => {
  it('has as many rows after as before, counted apart', async () => {
    const outcomes: Record<string, number> = {};
    for (let i = 0; i < CASES; i++) {
      const dice = new Dice(SEED + i);
      const cells = dice.pick(Object.values(CELL_DAMAGES))(goodCells(dice), dice);
      const text = writeText(cells, dice.pick([';', '\t', '|']), dice.pick(['\n', '\r\n']));
      const outcome = await outcomeOf(warehouse, `cells-${i}.csv`, text, depthOf(i));
      const name = 'fault' in outcome ? outcome.fault : 'loaded';
      outcomes[name] = (outcomes[name] ?? 0) + 1;
      if ('fault' in outcome) continue;
      expect(outcome.read, `seed ${SEED + i}`).toBe(testsIn(cells));
    }
    console.info(`cells: ${CASES} cases`, outcomes);
    expect(outcomes.loaded ?? 0).toBeGreaterThan(CASES / 2);
  }, 600_000);
});
