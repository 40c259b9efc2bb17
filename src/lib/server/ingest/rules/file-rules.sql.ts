import {
  BUSY_DEVICE_MEASUREMENTS,
  PLAN_CAP_PERCENT,
  PLAN_CAP_MEASUREMENTS,
  PLAN_CAPS_KBPS,
  SHARED_POSITION_MEASUREMENTS,
} from '#lib/domain/quality-rule.ts';
import { fragment, joinFragments, statement, wholeNumber, type Fragment } from '../../db/statement.ts';

/**
 * Finds groups of at least `fewest` staged rows. Grouping millions of positions or devices is expensive, so rows are first
 * counted in hash buckets; only rows of buckets with enough rows are grouped.
 */
function crowdedGroups(table: Fragment, keys: Fragment, fewest: number, rows: number, known: Fragment) {
  const buckets = 2 ** Math.min(22, Math.max(10, Math.ceil(Math.log2((rows / fewest) * BUCKETS_A_GROUP))));
  const bucket = fragment`hash(${keys}) & ${wholeNumber(buckets - 1)}`;
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
    fragment`longitude, latitude`,
    SHARED_POSITION_MEASUREMENTS,
    rows,
    fragment`longitude is not null`,
  );

/** Devices with so many measurements on a day that they must be automated. */
export const createBusyDevices = (rows: number) =>
  crowdedGroups(
    fragment`busy_device`,
    fragment`device_hash, tested_on`,
    BUSY_DEVICE_MEASUREMENTS,
    rows,
    fragment`device_hash is not null`,
  );

/** The speed cap of a data plan that a speed is close to; NULL if none. */
export function capOf(kbps: Fragment): Fragment {
  const cases = PLAN_CAPS_KBPS.map((cap) => {
    const width = (cap * PLAN_CAP_PERCENT) / 100;
    return fragment`when ${kbps} between ${wholeNumber(cap - width)} and ${wholeNumber(cap + width)} then ${wholeNumber(cap)}`;
  });
  const highest = PLAN_CAPS_KBPS[PLAN_CAPS_KBPS.length - 1]!;
  const top = wholeNumber(highest + (highest * PLAN_CAP_PERCENT) / 100);
  return fragment`case when ${kbps} <= ${top} then case ${joinFragments(cases, '\n')} end end`;
}

/** Devices that reached the same cap repeatedly. */
export const createCappedDevices = statement()`
  create or replace temp table capped_device as
  select device_hash, ${capOf(fragment`download_kbps`)} as cap_kbps from numbered
  where reason is null and device_hash is not null and ${capOf(fragment`download_kbps`)} is not null
  group by all having count(*) >= ${wholeNumber(PLAN_CAP_MEASUREMENTS)}
`;

/** How many groups did each rule over the file find? */
export const groupsFound = statement<{ positions: number; devices: number; capped: number }>()`
  select (select count(*) from shared_position) as positions, (select count(*) from busy_device) as devices,
    (select count(*) from capped_device) as capped
`;

/** Spellings of operators in the file that mention Wi-Fi. */
export const wifiWords = statement<{ word: string }>()`
  select word from operator_word where regexp_matches(lower(word), '(^|[^a-z])(wi-?fi|wlan|ssid)') order by word
`;
