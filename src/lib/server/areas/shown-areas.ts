import type { Area, AreaReference, Level } from '#lib/domain/area.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { areasWithin } from './areas-within.ts';

/**
 * Which areas does a filter show? Those of its edition and level, in code order; of a filter that keeps to a part,
 * those that lie in it, in whole or in part.
 */
export async function shownAreas(
  warehouse: Warehouse,
  filter: { readonly edition: string; readonly level: Level; readonly within: AreaReference | null },
): Promise<readonly Area[]> {
  const { edition, level, within } = filter;
  const areas = (await readCatalog(warehouse)).areasOf(edition, level);
  if (within === null) return areas;
  const inside = new Set(await areasWithin(warehouse, within, { edition, level }));
  return areas.filter(({ code }) => inside.has(code));
}
