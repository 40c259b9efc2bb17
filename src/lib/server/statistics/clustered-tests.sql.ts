import { fragment } from '../db/statement.ts';
import { SPOT, TESTS_IN_SCOPE, type ScopeParams } from './scope.sql.ts';

/** What tells groups of tests apart, and which tests count. */
export type GroupingParams = ScopeParams & {
  /** Rows for each operator beside those of the whole unit. */
  readonly byOperator: boolean;
  /** Tells months apart that begin so many days after the 1st; null does not tell months apart. */
  readonly monthShift: number | null;
  readonly byTechnology: boolean;
  /** Tells apart the four-hour bands of the local day. */
  readonly byHours: boolean;
  readonly failedAsZero: boolean;
};

/** Việt Nam's clock is so far ahead of UTC, in which instants are stored. */
const LOCAL_HOUR = fragment`extract(hour from tested_at + interval 7 hours)::integer`;

/** First hour of the band of the local day a test was made in; null when only its date is known. */
export const BAND_FROM = fragment`(${LOCAL_HOUR} // 4 * 4)`;

/**
 * The independent witness a test belongs to: a device; without one, a position rounded to 0.001 degree
 * (some 100 m) on a day; without that, a place on a day.
 */
export const CLUSTER = fragment`
  case
    when device_hash is not null then device_hash
    when longitude is not null then hash(round(longitude * 1000), round(latitude * 1000), tested_on)
    else hash(place_id, tested_on)
  end`;

/** CTEs `spot` and `test`: each test in scope under the keys of its group, `month_on`, `hour_from`, `technology`, `code`. */
export const TEST = fragment`
  ${SPOT},
  test as not materialized (
    select code, operator_id,
      case when $monthShift::integer is not null
        then date_trunc('month', tested_on - $monthShift::integer)::date end as month_on,
      case when $byHours then ${BAND_FROM} end as hour_from,
      case when $byTechnology then technology end as technology,
      download_kbps as kbps,
      download_kbps > 0 or $failedAsZero as counted,
      device_hash is not null as device_known,
      ${CLUSTER} as cluster
    from ${TESTS_IN_SCOPE}
  )`;
