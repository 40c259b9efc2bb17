import type { Level } from '#lib/domain/area.ts';
import { statement } from '../db/statement.ts';

/** All editions with their details. */
export const storedEditions = statement<{
  id: string;
  name: string;
  imported: boolean;
  validFrom: string | null;
  validTo: string | null;
  origin: string;
  licence: string;
  datedOn: string | null;
}>()`
  select edition_id as id, name, imported, valid_from as "validFrom", valid_to as "validTo", origin, licence,
    dated_on as "datedOn"
  from edition
`;

/** Inserts or updates an edition. */
export const upsertEdition = statement<
  never,
  {
    edition: string;
    name: string;
    imported: boolean;
    validFrom: string | null;
    validTo: string | null;
    origin: string;
    licence: string;
    datedOn: string | null;
  }
>()`
  insert or replace into edition (edition_id, name, imported, valid_from, valid_to, origin, licence, dated_on)
  values ($edition, $name, $imported, $validFrom::date, $validTo::date, $origin, $licence, $datedOn::date)
`;

/** Which layer serves which level? */
export const servedLevels = statement<{
  edition: string;
  level: Level;
  layer: number;
  imported: boolean;
}>()`
  select distinct edition_id as edition, level, layer_id as layer, imported
  from area_unit join area using (area_id) join layer using (layer_id)
`;

/** Deletes which shapes areas have, for levels served by a reference layer. */
export const deleteReferenceMemberships = statement()`
  delete from area_unit where area_id in (
    select area_id from area join layer using (layer_id) where not imported
  )
`;

/** Deletes areas of levels that no layer serves. */
export const deleteUnservedAreas = statement()`
  delete from unit where (edition_id, level) not in (select (edition_id, level) from area_unit)
`;
/** Deletes editions without areas. */
export const deleteEmptyEditions = statement()`
  delete from edition where edition_id not in (select edition_id from unit)
`;

/** Deletes the areas of a level. */
export const deleteLevelAreas = statement<never, { edition: string; level: Level }>()`
  delete from unit where edition_id = $edition and level = $level
`;
/** Deletes which shapes the areas of a level have. */
export const deleteLevelMemberships = statement<never, { edition: string; level: Level }>()`
  delete from area_unit where edition_id = $edition and level = $level
`;

/** `areas` is JSON: [{code, name, type, parentCode, population, areaKm2}]. */
export const insertAreas = statement<never, { edition: string; level: Level; areas: string }>()`
  insert into unit (edition_id, level, code, name, type, parent_code, population, area_km2)
  select $edition, $level, u.code, u.name, u.type, u."parentCode", u.population, u."areaKm2"
  from (
    select unnest(from_json($areas, '[{"code": "VARCHAR", "name": "VARCHAR", "type": "VARCHAR",
      "parentCode": "VARCHAR", "population": "INTEGER", "areaKm2": "DOUBLE"}]')) as u
  )
`;

/** Deletes all former names. */
export const clearFormerNames = statement()`delete from gazetteer`;
/** Deletes all names of provinces. */
export const clearProvinceNames = statement()`delete from province_name`;
/** Deletes the areas of all former names. */
export const clearFormerNameAreas = statement()`delete from gazetteer_unit`;

/** `names` is JSON: [{id, edition, level, name, districts}]. */
export const insertFormerNames = statement<never, { names: string }>()`
  insert into gazetteer (entry_id, edition_id, level, name, district_names)
  select n.id, n.edition, n.level, n.name, n.districts
  from (
    select unnest(from_json($names, '[{"id": "INTEGER", "edition": "VARCHAR", "level": "VARCHAR",
      "name": "VARCHAR", "districts": ["VARCHAR"]}]')) as n
  )
`;

/** Areas of an edition, ordered by level and code. */
export const areasOfEdition = statement<
  {
    level: Level;
    code: string;
    name: string;
    type: string;
    parentCode: string | null;
    population: number | null;
    areaKm2: number | null;
  },
  { edition: string }
>()`
  select level, code, name, type, parent_code as "parentCode", population, area_km2 as "areaKm2"
  from unit where edition_id = $edition order by level, code
`;
