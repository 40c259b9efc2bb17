import { ZONE_OFFSET_HOURS } from '#lib/domain/local-date.ts';
import type { Removal } from '#lib/domain/safekeeping/removal.ts';
import { fragment, statement, wholeNumber, type Fragment } from '../db/statement.ts';

/** Rounds to 0.01 degree, about 1.1 km. */
const coarse = (degrees: Fragment): Fragment => fragment`round(${degrees}, 2)`;
const [longitude, latitude] = [fragment`longitude`, fragment`latitude`];

const loadedOn = fragment`(loaded_at + interval (${wholeNumber(ZONE_OFFSET_HOURS)}) hour)::date`;

/** Exact positions of measurements before a date, simulated ones excepted. */
const exactBefore = fragment`tested_on < $before::date
  and (longitude <> ${coarse(longitude)} or latitude <> ${coarse(latitude)})
  and batch_id not in (select batch_id from batch where simulated)`;

/**
 * The first date on which exact positions were due that are still there; null without any. A position is due when its
 * days are over, but not before its file was loaded.
 */
export const positionsDueOn = statement<
  { dueOn: string | null },
  { before: string; days: number; today: string }
>()`
  with exact as (
    select distinct batch_id, tested_on from measurement where ${exactBefore}
    union
    select distinct batch_id, tested_on from duplicate_measurement where ${exactBefore}
  )
  select min(greatest(tested_on + ($days::integer + 1), least(${loadedOn}, $today::date))) as "dueOn"
  from exact join batch using (batch_id)
`;

/** Of them, those of files that were loaded by a date. */
const dueBefore = fragment`${exactBefore} and batch_id in
  (select batch_id from batch where ${loadedOn} <= $loadedBy::date)`;

type Due = { before: string; loadedBy: string };

const coarsen = (table: Fragment) => statement<never, Due>()`
  update ${table} set longitude = ${coarse(longitude)}, latitude = ${coarse(latitude)} where ${dueBefore}
`;

/** Rounds the positions of measurements before a date; their places do not change. */
export const coarsenPositions = [coarsen(fragment`measurement`), coarsen(fragment`duplicate_measurement`)];

/** Records, for each batch, the positions that are about to be rounded. */
export const recordPositions = statement<never, Due & { now: string; days: number; dueOn: string }>()`
  insert into retention_removal
  select $now::timestamp, 'positions', 'position_days', $days::integer, $dueOn::date, batch_id, null, count(*), null
  from (
    select batch_id from measurement where ${dueBefore}
    union all
    select batch_id from duplicate_measurement where ${dueBefore}
  )
  group by batch_id order by batch_id
`;

/** Records that positions before a date were rounded: a file that overlaps is compared with them by that. */
export const recordCoarsening = statement<never, { before: string; now: string }>()`
  insert into position_coarsening
  select $before::date, coalesce(sum(rows_affected), 0), $now::timestamp
  from retention_removal where kind = 'positions' and done_at = $now::timestamp
`;

/** Records a raw copy that was removed. */
export const recordRawRemoval = statement<
  never,
  { now: string; reason: string; days: number; dueOn: string; key: string; bytes: number }
>()`
  insert into retention_removal
  select $now::timestamp, 'raw_file', $reason, $days::integer, $dueOn::date,
    (select max(batch_id) from batch where raw_key = $key), left($key, 64), null, $bytes::bigint
`;

/** What was removed last, latest first. */
export const lastRemovals = statement<Removal, { limit: number }>()`
  select r.done_at as "doneAt", r.kind, r.reason, r.days, r.due_on as "dueOn", r.batch_id as batch,
    b.file_name as "fileName", r.rows_affected as "rows", r.bytes_removed as bytes
  from retention_removal as r left join batch as b using (batch_id)
  order by r.done_at desc, r.due_on desc, r.kind, r.batch_id limit $limit
`;
