import type { Level, AreaReference } from '#lib/domain/area.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { isInside } from './label-point.ts';
import { outlines, ringsOf } from './outlines.ts';
import * as sql from './outlines.sql.ts';

/**
 * Which areas of another edition and level lie in an area, in whole or in part? Codes in order. Where both come from
 * one boundary file, those that share a shape; within one edition, its children; else those whose label point lies
 * inside, or that contain the area's: borders of two files never match, so slivers must not count.
 */
export async function areasWithin(
  warehouse: Warehouse,
  of: AreaReference,
  as: { readonly edition: string; readonly level: Level },
): Promise<string[]> {
  const shared = await warehouse.db.queryKept(sql.areasSharingShapes, {
    ...of,
    asEdition: as.edition,
    asLevel: as.level,
  });
  if (shared.length > 0) return shared.map(({ code }) => code);
  if (as.edition === of.edition && as.level === of.level) return [of.code];
  const areas = (await readCatalog(warehouse)).areasOf(as.edition, as.level);
  const children = of.edition === as.edition ? areas.filter((area) => area.parentCode === of.code) : [];
  if (children.length > 0) return children.map(({ code }) => code);
  const [own, others] = await Promise.all([
    outlines(warehouse, of.edition, of.level),
    outlines(warehouse, as.edition, as.level),
  ]);
  const area = own.features.find(({ properties }) => properties.code === of.code);
  if (!area) return [];
  return others.features
    .filter(
      (other) =>
        isInside(other.properties.label, ringsOf(area)) || isInside(area.properties.label, ringsOf(other)),
    )
    .map(({ properties }) => properties.code);
}
