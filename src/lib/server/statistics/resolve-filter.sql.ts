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

/** The last date with a measurement before `to`; null when there is none. */
export const lastMeasurementBefore = statement<{ readonly lastOn: string | null }, { readonly to: string }>()`
  select max(tested_on) as "lastOn" from measurement where tested_on < $to::date
`;
