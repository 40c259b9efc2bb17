import { Fault } from '#lib/domain/fault.ts';
import type { Writer } from '../db/database.ts';
import { readLayers } from './layers.ts';
import { nameNamedPlaces } from './place-names/named-places.ts';
import * as sql from './places.sql.ts';
import { positionTagging } from './position-tagging.sql.ts';
import type { Box } from './topology.ts';

/** Most combinations of shapes; more mean that too many boundary files overlap. */
const MAX_PLACES = 2_000_000;

/**
 * Rebuilds everything that depends on areas after a change of layers, editions or areas: places, tags of measurements
 * with positions, areas of places. A place that still exists keeps its id.
 */
export async function rebuildPlaces(writer: Writer): Promise<void> {
  await addAreaPlaces(writer);
  const tagging = positionTagging(await readLayers(writer));
  await writer.run(sql.retag('measurement', tagging), {});
  await writer.run(sql.retag('duplicate_measurement', tagging), {});
  await writer.run(sql.deleteVanishedPlaces, {});
  await writer.run(sql.deletePlaceAreas, {});
  await writer.run(sql.insertPlaceAreas, {});
  await nameNamedPlaces(writer);
}

async function addAreaPlaces(writer: Writer): Promise<void> {
  const known = new Set((await writer.query(sql.areaPlaces, {})).map(({ areas }) => areas.join()));
  const [last] = await writer.query(sql.lastPlaceId, {});
  const fresh = areaTuples(await writer.query(sql.areaBoxes, {})).filter((areas) => !known.has(areas.join()));
  const places = JSON.stringify(fresh.map((areas, i) => ({ id: last!.id + 1 + i, areas })));
  await writer.run(sql.insertAreaPlaces, { places });
}

interface AreaBox extends Box {
  readonly id: number;
  readonly layer: number;
}

/**
 * Every combination of shapes, at most one per layer, that may contain a position: those whose bounding boxes
 * overlap. A superset of those that occur, so that tagging never meets an unknown one. Ids ascend.
 */
export function areaTuples(areas: readonly AreaBox[]): number[][] {
  let tuples: { ids: number[]; box: Box | null }[] = [{ ids: [], box: null }];
  for (const layer of new Set(areas.map((area) => area.layer))) {
    const ofLayer = areas.filter((area) => area.layer === layer);
    const grown = tuples.flatMap(({ ids, box }) =>
      ofLayer
        .filter((area) => box === null || meets(box, area))
        .map((area) => ({ ids: [...ids, area.id], box: box === null ? area : common(box, area) })),
    );
    tuples = tuples.concat(grown);
    if (tuples.length > MAX_PLACES) throw new Fault('areas_too_many_overlaps', {}, 422);
  }
  return tuples.slice(1).map(({ ids }) => ids.sort((a, b) => a - b));
}

const meets = (a: Box, b: Box) =>
  a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;

const common = (a: Box, b: Box): Box => ({
  west: Math.max(a.west, b.west),
  south: Math.max(a.south, b.south),
  east: Math.min(a.east, b.east),
  north: Math.min(a.north, b.north),
});
