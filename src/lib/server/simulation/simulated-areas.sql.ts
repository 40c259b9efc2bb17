import { statement } from '../db/statement.ts';

/** For each area of an edition and level, the district of any edition that contains it completely. */
export const districtsOfAreas = statement<
  { code: string; district: string },
  { edition: string; level: string }
>()`
  select fine.code, any_value(trim(unit.type || ' ' || unit.name)) as district
  from area_unit fine
  join area_unit wide on wide.area_id = fine.area_id and wide.level = 'district'
  join unit on unit.edition_id = wide.edition_id and unit.level = wide.level and unit.code = wide.code
  where fine.edition_id = $edition and fine.level = $level
  group by fine.code
  having count(distinct wide.edition_id || '/' || wide.code) = 1
`;
