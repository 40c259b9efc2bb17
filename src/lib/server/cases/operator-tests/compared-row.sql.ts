import { BAND_HOURS } from '#lib/domain/counting.ts';
import { statement, wholeNumber } from '../../db/statement.ts';

/** A test as a comparison takes it. */
export interface ComparedRow {
  /** The place's number in the case. */
  readonly place: number;
  readonly kbps: number;
  /** Null where unknown. */
  readonly device: string | null;
  /** Its site: a rounded position, or a named place. */
  readonly site: string;
  /** Four-hour band of the day, 0 to 5; null where the hour is unknown. */
  readonly band: number | null;
  readonly day: string;
  /** Marked by a quality rule. */
  readonly marked: boolean;
}

/** The citizens' tests that a case froze, in a total order. */
export const frozenCompared = statement<ComparedRow, { case: number }>()`
  select place_number as place, download_kbps as kbps, device_hash::varchar as device, site::varchar as site,
    (local_hour // ${wholeNumber(BAND_HOURS)})::integer as band, tested_on::varchar as day, flags <> 0 as marked
  from case_measurement where case_id = $case order by tested_on, batch_id, row_number
`;
