import type { Level } from '#lib/domain/area.ts';
import { statement } from '../db/statement.ts';

/** For each area, the area of another level with the largest extent of shared shapes. */
export const homesBySharedAreas = statement<
  { code: string; home: string },
  { edition: string; level: Level; homeEdition: string; homeLevel: Level }
>()`
  select own.code, home.code as home
  from area_unit as own
  join area_unit as home using (area_id)
  left join area using (area_id)
  where own.edition_id = $edition and own.level = $level
    and home.edition_id = $homeEdition and home.level = $homeLevel
  group by own.code, home.code
  qualify row_number() over (
    partition by own.code
    order by coalesce(sum((east - west) * (north - south)), 0) desc, count(*) desc, home.code
  ) = 1
`;
