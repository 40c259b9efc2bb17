import type { Edition, Level, Area } from '#lib/domain/area.ts';
import type { Writer } from '../db/database.ts';
import * as sql from './levels.sql.ts';

/** The units of one edition and level, and which areas each is made of. */
export interface LevelContent {
  readonly edition: string;
  readonly level: Level;
  readonly areas: readonly Area[];
  /** Code of the unit for each area (by id) of the layer that serves the level. */
  readonly areaOfShape: ReadonlyMap<number, string>;
}

/** Stores the units of an edition and level in place of what was there, whichever layer served it. */
export async function storeLevel(writer: Writer, content: LevelContent): Promise<void> {
  const { edition, level, areas, areaOfShape } = content;
  await writer.run(sql.deleteLevelAreas, { edition, level });
  await writer.run(sql.deleteLevelMemberships, { edition, level });
  await writer.run(sql.insertAreas, { edition, level, units: JSON.stringify(areas) });
  await writer.append(
    'area_unit',
    [...areaOfShape].map(([shape, code]) => [shape, edition, level, code]),
  );
}

/** Stores what is known of an edition, in place of what was known. */
export async function storeEdition(
  writer: Writer,
  edition: Omit<Edition, 'levels'> & { readonly imported: boolean },
): Promise<void> {
  const { id, name, imported, validFrom, validTo, origin, licence, datedOn } = edition;
  await writer.run(sql.upsertEdition, {
    edition: id,
    name,
    imported,
    validFrom,
    validTo,
    origin,
    licence,
    datedOn,
  });
}
