import type { Level } from '#lib/domain/area.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { homesBySharedAreas } from './home-areas.sql.ts';
import { isInside } from './label-point.ts';
import { outlines, ringsOf } from './outlines.ts';

interface LevelOfEdition {
  readonly edition: string;
  readonly level: Level;
}

/**
 * In which area of a wider level does each area of a level lie? Map of codes. From one boundary file: the one with
 * the largest overlap; else the one that contains its label point. An area outside all of them is absent.
 */
export async function homeAreas(
  warehouse: Warehouse,
  of: LevelOfEdition,
  wider: LevelOfEdition,
): Promise<ReadonlyMap<string, string>> {
  const shared = await warehouse.db.queryKept(homesBySharedAreas, {
    ...of,
    homeEdition: wider.edition,
    homeLevel: wider.level,
  });
  if (shared.length > 0) return new Map(shared.map(({ code, home }) => [code, home]));
  const [own, homes] = await Promise.all([
    outlines(warehouse, of.edition, of.level),
    outlines(warehouse, wider.edition, wider.level),
  ]);
  return new Map(
    own.features.flatMap(({ properties: { code, label } }) => {
      const home = homes.features.find((feature) => isInside(label, ringsOf(feature)));
      return home ? [[code, home.properties.code] as const] : [];
    }),
  );
}
