import { beforeAll, describe, expect, it } from 'vitest';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { BYTE_DAMAGES, Dice, goodCells, ROWS_AFTER, TEXT_DAMAGES, writeText } from './fuzz/damage.ts';
import { depthOf, outcomeOf } from './fuzz/outcome.ts';
import { openWarehouse } from './support.ts';

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openWarehouse();
});

const CASES = Number(process.env.FUZZ_CASES ?? 1000);
const SEED = Number(process.env.FUZZ_SEED ?? 20240701);

const faults = new Map<string, number>();
const count = (code: string) => faults.set(code, (faults.get(code) ?? 0) + 1);

describe('a damaged delimited file', () => {
  it('costs no database where its last cell is no text and a column before is not wanted', async () => {
    const head = 'Thời gian đo,Nhà mạng,Ghi chú,Download (Mbps),Công nghệ,Huyện';
    const lines = [head, '13/06/2024,Viettel,x,40,4G,Lục Nam', '13/06/2024,Viettel,x,41,4G,'];
    const content = Buffer.concat([Buffer.from(lines.join('\n')), Buffer.from([0xd2, 0xe3, 0xf0, 0xa9])]);
    expect(await outcomeOf(warehouse, 'text.csv', content)).toHaveProperty('read', 2);
    const good = Buffer.from(lines.slice(0, 2).join('\n'));
    expect(await outcomeOf(warehouse, 'text-good.csv', good)).toHaveProperty('read', 1);
  });

  it('is never a crash, a hang or a lost row: its rows add up, or one sentence says what is wrong', async () => {
    let counted = 0;
    for (let i = 0; i < CASES; i++) {
      const dice = new Dice(SEED + i);
      const cells = goodCells(dice);
      const text = writeText(cells, dice.pick([',', ';', '\t', '|']), '\n');
      const [name, harm] = dice.pick(Object.entries(TEXT_DAMAGES));
      let content = Buffer.from(harm(text, dice));
      const harmedTwice = dice.roll() < 0.4;
      if (harmedTwice) content = dice.pick(Object.values(BYTE_DAMAGES))(content, dice) as typeof content;
      const outcome = await outcomeOf(warehouse, `text-${SEED + i}.csv`, content, depthOf(i));
      count('fault' in outcome ? outcome.fault : 'loaded');
      const rows = harmedTwice ? undefined : ROWS_AFTER[name]?.(cells.length - 1);
      if (rows !== undefined && 'read' in outcome) {
        counted += 1;
        expect(outcome.read, `${name}, seed ${SEED + i}`).toBe(rows);
      }
    }
    console.info(`text: ${CASES} cases`, Object.fromEntries(faults));
    expect(counted).toBeGreaterThan(CASES / 6);
    expect(faults.get('loaded') ?? 0).toBeGreaterThan(CASES / 4);
  }, 600_000);
});
