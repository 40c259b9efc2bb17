import { fragment, statement } from '../db/statement.ts';

const columns = fragment`batch_id, row_number, tested_on, tested_at, place_id, operator_id, technology,
  download_kbps, upload_kbps, latency_ms, jitter_ms, longitude, latitude, device_hash, flags, flags_off`;

export const deleteMeasurements = statement<never, { batch: number }>()`
  delete from measurement where batch_id = $batch
`;

export const deleteDuplicates = statement<never, { batch: number }>()`
  delete from duplicate_measurement where batch_id = $batch
`;

/** For each original of the batch that others repeat: the earliest of those, which takes its place. */
export const createHeirs = statement<never, { batch: number }>()`
  create or replace temp table heir as
  select original_row_number, arg_min(batch_id, (batch_id, row_number)) as batch_id,
    arg_min(row_number, (batch_id, row_number)) as row_number
  from duplicate_measurement where original_batch_id = $batch and batch_id <> $batch
  group by original_row_number
`;

export const promoteHeirs = statement()`
  insert into measurement (${columns})
  select ${columns} from duplicate_measurement
  where (batch_id, row_number) in (select (batch_id, row_number) from heir)
`;

/** Counts of the batches whose duplicates became measurements. */
export const recountBatches = statement()`
  update batch set
    rows_accepted = rows_accepted + gain.rows,
    rows_duplicate = rows_duplicate - gain.rows,
    rows_unplaced = rows_unplaced + gain.unplaced,
    first_on = least(batch.first_on, gain.first_on),
    last_on = greatest(batch.last_on, gain.last_on)
  from (
    select d.batch_id, count(*) as rows, min(tested_on) as first_on, max(tested_on) as last_on,
      count(*) filter (where place_id is null or place_id not in (select place_id from place_unit)) as unplaced
    from duplicate_measurement as d
    where (d.batch_id, d.row_number) in (select (batch_id, row_number) from heir)
    group by d.batch_id
  ) as gain
  where batch.batch_id = gain.batch_id
`;

export const removePromoted = statement()`
  delete from duplicate_measurement where (batch_id, row_number) in (select (batch_id, row_number) from heir)
`;

/** The other duplicates of an original that is gone now repeat its heir. */
export const pointToHeirs = statement<never, { batch: number }>()`
  update duplicate_measurement set original_batch_id = heir.batch_id, original_row_number = heir.row_number
  from heir
  where original_batch_id = $batch and duplicate_measurement.original_row_number = heir.original_row_number
`;

export const dropHeirs = statement()`drop table if exists heir`;

export const markUndone = statement<never, { batch: number; now: string }>()`
  update batch set state = 'undone', undone_at = $now::timestamp where batch_id = $batch
`;

export const batchState = statement<
  { state: 'loaded' | 'undone'; firstOn: string | null; lastOn: string | null },
  { batch: number }
>()`
  select state, first_on as "firstOn", last_on as "lastOn" from batch where batch_id = $batch
`;

export const deleteRejections = statement<never, { batch: number }>()`
  delete from rejection where batch_id = $batch
`;
