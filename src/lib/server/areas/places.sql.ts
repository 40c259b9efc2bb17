import type { Level } from '#lib/domain/area.ts';
import { fragment, statement, type Fragment, type Statement } from '../db/statement.ts';
import type { PositionTagging } from './position-tagging.sql.ts';

/** Bounding boxes of all shapes, in degrees, ordered by layer and id. */
export const areaBoxes = statement<{
  id: number;
  layer: number;
  west: number;
  south: number;
  east: number;
  north: number;
}>()`
  select area_id as id, layer_id as layer, west, south, east, north from area order by layer_id, area_id
`;

/** All places that are combinations of shapes. */
export const areaPlaces = statement<{ id: number; areas: number[] }>()`
  select place_id as id, area_ids as areas from place where area_ids is not null
`;

/** Highest id of a place; 0 when there are none. */
export const lastPlaceId = statement<{ id: number }>()`
  select coalesce(max(place_id), 0) as id from place
`;

/** `places` is JSON: [{id, areas}]. */
export const insertAreaPlaces = statement<never, { places: string }>()`
  insert into place (place_id, area_ids)
  select p.id, p.areas
  from (select unnest(from_json($places, '[{"id": "INTEGER", "areas": ["INTEGER"]}]')) as p)
`;

/** Deletes places of removed shapes; run after every measurement has been tagged again. */
export const deleteVanishedPlaces = statement()`
  delete from place where place_id in (
    select place_id from (select place_id, unnest(area_ids) as area_id from place)
    where area_id not in (select area_id from area)
  )
`;

/** Deletes the areas of all places. */
export const deletePlaceAreas = statement()`delete from place_unit`;

/** Inserts the areas of each place that is a combination of shapes. */
export const insertPlaceAreas = statement()`
  insert into place_unit (place_id, edition_id, level, code)
  select distinct place_id, edition_id, level, code
  from (select place_id, unnest(area_ids) as area_id from place)
  join area_unit using (area_id)
`;

type Table = 'measurement' | 'duplicate_measurement';

const TABLES: Record<Table, Fragment> = {
  measurement: fragment`measurement`,
  duplicate_measurement: fragment`duplicate_measurement`,
};

/** Tags the rows with a position again. A row in no area keeps the place given by its name. */
export function retag(table: Table, tagging: PositionTagging): Statement {
  return statement()`
    update ${TABLES[table]} as target set place_id = tagged.place_id
    from (
      select s.row_id,
        coalesce(${tagging.placeId}, case when named.area_ids is null then named.place_id end) as place_id
      from (
        select rowid as row_id, place_id, longitude, latitude from ${TABLES[table]}
        where longitude is not null and latitude is not null
      ) as s
      left join place as named on named.place_id = s.place_id
      ${tagging.joins}
    ) as tagged
    where target.rowid = tagged.row_id and target.place_id is distinct from tagged.place_id
  `;
}

/** All measurements, and how many of them lie in an area of an edition and level. */
export const placedMeasurements = statement<
  { measurements: number; placed: number },
  { edition: string; level: Level }
>()`
  select count(*) as measurements,
    count(*) filter (where place_id in (
      select place_id from place_unit where edition_id = $edition and level = $level
    )) as placed
  from measurement
`;
