import { fragment, statement } from '../db/statement.ts';

const columns = fragment`batch_id, row_number, tested_on, tested_at, place_id, operator_id, technology,
  download_kbps, upload_kbps, latency_ms, jitter_ms, longitude, latitude, device_hash, flags, flags_off`;

/** Deletes the measurements of a batch. */
export const deleteMeasurements = statement<never, { batch: number }>()`
  delete from measurement where batch_id = $batch
`;

/** Deletes the reference values of a batch. */
export const deleteReferenceValues = statement<never, { batch: number }>()`
  delete from reference_value where batch_id = $batch
`;

/** Deletes the duplicates that a batch contained. */
export const deleteDuplicates = statement<never, { batch: number }>()`
  delete from duplicate_measurement where batch_id = $batch
`;

/** For each measurement of the batch with duplicates in other batches: the earliest of those, which replaces it. */
export const createReplacements = statement<never, { batch: number }>()`
  create or replace temp table replacement as
  select original_row_number, arg_min(batch_id, (batch_id, row_number)) as batch_id,
    arg_min(row_number, (batch_id, row_number)) as row_number
  from duplicate_measurement where original_batch_id = $batch and batch_id <> $batch
  group by original_row_number
`;

/** Inserts the replacements as measurements. */
export const promoteReplacements = statement()`
  insert into measurement (${columns})
  select ${columns} from duplicate_measurement
  where (batch_id, row_number) in (select (batch_id, row_number) from replacement)
`;

/** Updates the counts of the batches whose duplicates were promoted. */
export const recountBatches = statement()`
  update batch set
    rows_accepted = rows_accepted + promoted.rows,
    rows_duplicate = rows_duplicate - promoted.rows,
    rows_unplaced = rows_unplaced + promoted.unplaced,
    first_on = least(batch.first_on, promoted.first_on),
    last_on = greatest(batch.last_on, promoted.last_on)
  from (
    select d.batch_id, count(*) as rows, min(tested_on) as first_on, max(tested_on) as last_on,
      count(*) filter (where place_id is null or place_id not in (select place_id from place_unit)) as unplaced
    from duplicate_measurement as d
    where (d.batch_id, d.row_number) in (select (batch_id, row_number) from replacement)
    group by d.batch_id
  ) as promoted
  where batch.batch_id = promoted.batch_id
`;

/** Deletes the duplicates that became measurements. */
export const removePromoted = statement()`
  delete from duplicate_measurement where (batch_id, row_number) in (select (batch_id, row_number) from replacement)
`;

/** The remaining duplicates of a removed measurement now refer to its replacement. */
export const pointToReplacements = statement<never, { batch: number }>()`
  update duplicate_measurement set original_batch_id = replacement.batch_id, original_row_number = replacement.row_number
  from replacement
  where original_batch_id = $batch and duplicate_measurement.original_row_number = replacement.original_row_number
`;

/** Drops the table of replacements. */
export const dropReplacements = statement()`drop table if exists replacement`;

/** Marks a batch as undone. */
export const markUndone = statement<never, { batch: number; now: string }>()`
  update batch set state = 'undone', undone_at = $now::timestamp where batch_id = $batch
`;

/** State and dates of a batch; no row when it does not exist. */
export const batchState = statement<
  { state: 'loaded' | 'undone'; firstOn: string | null; lastOn: string | null },
  { batch: number }
>()`
  select state, first_on as "firstOn", last_on as "lastOn" from batch where batch_id = $batch
`;

/** Deletes the rejections of a batch. */
export const deleteRejections = statement<never, { batch: number }>()`
  delete from rejection where batch_id = $batch
`;
