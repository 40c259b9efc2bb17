import { LEVELS, type Level, type Area } from '#lib/domain/area.ts';
import type { Catalog } from '../warehouse/catalog.ts';

/** The areas of one edition and level. */
export interface AreaSet {
  readonly edition: string;
  readonly level: Level;
  readonly areas: readonly Area[];
}

/**
 * The smallest areas with outlines, which gaps are named after: of this edition unless another has smaller ones, else
 * of the latest that has. `catalog` must have at least one level of the edition.
 */
export function finestAreas({ editions, areasOf }: Catalog, preferred: string): AreaSet {
  const finest = (levels: readonly Level[]) => Math.max(...levels.map((level) => LEVELS.indexOf(level)));
  const depth = finest(editions.flatMap(({ levels }) => levels));
  const edition = editions
    .filter(({ levels }) => finest(levels) === depth)
    .sort(
      (a, b) =>
        Number(b.id === preferred) - Number(a.id === preferred) ||
        (b.validFrom ?? '').localeCompare(a.validFrom ?? ''),
    )[0]!.id;
  const level = LEVELS[depth]!;
  return { edition, level, areas: areasOf(edition, level) };
}
