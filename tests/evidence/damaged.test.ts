import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededRandom } from '#lib/server/simulation/random.ts';
import { checkPack } from '#lib/server/evidence/verify/check-pack.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { Damager } from './damage-pack.ts';
import { openEvidenceWorld, zipOf } from './evidence-world.ts';

/** All of them with `DAMAGED_PACKS=1000`. */
const PACKS = Number(process.env.DAMAGED_PACKS ?? 65);

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openEvidenceWorld(1500);
});
afterAll(() => warehouse.close());

it(
  'every damaged pack is refused, and the part named',
  async () => {
    const pack = await zipOf(warehouse, 'operator=VTT&standard=4g-device-40', ['A', 'B']);
    expect((await checkPack(pack, null)).isIntact).toBe(true);
    const damager = new Damager(pack, seededRandom(18));
    const passed: string[] = [];
    for (let n = 0; n < PACKS; n++) {
      const { file, what, part, item } = await damager.damage(n);
      const { isIntact, findings } = await checkPack(file, null);
      const isNamed = findings.some(
        (found) => (part === null || found.part === part) && (item === undefined || found.item === item),
      );
      if (isIntact || !isNamed) passed.push(`${what}: ${JSON.stringify(findings)}`);
    }
    expect(passed).toEqual([]);
  },
  PACKS * 2000,
);
