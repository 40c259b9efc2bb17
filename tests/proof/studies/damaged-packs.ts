import { seededRandom } from '#lib/server/simulation/random.ts';
import { checkPack } from '#lib/server/evidence/verify/check-pack.ts';
import type { Evidence } from '#lib/server/evidence/evidence.ts';
import { makeZip } from '#lib/server/evidence/make-zip.ts';
import { makeContent } from '#lib/server/evidence/pack-content.ts';
import { DAMAGES, Damager, GAP_DAMAGES, isNamed } from '../../evidence/damage-pack.ts';
import { withMadeGaps } from '../../evidence/made-gaps.ts';
import { contentOf, openEvidenceWorld, SECRETS } from '../../evidence/evidence-world.ts';
import { share, type Study } from '../study.ts';

const SEED = 18;
const PACKS = 1000;
const TESTS = 1500;

const WAYS = [
  ...DAMAGES.map((way) => ({ pack: 'areas' as const, way })),
  ...[...DAMAGES, ...GAP_DAMAGES].map((way) => ({ pack: 'gaps' as const, way })),
];

async function damagerOf(evidence: Evidence): Promise<Damager> {
  const pack = await makeZip(await makeContent(evidence, SECRETS), SECRETS.signingKey);
  if (!(await checkPack(pack, null)).isIntact) throw new Error('the pack itself is refused');
  return new Damager(pack, seededRandom(SEED));
}

/** Packs of areas, and of areas and gap areas, damaged by accident and by people who know how packs are made: how many are refused, and the part named? */
export const damagedPacksStudy: Study = {
  name: 'damaged-packs',
  seed: SEED,
  isExact: true,
  counts: { packs: PACKS, tests: TESTS },
  async run(fraction) {
    const warehouse = await openEvidenceWorld(TESTS);
    try {
      const { evidence } = await contentOf(warehouse, 'operator=VTT&standard=4g-device-40', ['A', 'B']);
      const damagers = {
        areas: await damagerOf(evidence),
        gaps: await damagerOf(withMadeGaps(evidence)),
      };
      const found = WAYS.map(() => ({ packs: 0, refused: 0, named: 0 }));
      for (let n = 0; n < Math.round(PACKS * fraction); n++) {
        const { pack, way } = WAYS[n % WAYS.length]!;
        const damaged = await damagers[pack].damage(way);
        const { isIntact, findings } = await checkPack(damaged.file, null);
        const of = found[n % WAYS.length]!;
        of.packs += 1;
        if (!isIntact) of.refused += 1;
        if (!isIntact && isNamed(damaged, findings)) of.named += 1;
      }
      return Object.fromEntries(
        WAYS.flatMap(({ pack, way }, i) => {
          const { packs, refused, named } = found[i]!;
          return [
            [`${pack}, ${way}: refused`, share(refused, packs)],
            [`${pack}, ${way}: named`, share(named, packs)],
          ];
        }),
      );
    } finally {
      await warehouse.close();
    }
  },
};
