import { BUSY_DEVICE_MEASUREMENTS, SHARED_POSITION_MEASUREMENTS } from '#lib/domain/quality-rule.ts';
import { fragment, statement, wholeNumber, type Fragment } from '../../db/statement.ts';

/**
 * Finds groups of at least `fewest` staged rows. Grouping millions of positions or devices is expensive, so rows are first
 * counted in hash buckets; only rows of buckets with enough rows are grouped.
 */
function crowdedGroups(
  table: Fragment,
  { keys, hash }: { readonly keys: Fragment; readonly hash: Fragment },
  fewest: number,
  rows: number,
  known: Fragment,
) {
  const buckets = 2 ** Math.min(22, Math.max(10, Math.ceil(Math.log2((rows / fewest) * BUCKETS_A_GROUP))));
  const bucket = fragment`${hash} & ${wholeNumber(buckets - 1)}`;
  const counted = fragment`from numbered where reason is null and ${known}`;
  return statement()`
    create or replace temp table ${table} as
    select ${keys} ${counted} and (${bucket}) in (
      select ${bucket} as bucket ${counted} group by bucket having count(*) >= ${wholeNumber(fewest)})
    group by all having count(*) >= ${wholeNumber(fewest)}
  `;
}
const BUCKETS_A_GROUP = 8;

/** Positions shared by implausibly many staged rows. */
export const createSharedPositions = (rows: number) =>
  crowdedGroups(
    fragment`shared_position`,
    { keys: fragment`longitude, latitude`, hash: fragment`hash(longitude, latitude)` },
    SHARED_POSITION_MEASUREMENTS,
    rows,
    fragment`longitude is not null`,
  );

/** Devices with so many measurements on a day that they must be automated. */
export const createBusyDevices = (rows: number) =>
  crowdedGroups(
    fragment`busy_device`,
    // Few devices have so many in the whole file, and they are hashed already.
    { keys: fragment`device_hash, tested_on`, hash: fragment`device_hash` },
    BUSY_DEVICE_MEASUREMENTS,
    rows,
    fragment`device_hash is not null`,
  );

/** How many groups did each rule over the file find? */
export const groupsFound = statement<{ positions: number; devices: number }>()`
  select (select count(*) from shared_position) as positions, (select count(*) from busy_device) as devices
`;

/** Spellings of operators in the file that mention Wi-Fi. */
export const wifiWords = statement<{ word: string }>()`
  select word from operator_word where regexp_matches(lower(word), '(^|[^a-z])(wi-?fi|wlan|ssid)') order by word
`;
