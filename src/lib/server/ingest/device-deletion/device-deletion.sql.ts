import { fragment, identifier, literal, statement, wholeNumber, type Fragment } from '../../db/statement.ts';
import { deviceHash } from '../stage/device-hash.sql.ts';
import type { ChangedFigures } from '#lib/domain/safekeeping/device-deletion.ts';

/** The hash of a device's id, as loads make it. */
export const hashOfDevice = statement<{ hash: string }, { secret: string; id: string }>()`
  select (${deviceHash(fragment`$id::varchar`)})::varchar as hash
`;

type OfDevice = { hash: string };
const isIts: Fragment = fragment`device_hash = $hash::ubigint`;

/** How many rows a device has. */
export const footprint = statement<
  { tests: number; duplicates: number; batches: number; cases: number },
  OfDevice
>()`
  select (select count(*) from measurement where ${isIts}) as tests,
    (select count(*) from duplicate_measurement where ${isIts}) as duplicates,
    (select count(distinct batch_id) from (
      select batch_id from measurement where ${isIts} union all select batch_id from duplicate_measurement where ${isIts}
    )) as batches,
    (select count(distinct case_id) from (
      select case_id from case_measurement where ${isIts} union all select case_id from case_operator_test where ${isIts}
    )) as cases
`;

/** Figures of the operators and months in which a device has tests, with and without it. */
export const changedFigures = statement<ChangedFigures, OfDevice>()`
  with touched as (
    select distinct operator_id, date_trunc('month', tested_on) as month from measurement where ${isIts}
  )
  select o.name as operator, strftime(t.month, '%Y-%m') as month,
    count(*) as "testsBefore", count(*) filter (where not its) as "testsAfter",
    count(distinct device_hash) as "devicesBefore",
    count(distinct device_hash) filter (where not its) as "devicesAfter",
    avg(download_kbps) filter (where download_kbps > 0) as "meanKbpsBefore",
    avg(download_kbps) filter (where download_kbps > 0 and not its) as "meanKbpsAfter"
  from (
    select operator_id, date_trunc('month', tested_on) as month, download_kbps, device_hash,
      coalesce(${isIts}, false) as its
    from measurement
  ) as m
  join touched as t on t.operator_id is not distinct from m.operator_id and t.month = m.month
  left join operator as o on o.operator_id = t.operator_id
  group by o.name, t.month order by t.month, o.name
`;

/** Rows of a device in a raw copy, by their number in the file. */
export const rowsInRaw = (path: string, column: number) =>
  statement<{ row: number }, OfDevice>()`
    select row::integer as row from read_parquet(${literal(path)}) where ${cell(column)} = $hash order by row
  `;

/** Writes a raw copy without the rows of a device. */
export const copyWithout = (path: string, column: number, to: string) =>
  statement<unknown, OfDevice>()`
    copy (select * from read_parquet(${literal(path)}) where ${cell(column)} is distinct from $hash)
    to ${literal(to)} (format parquet, compression zstd)
  `;

const cell = (column: number) => identifier(`c${wholeNumber(column).text}`);

/** Notes how large a raw copy is now. */
export const noteRawBytes = statement<never, { key: string; bytes: number }>()`
  update raw_file set stored_bytes = $bytes where file_sha256 = $key
`;

/** What goes of each batch: measurements, duplicates and rejected rows; `rows` as JSON, by raw copy. */
export const gatherErased = statement<never, OfDevice & { rows: string }>()`
  create or replace temp table erased as
  with raw_row as (
    select unnest(from_json($rows, '[{"key": "VARCHAR", "row": "INTEGER"}]'), recursive := true)
  )
  select batch_id, count(*) filter (where kind = 'accepted')::integer as accepted,
    count(*) filter (where kind = 'duplicate')::integer as duplicates,
    count(*) filter (where kind = 'rejected')::integer as rejected,
    count(*) filter (where kind = 'accepted' and not placed)::integer as unplaced
  from (
    select batch_id, 'accepted' as kind,
      coalesce(place_id in (select place_id from place_unit), false) as placed
    from measurement where ${isIts}
    union all
    select batch_id, 'duplicate', true from duplicate_measurement where ${isIts}
    union all
    select r.batch_id, 'rejected', true
    from rejection as r join batch as b using (batch_id)
    join raw_row on raw_row.key = b.raw_key and raw_row.row = r.row_number
  )
  group by batch_id
`;

/** Takes the rows themselves, in this order. */
export const eraseRows = [
  statement<never, OfDevice & { rows: string }>()`
    delete from rejection using (
      select b.batch_id, r.row from (
        select unnest(from_json($rows, '[{"key": "VARCHAR", "row": "INTEGER"}]'), recursive := true)
      ) as r join batch as b on b.raw_key = r.key where $hash is not null
    ) as gone
    where rejection.batch_id = gone.batch_id and rejection.row_number = gone.row
  `,
  statement<never, OfDevice & { rows: string }>()`
    delete from measurement where ${isIts} and $rows is not null
  `,
  statement<never, OfDevice & { rows: string }>()`
    delete from duplicate_measurement where ${isIts} and $rows is not null
  `,
] as const;

/** The batches count only what they still hold, so that read = accepted + rejected + duplicates. */
export const recountErased = statement()`
  update batch set
    rows_read = rows_read - accepted - duplicates - rejected,
    rows_accepted = rows_accepted - accepted,
    rows_duplicate = rows_duplicate - duplicates,
    rows_rejected = rows_rejected - rejected,
    rows_unplaced = rows_unplaced - unplaced
  from erased where erased.batch_id = batch.batch_id and batch.state = 'loaded'
`;

/** Frozen tests of cases stay what letters said of them, under a number that leads to no device. */
export const detachFrozen = [
  statement<never, OfDevice & { salt: string }>()`
    update case_measurement set device_hash = hash($salt, case_id), cluster = hash($salt, case_id) where ${isIts}
  `,
  statement<never, OfDevice & { salt: string }>()`
    update case_operator_test set device_hash = hash($salt, case_id) where ${isIts}
  `,
] as const;

/** Drops the table of what went. */
export const dropErased = statement()`drop table if exists erased`;

/** Different devices among the tests in force. */
export const countDevices = statement<{ devices: number; simulated: number; testsWithoutDevice: number }>()`
  select count(distinct device_hash) filter (where not simulated) as devices,
    count(distinct device_hash) filter (where simulated) as simulated,
    count(*) filter (where device_hash is null and not simulated) as "testsWithoutDevice"
  from measurement join batch using (batch_id)
`;
