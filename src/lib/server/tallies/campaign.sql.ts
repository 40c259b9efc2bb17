import { statement } from '../db/statement.ts';

/**
 * Number of measurements in each area of an edition's level and report month, of every operator and technology; months
 * without any are absent. `from` and `to` are the first dates of report months; a report month begins on `reportDay`.
 */
export const areaMeasurements = statement<
  { area: string; month: string; tests: number; simulated: boolean },
  { edition: string; level: string; from: string; to: string; reportDay: number }
>()`
  select code as area,
    strftime(date_trunc('month', tested_on - ($reportDay - 1)::integer) + interval 1 month, '%Y-%m') as month,
    count(*) as tests, bool_or(batch_id in (select batch_id from batch where simulated)) as simulated
  from measurement join place_unit using (place_id)
  where edition_id = $edition and level = $level
    and tested_on >= $from::date and tested_on < $to::date
  group by all
`;
