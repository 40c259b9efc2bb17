import type { Edition, Level, Area } from '#lib/domain/area.ts';
import type { Writer } from '../db/database.ts';
import * as sql from './levels.sql.ts';

/** The areas of one edition and level, and the shapes of each. */
export interface LevelContent {
  readonly edition: string;
  readonly level: Level;
  readonly areas: readonly Area[];
  /** Code of the area by id of the serving layer's shape. */
  readonly areaOfShape: ReadonlyMap<number, string>;
}

/** Stores the areas of an edition and level, replacing earlier ones of any layer. */
export async function storeLevel(writer: Writer, content: LevelContent): Promise<void> {
  const { edition, level, areas, areaOfShape } = content;
  await writer.run(sql.deleteLevelAreas, { edition, level });
  await writer.run(sql.deleteLevelMemberships, { edition, level });
  await writer.run(sql.insertAreas, { edition, level, areas: JSON.stringify(areas) });
  await writer.append(
    'area_unit',
    [...areaOfShape].map(([shape, code]) => [shape, edition, level, code]),
  );
}

/** Stores the details of an edition, replacing earlier ones. */
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
