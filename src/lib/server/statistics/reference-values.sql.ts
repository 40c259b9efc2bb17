import type { Level } from '#lib/domain/area.ts';
import { statement } from '../db/statement.ts';

/** One set's value of one area. */
export interface ReferenceRow {
  readonly batch: number;
  /** Name and source as stated; null where nobody did. */
  readonly name: string | null;
  readonly fileName: string;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly simulated: boolean;
  readonly code: string;
  readonly downloadKbps: number;
  /** Tests that the values sum up; null where the file counts none. */
  readonly tests: number | null;
  /** Rows of the file. */
  readonly values: number;
}

/**
 * The mean of each loaded set's values in each area of an edition's level, weighted by their tests where every one of them
 * counts its own. Of an operator: also those of no operator. Sets with values dated in [from, to); newest load first.
 */
export const referenceRows = statement<
  ReferenceRow,
  {
    edition: string;
    level: Level;
    operator: string | null;
    from: string;
    to: string;
    partEdition: string | null;
    partLevel: string | null;
    partCode: string | null;
  }
>()`
  select batch_id as batch, any_value(mapping -> 'reference' ->> 'name') as name, any_value(file_name) as "fileName",
    any_value(first_on) as "firstOn", any_value(last_on) as "lastOn", any_value(simulated) as simulated, place_unit.code as code,
    round(case when count(tests) = count(*) then sum(download_kbps::bigint * tests) / sum(tests)
      else avg(download_kbps) end)::integer as "downloadKbps",
    case when count(tests) = count(*) then sum(tests)::bigint end as tests, count(*) as "values"
  from reference_value join place_unit using (place_id) join batch using (batch_id)
    left join operator using (operator_id)
  where state = 'loaded' and edition_id = $edition and level = $level
    and dated_on >= $from::date and dated_on < $to::date
    and ($operator is null or operator_id is null or operator.code = $operator)
    and ($partCode is null or place_id in (
      select place_id from place_unit where edition_id = $partEdition and level = $partLevel and code = $partCode))
  group by batch_id, place_unit.code
  order by batch_id desc, place_unit.code
`;
