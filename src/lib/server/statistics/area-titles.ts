import { areaTitle } from '#lib/domain/area.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/**
 * What is the title of the area of a code, with its type word? Of the filter's edition and level; the code itself for
 * `*`.
 */
export async function areaTitles(
  warehouse: Warehouse,
  { edition, level }: Pick<Filter, 'edition' | 'level'>,
): Promise<(code: string) => string> {
  const catalog = await readCatalog(warehouse);
  const titles = new Map(catalog.areasOf(edition, level).map((area) => [area.code, areaTitle(area)]));
  return (code) => titles.get(code) ?? code;
}
