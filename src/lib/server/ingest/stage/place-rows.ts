import type { ColumnMapping } from '#lib/domain/column-mapping.ts';
import { plainWords } from '#lib/domain/plain-words.ts';
import { WAITING, type Recognition } from '#lib/domain/place-name.ts';
import { ensureNamedPlaces, type NamedPlace } from '../../areas/place-names/named-places.ts';
import { readLayers } from '../../areas/layers.ts';
import { readSettler, type PlaceSettler } from '../../areas/place-names/place-decisions.ts';
import { addressTail } from '../../areas/place-names/place-reading.ts';
import { positionTagging } from '../../areas/position-tagging.sql.ts';
import type { Writer } from '../../db/database.ts';
import * as sql from './place-words.sql.ts';
import type { Placing } from '../write.sql.ts';

/** How the staged rows are assigned to places, and which names were not recognised. */
export interface PlacedNames {
  readonly placing: Placing;
  /** Names that a person must settle. */
  readonly unknown: readonly string[];
  /** Names of places in other provinces. */
  readonly outside: readonly string[];
}

const NAMES = ['district', 'commune', 'address'] as const;

/**
 * Prepares the assignment of staged rows to places: by position if present, else by the names of district and commune, or
 * by address, whose places are stored in `place_word`. Must run in a transaction.
 */
export async function placeRows(writer: Writer, { columns, constants }: ColumnMapping): Promise<PlacedNames> {
  const tagging = positionTagging(await readLayers(writer));
  const areNamed = NAMES.some((field) => columns[field] ?? constants[field]);
  if (!areNamed) return { placing: { tagging, ...sql.NO_NAMES }, unknown: [], outside: [] };
  await writer.run(sql.createStagedAddresses, {});
  const [count] = await writer.query(sql.stagedAddressCount, {});
  const settler = await readSettler(writer);
  if (count!.addresses > 0) await readAddresses(writer, settler, count!.addresses);
  const joins = new sql.NameJoins(await writer.query(sql.editionsInForce, {}), count!.addresses > 0);
  const names = await writer.query(joins.names(), {});
  const placed = await ensureNamedPlaces(writer, names, settler);
  const places = names.map((name, i) => ({ ...name, id: placed[i]!.id }));
  await writer.run(sql.createPlaceWords, { places: JSON.stringify(places) });
  const titles = (wanted: (recognition: Recognition) => boolean) => [
    ...new Set(names.filter((_, i) => wanted(placed[i]!.recognition)).map(titleOf)),
  ];
  return {
    placing: places.length === 0 ? { tagging, ...sql.NO_NAMES } : { tagging, ...joins.placing() },
    unknown: titles((recognition) => WAITING.some((waiting) => waiting === recognition)).sort(),
    outside: titles((recognition) => recognition === 'outside').sort(),
  };
}

const titleOf = ({ address, commune, district }: NamedPlace) =>
  plainWords([commune || address, district].filter(Boolean).join(', '));

/** Addresses read at once, which bounds memory. */
const ADDRESSES_PER_CHUNK = 20_000;
/**
 * Most distinct address tails per file, more than a province has; rows with further ones get no place, so that a column of
 * other texts cannot fill the warehouse with names.
 */
const MAX_TAILS = 20_000;

/** Stores the tail of each address, which names its place, in `address_word`. */
async function readAddresses(writer: Writer, { gazetteer }: PlaceSettler, addresses: number): Promise<void> {
  await writer.run(sql.createAddressWords, {});
  const tails = new Set<string>();
  for (let from = 0; from < addresses; from += ADDRESSES_PER_CHUNK) {
    const chunk = await writer.query(sql.stagedAddresses, { from, to: from + ADDRESSES_PER_CHUNK });
    const words = chunk.map(({ address }) => {
      const tail = addressTail(gazetteer, address);
      if (tail === null || (tails.size >= MAX_TAILS && !tails.has(tail))) return { address, tail: null };
      tails.add(tail);
      return { address, tail };
    });
    await writer.run(sql.insertAddressWords, { words: JSON.stringify(words) });
  }
}
