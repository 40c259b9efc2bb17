import { ensureNamedPlaces, unknownPlaceNames } from '../areas/named-places.ts';
import { readLayers } from '../areas/layers.ts';
import { positionTagging } from '../areas/position-tagging.sql.ts';
import type { Writer } from '../db/database.ts';
import * as sql from './words.sql.ts';
import type { Placing } from './write.sql.ts';

/** How the staged rows find their places, and the names among them that are not known. */
export interface PlacedNames {
  readonly placing: Placing;
  readonly unknown: readonly string[];
}

/**
 * Makes ready to place the staged rows: by position where they carry one, else by the names of district and
 * commune, which get their places in `place_word`. Runs inside the transaction.
 */
export async function placeRows(writer: Writer): Promise<PlacedNames> {
  const tagging = positionTagging(await readLayers(writer));
  const edition = sql.editionOn(await writer.query(sql.editionsInForce, {}));
  const names = await writer.query(sql.stagedPlaceNames(edition), {});
  const ids = await ensureNamedPlaces(writer, names);
  await writer.run(sql.createPlaceWords, {
    places: JSON.stringify(names.map((name, i) => ({ ...name, id: ids[i]! }))),
  });
  const unknown = names.length === 0 ? [] : await unknownPlaceNames(writer, names);
  const titles = unknown.map(({ district, commune }) => [commune, district].filter(Boolean).join(', '));
  return { placing: { tagging, edition }, unknown: [...new Set(titles)].sort() };
}
