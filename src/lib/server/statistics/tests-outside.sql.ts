import type { TestsOutside } from '#lib/domain/statistic.ts';
import { CHOSEN_MEASUREMENTS, type ScopeParams } from '../aggregates/scope.sql.ts';
import { statement } from '../db/statement.ts';

/**
 * Number of a filter's measurements that lie in no area of its edition and level, by what is known of their place.
 * Inside an area (`within`) only those that lie in it.
 */
export const countTestsOutside = statement<
  TestsOutside,
  Omit<ScopeParams, 'code' | 'together'> & { readonly failedAsZero: boolean }
>()`
  with placed as (select distinct place_id, true as is_placed from place_unit),
    counted as (
      select distinct place_id, true as is_counted from place_unit
      where edition_id = $edition and level = $level),
    outer_area as (
      select distinct place_id, true as is_within from place_unit
      where edition_id = $withinEdition and level = $withinLevel and code = $withinCode)
  select count(*) filter (is_placed and area_ids is null) as named,
    count(*) filter (is_placed and area_ids is not null) as positioned,
    count(*) filter (is_placed is null) as unplaced
  from measurement left join place using (place_id) left join placed using (place_id)
    left join counted using (place_id) left join outer_area using (place_id)
  where is_counted is null and ($withinCode::varchar is null or is_within)
    and (download_kbps > 0 or $failedAsZero)
    and ${CHOSEN_MEASUREMENTS}
`;
