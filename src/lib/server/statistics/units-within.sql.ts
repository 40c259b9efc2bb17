import type { Level } from '#lib/domain/area.ts';
import { statement } from '../db/statement.ts';

/** Units of one edition and level that share an area, or a place tests were tagged to, with a unit of another. */
export const unitsWithin = statement<
  { code: string },
  {
    readonly edition: string;
    readonly level: Level;
    readonly withinEdition: string;
    readonly withinLevel: Level;
    readonly withinCode: string;
  }
>()`
  select distinct code from area_unit
  where edition_id = $edition and level = $level and area_id in (
    select area_id from area_unit
    where edition_id = $withinEdition and level = $withinLevel and code = $withinCode)
  union
  select distinct code from place_unit
  where edition_id = $edition and level = $level and place_id in (
    select place_id from place_unit
    where edition_id = $withinEdition and level = $withinLevel and code = $withinCode)
  order by code
`;
