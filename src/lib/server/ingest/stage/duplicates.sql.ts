import { fragment, statement } from '../../db/statement.ts';

/**
 * The identity of a row: its device if known, else its position. A row with neither is never a duplicate: two people may
 * measure the same speed in the same minute and district.
 */
const identified = fragment`n.reason is null and (n.device_hash is not null or n.longitude is not null)`;
const identityHash = fragment`xor(coalesce(n.device_hash, hash(n.longitude, n.latitude)),
  hash(coalesce(n.tested_at, n.tested_on::timestamp), n.download_kbps))`;

/** Prefilter: hashes that occur more than once in the file, nearly always of real duplicates. Sorting takes half of what grouping does. */
export const createSuspects = statement()`
  create or replace temp table suspect as
  select distinct identity from (
    select identity, lag(identity) over (order by identity) as before
    from (select ${identityHash} as identity from numbered as n where ${identified})
  ) where identity = before
`;

/**
 * Rows that duplicate another one: of a loaded batch, else the first equal row of the file. Values are compared, not only
 * hashes; where positions were coarsened, at 0.01 degree.
 */
export const createDuplicates = statement<never, { firstOn: string | null; lastOn: string | null }>()`
  create or replace temp table duplicate as
  with earlier as (
    select n.row_number, min((m.batch_id, m.row_number)) as original
    from named as n
    join measurement as m on m.tested_on = n.tested_on and m.download_kbps = n.download_kbps
      and m.tested_at is not distinct from n.tested_at
      and m.upload_kbps is not distinct from n.upload_kbps
      and m.operator_id is not distinct from n.operator_id
      and m.technology = n.technology
      and m.device_hash is not distinct from n.device_hash
      and (n.device_hash is not null or (m.longitude = n.longitude and m.latitude = n.latitude)
        or (m.tested_on < (select max(before_on) from position_coarsening)
          and m.longitude = round(n.longitude, 2) and m.latitude = round(n.latitude, 2)))
    where ${identified} and m.tested_on between $firstOn::date and $lastOn::date
    group by n.row_number
  ),
  same as (
    select n.row_number, min(n.row_number) over (
      partition by n.device_hash, case when n.device_hash is null then n.longitude end,
        case when n.device_hash is null then n.latitude end, n.tested_on, n.tested_at, n.download_kbps,
        n.upload_kbps, n.operator_id, n.technology
    ) as original
    from named as n
    where ${identified} and ${identityHash} in (select identity from suspect)
  )
  select row_number, original[1] as original_batch_id, original[2] as original_row_number from earlier
  union all
  select row_number, null, original from same
  where original <> row_number and row_number not in (select row_number from earlier)
`;

/** Number of duplicates among the staged rows. */
export const duplicateCount = statement<{ rows: number }>()`select count(*) as rows from duplicate`;
