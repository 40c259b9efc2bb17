import type { Writer } from '../db/database.ts';
import type { NamedPlace, Resolution } from './gazetteer.ts';
import * as sql from './gazetteer.sql.ts';
import { lastPlaceId } from './places.sql.ts';
import { readGazetteer } from './read-gazetteer.ts';

export type { NamedPlace } from './gazetteer.ts';

/** A name of a file that was not, or only in part, recognised. */
export interface UnknownPlaceName extends NamedPlace {
  readonly recognised: Exclude<Resolution['recognised'], 'whole'>;
}

const keyOf = ({ edition, district, commune }: NamedPlace) => JSON.stringify([edition, district, commune]);

/**
 * The places of names, made where they are new; ids in the order of the names. A name that nobody knows
 * gets a place too, one that lies in no unit, so that it can be recognised when areas change.
 */
export async function ensureNamedPlaces(writer: Writer, names: readonly NamedPlace[]): Promise<number[]> {
  const ids = new Map((await writer.query(sql.namedPlaces, {})).map((place) => [keyOf(place), place.id]));
  const [last] = await writer.query(lastPlaceId, {});
  const fresh: (NamedPlace & { id: number })[] = [];
  for (const { edition, district, commune } of names) {
    const key = keyOf({ edition, district, commune });
    if (ids.has(key)) continue;
    const id = last!.id + fresh.length + 1;
    ids.set(key, id);
    fresh.push({ id, edition, district, commune });
  }
  if (fresh.length > 0) {
    await writer.run(sql.insertNamedPlaces, { places: JSON.stringify(fresh) });
    await appendUnits(writer, fresh);
  }
  return names.map((name) => ids.get(keyOf(name))!);
}

/** Resolves every named place anew; their units must have been removed before. */
export async function nameNamedPlaces(writer: Writer): Promise<void> {
  await appendUnits(writer, await writer.query(sql.namedPlaces, {}));
}

/** Which of these names does the gazetteer not know, or know only in part? In the order given. */
export async function unknownPlaceNames(
  writer: Writer,
  names: readonly NamedPlace[],
): Promise<UnknownPlaceName[]> {
  const gazetteer = await readGazetteer(writer);
  return names.flatMap((name) => {
    const { recognised } = gazetteer.resolve(name);
    return recognised === 'whole' ? [] : [{ ...name, recognised }];
  });
}

async function appendUnits(writer: Writer, places: readonly (NamedPlace & { id: number })[]): Promise<void> {
  if (places.length === 0) return;
  const gazetteer = await readGazetteer(writer);
  await writer.append(
    'place_unit',
    places.flatMap((place) =>
      gazetteer.resolve(place).units.map((unit) => [place.id, unit.edition, unit.level, unit.code]),
    ),
  );
}
