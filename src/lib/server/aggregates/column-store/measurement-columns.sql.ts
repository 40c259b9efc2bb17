import { REPORT_DAY } from '#lib/domain/period.ts';
import { statement, wholeNumber } from '../../db/statement.ts';
import { BAND, CLUSTER, SITE } from '../clustered-measurements.sql.ts';

/** Stands for a time of day or an operator that is not known; operators' ids are below it. */
export const UNKNOWN = 255;

/** What is added to a technology's number among `packedAttributes`, the last one for each of the operator's id. */
export const FLAGGED = 8;
export const DEVICE_KNOWN = 16;
export const OPERATOR_STEP = 32;
/** `packedAttributes` are below this. */
export const PACKED_ATTRIBUTES = (UNKNOWN + 1) * OPERATOR_STEP;

/** One test as whole numbers of fixed width. */
export interface MeasurementNumbers {
  readonly place: number;
  readonly site: number;
  /** Its technology's place in the order of `TECHNOLOGIES`, its operator, and what else holds for it. */
  readonly packedAttributes: number;
  /** The nth band of the local day. */
  readonly band: number;
  /** Days since `from`. */
  readonly day: number;
  readonly kbps: number;
  readonly cluster: bigint;
}

/** The tests of some local dates, of at most half a month, that were placed in any unit. */
export const measurementColumns = statement<
  MeasurementNumbers,
  { readonly from: string; readonly to: string }
>()`
  select place_id::uinteger as place, ${SITE} as site,
    (coalesce(operator_id, ${wholeNumber(UNKNOWN)}) * ${wholeNumber(OPERATOR_STEP)}
      + enum_code(technology) + case when flags <> 0 then ${wholeNumber(FLAGGED)} else 0 end
      + case when device_hash is not null then ${wholeNumber(DEVICE_KNOWN)} else 0 end)::usmallint as "packedAttributes",
    coalesce(${BAND}, ${wholeNumber(UNKNOWN)})::utinyint as band,
    (tested_on - $from::date)::utinyint as day,
    download_kbps::uinteger as kbps, ${CLUSTER} as cluster
  from measurement
  where tested_on >= $from::date and tested_on < $to::date and place_id is not null
`;

/** How many tests each half of a month has that has any; `from` is the half's first date (see `partitionsOn`). */
export const measurementsByPartition = statement<{ readonly from: string; readonly tests: number }>()`
  select (date_trunc('month', tested_on)
      + case when day(tested_on) < ${wholeNumber(REPORT_DAY)} then interval 0 day
        else interval (${wholeNumber(REPORT_DAY - 1)}) day end)::date as "from",
    count(*) as tests
  from measurement where place_id is not null
  group by 1 order by 1
`;
