import type { Level } from '#lib/domain/area.ts';
import { statement } from '../db/statement.ts';

/** Number of measurements of a period inside each edition. */
export const measurementsByEdition = statement<
  { readonly edition: string; readonly tests: number },
  { readonly from: string; readonly to: string }
>()`
  with spot as (select distinct place_id, edition_id from place_unit)
  select edition_id as edition, count(*) as tests
  from measurement join spot using (place_id)
  where tested_on >= $from::date and tested_on < $to::date
  group by edition_id
`;

/** The areas of an edition and level that hold a measurement of a period, in code order. */
export const areasMeasured = statement<
  { readonly code: string },
  { readonly edition: string; readonly level: Level; readonly from: string; readonly to: string }
>()`
  select distinct code
  from measurement join place_unit using (place_id)
  where tested_on >= $from::date and tested_on < $to::date and edition_id = $edition and level = $level
  order by code
`;

/** The last date with a measurement before `to`; null when there is none. */
export const lastMeasurementBefore = statement<{ readonly lastOn: string | null }, { readonly to: string }>()`
  select max(tested_on) as "lastOn" from measurement where tested_on < $to::date
`;
