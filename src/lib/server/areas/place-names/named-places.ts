import type { Writer } from '../../db/database.ts';
import type { NamedPlace } from './gazetteer.ts';
import * as sql from './gazetteer.sql.ts';
import { readSettler, type PlaceSettler, type SettledPlace } from './place-decisions.ts';
import { lastPlaceId } from '../places.sql.ts';

export type { NamedPlace } from './gazetteer.ts';

/** The place of a name, and what the name was resolved to. */
export interface PlacedName extends SettledPlace {
  readonly id: number;
}

const keyOf = ({ edition, district, commune, address }: NamedPlace) =>
  JSON.stringify([edition, district, commune, address]);

/**
 * The places of names, created where they are new, in the order of the names. An unknown name gets a place in no
 * area, so that it can be resolved later.
 */
export async function ensureNamedPlaces(
  writer: Writer,
  names: readonly NamedPlace[],
  settler?: PlaceSettler,
): Promise<PlacedName[]> {
  if (names.length === 0) return [];
  const settling = settler ?? (await readSettler(writer));
  const ids = new Map((await writer.query(sql.namedPlaces, {})).map((place) => [keyOf(place), place.id]));
  const [last] = await writer.query(lastPlaceId, {});
  const fresh: (NamedPlace & PlacedName)[] = [];
  const placed = names.map(({ edition, district, commune, address }) => {
    const name = { edition, district, commune, address };
    const key = keyOf(name);
    const known = ids.get(key);
    const id = known ?? last!.id + fresh.length + 1;
    const place = { id, ...settling.settle(name) };
    if (known === undefined) {
      ids.set(key, id);
      fresh.push({ ...name, ...place });
    }
    return place;
  });
  if (fresh.length > 0) {
    await writer.run(sql.insertNamedPlaces, { places: JSON.stringify(fresh) });
    await appendAreas(writer, fresh);
  }
  return placed;
}

/** Resolves every named place again; their areas must have been removed before. */
export async function nameNamedPlaces(writer: Writer): Promise<void> {
  const places = await writer.query(sql.namedPlaces, {});
  if (places.length > 0) await settlePlaces(writer, places);
}

/** Resolves these places again, replacing their areas. */
export async function resettlePlaces(writer: Writer, places: readonly sql.NamedPlaceRow[]): Promise<void> {
  await writer.run(sql.deleteAreasOf, { places: JSON.stringify(places) });
  await settlePlaces(writer, places);
}

async function settlePlaces(writer: Writer, places: readonly sql.NamedPlaceRow[]): Promise<void> {
  const settler = await readSettler(writer);
  const settled = places.map((place) => ({ ...place, ...settler.settle(place) }));
  await writer.run(sql.updateRecognition, { places: JSON.stringify(settled) });
  await appendAreas(writer, settled);
}

async function appendAreas(writer: Writer, places: readonly PlacedName[]): Promise<void> {
  await writer.append(
    'place_unit',
    places.flatMap(({ id, areas }) => areas.map((area) => [id, area.edition, area.level, area.code])),
  );
}
