import { LEVELS, type Area, type Edition, type Level } from '#lib/domain/area.ts';
import type { Catalog } from '../warehouse/catalog.ts';

/** The areas of one edition and level. */
export interface AreaSet {
  readonly edition: string;
  readonly level: Level;
  readonly areas: readonly Area[];
}

/**
 * The smallest areas with outlines, which gaps are named after: of this edition unless another has smaller ones, else
 * of the nearest that has. `catalog` must have at least one level of the edition.
 */
export function finestAreas({ editions, areasOf }: Catalog, preferred: string): AreaSet {
  const finest = (levels: readonly Level[]) => Math.max(...levels.map((level) => LEVELS.indexOf(level)));
  const depth = finest(editions.flatMap(({ levels }) => levels));
  const edition = byDistance(editions, preferred).find(({ levels }) => finest(levels) === depth)!.id;
  const level = LEVELS[depth]!;
  return { edition, level, areas: areasOf(edition, level) };
}

/** The editions from the nearest to an edition in time, itself first; of two as near, the later. */
export function byDistance(editions: readonly Edition[], from: string): readonly Edition[] {
  const own = editions.findIndex(({ id }) => id === from);
  return [...editions.entries()]
    .sort(([a], [b]) => Math.abs(a - own) - Math.abs(b - own) || b - a)
    .map(([, edition]) => edition);
}
