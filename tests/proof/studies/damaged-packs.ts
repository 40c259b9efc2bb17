import { seededRandom } from '#lib/server/simulation/random.ts';
import { checkPack } from '#lib/server/evidence/verify/check-pack.ts';
import { DAMAGES, Damager, isNamed } from '../../evidence/damage-pack.ts';
import { openEvidenceWorld, zipOf } from '../../evidence/evidence-world.ts';
import { share, type Study } from '../study.ts';

const SEED = 18;
const PACKS = 1000;
const TESTS = 1500;

/** Packs damaged by accident and by people who know how packs are made: how many are refused, and the part named? */
export const damagedPacksStudy: Study = {
  name: 'damaged-packs',
  seed: SEED,
  isExact: true,
  counts: { packs: PACKS, tests: TESTS },
  async run(fraction) {
    const warehouse = await openEvidenceWorld(TESTS);
    try {
      const pack = await zipOf(warehouse, 'operator=VTT&standard=4g-device-40', ['A', 'B']);
      if (!(await checkPack(pack, null)).isIntact) throw new Error('the pack itself is refused');
      const damager = new Damager(pack, seededRandom(SEED));
      const found = DAMAGES.map(() => ({ packs: 0, refused: 0, named: 0 }));
      for (let n = 0; n < Math.round(PACKS * fraction); n++) {
        const damaged = await damager.damage(n);
        const { isIntact, findings } = await checkPack(damaged.file, null);
        const of = found[n % DAMAGES.length]!;
        of.packs += 1;
        if (!isIntact) of.refused += 1;
        if (!isIntact && isNamed(damaged, findings)) of.named += 1;
      }
      return Object.fromEntries(
        DAMAGES.flatMap((name, i) => {
          const { packs, refused, named } = found[i]!;
          return [
            [`${name}: refused`, share(refused, packs)],
            [`${name}: named`, share(named, packs)],
          ];
        }),
      );
    } finally {
      await warehouse.close();
    }
  },
};
