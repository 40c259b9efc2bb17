import type { Level } from '#lib/domain/area.ts';
import { statement } from '../db/statement.ts';

/** An area of another edition that shares shapes of the boundary layer. */
export interface CounterpartRow {
  readonly edition: string;
  readonly level: Level;
  readonly code: string;
  /** Shapes it has, and how many of them the given area has too. */
  readonly areas: number;
  readonly shared: number;
  /** Shapes of the given area. */
  readonly ownAreas: number;
}

/** Areas of other editions that share shapes with an area, with the number of shared shapes. */
export const counterpartsOf = statement<CounterpartRow, { edition: string; level: Level; code: string }>()`
  with own as (
    select area_id from area_unit where edition_id = $edition and level = $level and code = $code
  )
  select other.edition_id as edition, other.level, other.code, count(*) as areas, count(own.area_id) as shared,
    (select count(*) from own) as "ownAreas"
  from area_unit as other left join own using (area_id)
  where other.edition_id <> $edition
  group by all
  having count(own.area_id) > 0
  order by other.edition_id, other.level, other.code
`;
