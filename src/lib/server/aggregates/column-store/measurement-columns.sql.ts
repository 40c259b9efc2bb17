import { MOST_STATED } from '#lib/domain/decisions/design-effect.ts';
import { REPORT_DAY } from '#lib/domain/period.ts';
import { fragment, statement, wholeNumber } from '../../db/statement.ts';
import { BAND, CLUSTER, SITE } from '../clustered-measurements.sql.ts';

/** Marks an unknown time of day or operator; operators' ids are below it. */
export const UNKNOWN = 255;

/** Packed attributes: technology + FLAGGED + DEVICE_KNOWN + operator's id * OPERATOR_STEP + stated * STATED_STEP. */
export const FLAGGED = 8;
export const DEVICE_KNOWN = 16;
export const OPERATOR_STEP = 32;
export const STATED_STEP = (UNKNOWN + 1) * OPERATOR_STEP;
/**
 * Of a measurement whose device is unknown: the tests that a person made, as stated for its batch. `STATED_MORE`: more
 * than `MOST_STATED`; `NOT_STATED`: nobody stated it. 0 when the device is known.
 */
export const STATED_MORE = MOST_STATED + 1;
export const NOT_STATED = MOST_STATED + 2;
/** Exclusive upper limit of packed attributes. */
export const PACKED_ATTRIBUTES = (NOT_STATED + 1) * STATED_STEP;

/** A measurement as fixed-width integers. */
export interface MeasurementNumbers {
  readonly place: number;
  readonly site: number;
  /** Index of its technology in `TECHNOLOGIES`, its operator, whether it is flagged, its device known or stated. */
  readonly packedAttributes: number;
  /** Index of the band of the local day. */
  readonly band: number;
  /** Days since `from`. */
  readonly day: number;
  readonly kbps: number;
  readonly cluster: bigint;
}

const STATED = fragment`
  coalesce(least(tests_per_person, ${wholeNumber(STATED_MORE)}), ${wholeNumber(NOT_STATED)})`;

const MEASUREMENT_COLUMNS = fragment`
  select place_id::uinteger as place, ${SITE} as site,
    (coalesce(operator_id, ${wholeNumber(UNKNOWN)}) * ${wholeNumber(OPERATOR_STEP)}
      + enum_code(technology) + case when flags <> 0 then ${wholeNumber(FLAGGED)} else 0 end
      + case when device_hash is not null then ${wholeNumber(DEVICE_KNOWN)}
        else ${STATED} * ${wholeNumber(STATED_STEP)} end)::usmallint as "packedAttributes",
    coalesce(${BAND}, ${wholeNumber(UNKNOWN)})::utinyint as band,
    (tested_on - $from::date)::utinyint as day,
    download_kbps::uinteger as kbps, ${CLUSTER} as cluster
  from measurement left join batch_statement using (batch_id)
  where tested_on >= $from::date and tested_on < $to::date and place_id is not null`;

/** The measurements of local dates, at most half a month, that have a place in any area. */
export const measurementColumns = statement<
  MeasurementNumbers,
  { readonly from: string; readonly to: string }
>()`${MEASUREMENT_COLUMNS}`;

/** Those of them in slice number `nth` (from 0) of `of`: a cluster is whole in one slice, whatever the dates. */
export const measurementColumnsInSlice = statement<
  MeasurementNumbers,
  { readonly from: string; readonly to: string; readonly nth: number; readonly of: number }
>()`${MEASUREMENT_COLUMNS} and hash(${CLUSTER}) % $of::ubigint = $nth::ubigint`;

/** The places and sites of the measurements of local dates, each pair once. */
export const placeSitesOn = statement<
  Pick<MeasurementNumbers, 'place' | 'site'>,
  { readonly from: string; readonly to: string }
>()`
  select distinct place_id::uinteger as place, ${SITE} as site from measurement
  where tested_on >= $from::date and tested_on < $to::date and place_id is not null
  order by all
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
