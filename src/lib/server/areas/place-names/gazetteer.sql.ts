import type { Level } from '#lib/domain/area.ts';
import { fragment, statement } from '../../db/statement.ts';

/** Areas with the ids of their shapes; a shape may belong to areas of several editions and levels. */
export const areasWithShapes = statement<{
  edition: string;
  level: Level;
  code: string;
  name: string;
  type: string;
  parentCode: string | null;
  areas: number[];
  layers: number[];
}>()`
  select u.edition_id as edition, u.level, u.code, any_value(u.name) as name, any_value(u.type) as type,
    any_value(u.parent_code) as "parentCode",
    coalesce(list(area_id order by area_id) filter (where area_id is not null), []) as areas,
    coalesce(list(distinct layer_id) filter (where layer_id is not null), []) as layers
  from unit u
  left join area_unit using (edition_id, level, code)
  left join area using (area_id)
  group by u.edition_id, u.level, u.code
  order by all
`;

/** Ids of the editions, newest first. */
export const editionIds = statement<{ id: string }>()`
  select edition_id as id from edition order by valid_from desc nulls last, edition_id desc
`;

/** Former names without outlines, with the areas they lie in. */
export const formerNames = statement<{
  edition: string;
  level: Level;
  name: string;
  districts: string[];
  units: { edition: string; level: Level; code: string }[];
}>()`
  select g.edition_id as edition, g.level, g.name, g.district_names as districts,
    coalesce(
      list({'edition': u.edition_id, 'level': u.level, 'code': u.code} order by u.edition_id, u.level)
        filter (where u.code is not null), []
    ) as units
  from gazetteer g left join gazetteer_unit u using (entry_id)
  group by g.entry_id, g.edition_id, g.level, g.name, g.district_names
  order by g.entry_id
`;

/** Names of provinces with their relation to the stored areas. */
export const provinceNames = statement<{ edition: string; name: string; holding: 'part' | 'none' }>()`
  select edition_id as edition, name, holding from province_name order by all
`;

/** A place that is known by name only. */
export interface NamedPlaceRow {
  readonly id: number;
  readonly edition: string | null;
  readonly district: string | null;
  readonly commune: string | null;
  readonly address: string | null;
}

/** All places that are known by name only. */
export const namedPlaces = statement<NamedPlaceRow>()`
  select place_id as id, named_on_edition as edition, district_name as district, commune_name as commune, address
  from place where area_ids is null
`;

const placesGiven = fragment`(
  select unnest(from_json($places, '[{"id": "INTEGER", "edition": "VARCHAR", "district": "VARCHAR",
    "commune": "VARCHAR", "address": "VARCHAR", "recognition": "VARCHAR", "certainty": "DOUBLE"}]')) as p
)`;

/** `places` is JSON: [{id, edition, district, commune, address, recognition, certainty}]. */
export const insertNamedPlaces = statement<never, { places: string }>()`
  insert into place (place_id, named_on_edition, district_name, commune_name, address, recognition, certainty)
  select p.id, p.edition, p.district, p.commune, p.address, p.recognition, p.certainty from ${placesGiven}
`;

/** `places` is JSON as above; only recognition and certainty are updated. */
export const updateRecognition = statement<never, { places: string }>()`
  update place set recognition = given.recognition, certainty = given.certainty
  from (select p.id, p.recognition, p.certainty from ${placesGiven}) as given
  where place.place_id = given.id
`;

/** `places` is JSON as above. */
export const deleteAreasOf = statement<never, { places: string }>()`
  delete from place_unit where place_id in (select p.id from ${placesGiven})
`;
