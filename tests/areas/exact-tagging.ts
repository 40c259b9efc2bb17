import { areaRings, type AreaTopology, type Position } from '#lib/server/areas/topology.ts';
import { positionTagging } from '#lib/server/areas/position-tagging.sql.ts';
import { readLayers } from '#lib/server/areas/layers.ts';
import { statement } from '#lib/server/db/statement.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';

const points = statement<never, { points: string }>()`
  create or replace temp table point as
  select row_number() over () as row_number, p[1] as longitude, p[2] as latitude
  from (select unnest(from_json($points, '[["DOUBLE"]]')) as p)
`;

const areasOfPlaces = statement<{ id: number; edition: string; level: string; code: string }>()`
  select place_id as id, edition_id as edition, level, code from place_unit
`;

/** The place of each position, by the SQL that loading uses. */
export async function placesOf(warehouse: Warehouse, positions: readonly Position[]) {
  return warehouse.db.write(async (writer) => {
    await writer.run(points, { points: JSON.stringify(positions) });
    const { joins, placeId } = positionTagging(await readLayers(writer));
    const rows = await writer.query(
      statement<{
        place: number | null;
      }>()`select ${placeId} as place from point s ${joins} order by s.row_number`,
      {},
    );
    return rows.map((row) => row.place);
  });
}

/** The code of the unit of each position at an edition and level; null outside. */
export async function codesOf(
  warehouse: Warehouse,
  positions: readonly Position[],
  edition: string,
  level: string,
) {
  const areas = (await warehouse.db.query(areasOfPlaces, {})).filter(
    (area) => area.edition === edition && area.level === level,
  );
  const codes = new Map(areas.map(({ id, code }) => [id, code]));
  return (await placesOf(warehouse, positions)).map((place) =>
    place === null ? null : (codes.get(place) ?? null),
  );
}

/**
 * The areas of a topology that hold a position, by plain ray casting over every edge: independent of grid,
 * cells and SQL. The lower end of an edge belongs to it, the upper one does not.
 */
export function rayCaster(topology: AreaTopology): (position: Position) => string[] {
  const areas = areaRings(topology);
  return ([x, y]) =>
    areas
      .filter(({ rings }) => {
        let crossings = 0;
        for (const ring of rings) {
          for (let i = 1; i < ring.length; i++) {
            const [from, to] = [ring[i - 1]!, ring[i]!];
            const [low, high] = from[1] < to[1] ? [from, to] : [to, from];
            if (low[1] > y || y >= high[1]) continue;
            if (x < low[0] + ((y - low[1]) * (high[0] - low[0])) / (high[1] - low[1])) crossings++;
          }
        }
        return crossings % 2 === 1;
      })
      .map(({ code }) => code);
}

/** A repeatable stream of numbers in [0, 1) (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
