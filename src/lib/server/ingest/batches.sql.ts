import type { Batch } from '#lib/domain/batch.ts';
import { fragment, statement } from '../db/statement.ts';

/** A batch as stored; `mapping` and `notices` are JSON. */
export type BatchRow = Omit<Batch, 'mapping'> & { readonly mapping: string | null; readonly notices: string };

const batchRow = fragment`select batch_id as id, kind, file_name as "fileName", file_sha256 as "fileSha256", sheet,
  file_bytes as "fileBytes", loaded_by as "loadedBy", loaded_at as "loadedAt", mapping::varchar as mapping,
  rows_read as read, rows_accepted as accepted, rows_rejected as rejected, rows_duplicate as duplicates,
  rows_unplaced as unplaced, first_on as "firstOn", last_on as "lastOn", state, undone_at as "undoneAt",
  simulated, notices::varchar as notices from batch`;

/** All batches, newest first. */
export const batches = statement<BatchRow>()`${batchRow} order by batch_id desc`;

/** One batch; no row when it does not exist. */
export const batch = statement<BatchRow, { id: number }>()`${batchRow} where batch_id = $id`;

/** The notices of a batch, as JSON. */
export const batchNotices = statement<{ notices: string }, { batch: number }>()`
  select notices::varchar as notices from batch where batch_id = $batch
`;

/** Replaces the notices of a batch; `notices` is JSON. */
export const setBatchNotices = statement<never, { batch: number; notices: string }>()`
  update batch set notices = $notices::json where batch_id = $batch
`;

/**
 * The earliest loaded batch, with rows, of a part of a file: of its monthly forms, or of a sheet and the column that its download
 * speeds are in (null: of any). No row when there is none or it is undone.
 */
export const loadedBatchOfPart = statement<
  { id: number },
  { sha256: string; kind: string; sheet: string | null; download: string | null }
>()`
  select batch_id as id from batch
  where file_sha256 = $sha256 and state = 'loaded' and rows_accepted + rows_duplicate > 0 and kind = $kind
    and (kind = 'tally'
    or (sheet is not distinct from $sheet
      and coalesce(mapping -> 'columns' -> 'download' ->> 'column' = $download, $download is null)))
  order by batch_id limit 1
`;

/** The earliest loaded batch of a file with this content, of whatever part; no row without one. */
export const loadedBatchOfFile = statement<{ id: number }, { sha256: string }>()`
  select batch_id as id from batch where file_sha256 = $sha256 and state = 'loaded' order by batch_id limit 1
`;

/** Rejections by reason and column with the first examples, most frequent first. */
export const rejectionCounts = statement<
  {
    code: string;
    column: string | null;
    rows: number;
    examples: { rowNumber: number; value: string | null }[];
  },
  { id: number }
>()`
  select code, column_name as "column", count(*) as rows,
    list({'rowNumber': row_number, 'value': value} order by row_number)[:3] as examples
  from rejection where batch_id = $id
  group by all order by rows desc, code
`;

/** A page of the rejected rows of a batch, in the order of the file. */
export const rejections = statement<
  { rowNumber: number; column: string | null; value: string | null; code: string },
  { id: number; limit: number; offset: number }
>()`
  select row_number as "rowNumber", column_name as "column", value, code
  from rejection where batch_id = $id order by row_number limit $limit offset $offset
`;
