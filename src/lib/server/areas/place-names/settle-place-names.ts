import type { AreaReference } from '#lib/domain/area.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { PlaceResolution, WrittenPlace } from '#lib/domain/place-name.ts';
import type { Writer } from '../../db/database.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import * as gazetteerSql from './gazetteer.sql.ts';
import { resettlePlaces } from './named-places.ts';
import { resolutionOf, rowsByDecision } from './place-board.ts';
import { readSettler, writtenKey, writtenKeys } from './place-decisions.ts';
import * as sql from './place-decisions.sql.ts';

/** A person's decision: the words in a file, and the area they name. */
export interface PlaceDecision {
  readonly written: WrittenPlace;
  /** Null: outside the province. */
  readonly unit: AreaReference | null;
  readonly by: string;
}

/**
 * Decides a written name for every row written so, also those loaded later; figures change at once. Replaces an
 * earlier resolution of the same words. Throws a Fault when no row is written so, when the name is certain without a
 * decision, or when there is no such area.
 */
export async function resolvePlaceName(
  warehouse: Warehouse,
  decision: PlaceDecision,
): Promise<PlaceResolution> {
  const { written, unit: area, by } = decision;
  const now = warehouse.clock().toISOString();
  return warehouse.change({
    async commit(writer) {
      const settler = await readSettler(writer);
      if (area !== null && !settler.gazetteer.entry(area))
        throw new Fault('place_unit_unknown', { ...area }, 422);
      const places = await placesWritten(writer, written);
      if (places.length === 0) throw new Fault('place_name_absent', { name: wordsOf(written) }, 404);
      if (places.every((place) => settler.settle(place).recognition === 'known')) {
        throw new Fault('place_name_known', { name: wordsOf(written) }, 409);
      }
      for (const { id, ...earlier } of await writer.query(sql.decisions, {})) {
        if (writtenKey(earlier) === writtenKey(written)) await writer.run(sql.undoDecision, { id, by, now });
      }
      const [next] = await writer.query(sql.nextDecisionId, {});
      const { district, commune, address } = written;
      const { edition, level, code } = area ?? { edition: null, level: null, code: null };
      await writer.run(sql.insertDecision, {
        ...{ id: next!.id, ...writtenKeys(written), district, commune, address },
        ...{ edition, level, code, by, now },
      });
      await resettle(writer, places);
      return readResolution(writer, next!.id);
    },
    deeds: ({ id }) => ({
      action: 'name_settled',
      object: `name:${id}`,
      by,
      after: { unit: area },
    }),
  });
}

/** Undoes a resolution: its rows are undecided again. Throws a Fault when no resolution of that id is in force. */
export async function undoPlaceResolution(warehouse: Warehouse, id: number, by: string): Promise<void> {
  const now = warehouse.clock().toISOString();
  await warehouse.change({
    async commit(writer) {
      const [decision] = await writer.query(sql.decisionById, { id });
      if (!decision) throw new Fault('place_resolution_absent', { id }, 404);
      await writer.run(sql.undoDecision, { id, by, now });
      await resettle(writer, await placesWritten(writer, decision));
    },
    deeds: () => ({ action: 'name_unsettled', object: `name:${id}`, by }),
  });
}

async function placesWritten(writer: Writer, written: WrittenPlace) {
  const key = writtenKey(written);
  return (await writer.query(gazetteerSql.namedPlaces, {})).filter((place) => writtenKey(place) === key);
}

async function resettle(writer: Writer, places: readonly gazetteerSql.NamedPlaceRow[]): Promise<void> {
  await resettlePlaces(writer, places);
  await writer.run(sql.recountUnplaced, { ids: JSON.stringify(places.map(({ id }) => id)) });
}

async function readResolution(writer: Writer, id: number): Promise<PlaceResolution> {
  const settler = await readSettler(writer);
  const decided = rowsByDecision(await writer.query(sql.unsettledPlaces, {}), settler);
  const [row] = await writer.query(sql.decisionById, { id });
  return resolutionOf(row!, settler, decided);
}

const wordsOf = ({ address, commune, district }: WrittenPlace) =>
  [address, commune, district].filter(Boolean).join(', ');
