import { areaKey, type Area, type AreaReference, type Level } from '#lib/domain/area.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { areasWithin } from './areas-within.ts';
import { outlines, type Outlines } from './outlines.ts';

/** The part of a filter that says which areas it shows. A filter written down by an earlier version has no `within`. */
interface Shown {
  readonly edition: string;
  readonly level: Level;
  readonly within?: AreaReference | null;
}

/**
 * Which areas does a filter show? Those of its edition and level, in code order; of a filter that keeps to a part,
 * those that lie in it, in whole or in part.
 */
export async function shownAreas(
  warehouse: Warehouse,
  { edition, level, within }: Shown,
): Promise<readonly Area[]> {
  const areas = (await readCatalog(warehouse)).areasOf(edition, level);
  if (!within) return areas;
  const inside = new Set(await areasWithin(warehouse, within, { edition, level }));
  return areas.filter(({ code }) => inside.has(code));
}

const parts = new WeakMap<Outlines, Map<string, Outlines>>();

/**
 * The outlines of the areas that a filter shows, the same object until the areas change. Throws the Fault
 * `areas_level_missing` when the edition has no such level.
 */
export async function shownOutlines(warehouse: Warehouse, shown: Shown): Promise<Outlines> {
  const { edition, level, within } = shown;
  const all = await outlines(warehouse, edition, level);
  if (!within) return all;
  const byPart = parts.get(all) ?? new Map<string, Outlines>();
  parts.set(all, byPart);
  const codes = new Set((await shownAreas(warehouse, shown)).map(({ code }) => code));
  const key = `${areaKey(within)} ${[...codes].join()}`;
  const kept = byPart.get(key) ?? {
    ...all,
    features: all.features.filter(({ properties }) => codes.has(properties.code)),
  };
  byPart.set(key, kept);
  return kept;
}

/**
 * The outlines of a level in those parts that hold any of these areas: of an edition with several widest areas, such as provinces
 * that were merged later, the ones that have nothing to show are left out. All when none of the areas is known.
 */
export async function outlinesOfParts(
  warehouse: Warehouse,
  { edition, level }: Pick<Shown, 'edition' | 'level'>,
  codes: readonly string[],
): Promise<Outlines> {
  const all = await outlines(warehouse, edition, level);
  const { editions, areasOf } = await readCatalog(warehouse);
  const widest = editions.find(({ id }) => id === edition)!.levels[0]!;
  const held = new Set<string>();
  for (const { code } of areasOf(edition, widest)) {
    const inside = await areasWithin(warehouse, { edition, level: widest, code }, { edition, level });
    if (inside.some((area) => codes.includes(area))) for (const area of inside) held.add(area);
  }
  if (held.size === 0) return all;
  return { ...all, features: all.features.filter(({ properties }) => held.has(properties.code)) };
}
