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
 * In which unit of a wider level does each unit of a level lie, by codes? Where both come from one boundary file,
 * the one it shares most ground with; else the one its middle lies in. A unit outside all of them has none.
 */
export async function homeAreas(
  warehouse: Warehouse,
  of: LevelOfEdition,
  wider: LevelOfEdition,
): Promise<ReadonlyMap<string, string>> {
  const shared = await warehouse.db.query(homesBySharedAreas, {
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
