import type { TestsOutside } from '#lib/domain/statistic.ts';
import { CHOSEN_MEASUREMENTS, type ScopeParams } from '../aggregates/scope.sql.ts';
import { statement } from '../db/statement.ts';

/**
 * Number of a filter's measurements that lie in no area of its edition and level, by what is known of their place.
 * Inside an area (`within`) only those that lie in it; of a filter that keeps to a part, those that do not lie in
 * another part. Counted by place first: there are few places, and joining each measurement takes twice as long.
 */
export const countTestsOutside = statement<
  TestsOutside,
  Omit<ScopeParams, 'code' | 'together'> & { readonly failedAsZero: boolean }
>()`
  with chosen as (
      select place_id, count(*) as tests from measurement
      where (download_kbps > 0 or $failedAsZero) and ${CHOSEN_MEASUREMENTS}
      group by place_id),
    placed as (select distinct place_id, true as is_placed from place_unit),
    counted as (
      select distinct place_id, true as is_counted from place_unit
      where edition_id = $edition and level = $level),
    outer_area as (
      select distinct place_id, true as is_within from place_unit
      where edition_id = $withinEdition and level = $withinLevel and code = $withinCode),
    part as (
      select place_id, bool_or(code = $partCode) as is_in_part from place_unit
      where edition_id = $partEdition and level = $partLevel
      group by place_id)
  select
    coalesce(sum(tests) filter (is_placed and area_ids is null), 0)::bigint as named,
    coalesce(sum(tests) filter (is_placed and area_ids is not null), 0)::bigint as positioned,
    coalesce(sum(tests) filter (is_placed is null), 0)::bigint as unplaced
  from chosen left join place using (place_id) left join placed using (place_id)
    left join counted using (place_id) left join outer_area using (place_id)
    left join part using (place_id)
  where is_counted is null and ($withinCode::varchar is null or is_within)
    and ($partCode::varchar is null or coalesce(is_in_part, true))
`;
