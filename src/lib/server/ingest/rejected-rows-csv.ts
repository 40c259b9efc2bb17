import type { Batch } from '#lib/domain/batch.ts';
import type { Rejection } from '#lib/domain/rejection.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { rejectionRows } from './batches.ts';
import { rejectedCells } from './raw/rejected-cells.ts';
import { rejectionsCsv } from './rejections-csv.ts';

/** Headers and sentences of a list of rejected rows, in the reader's language. */
export interface RejectionListWords {
  /** Headers of a list without the rows' cells: row, column, value, reason. */
  readonly alone: readonly string[];
  /** Headers after the rows' own cells: row, column, reason. */
  readonly behind: readonly string[];
  sentence(row: Rejection): string;
}

/**
 * Which rows did a batch reject? As CSV: the cells of the file followed by row number, column and reason, so that the list
 * can be corrected and loaded. If the raw copy has expired, the rejected values only. With a byte order mark, unless
 * `marked` is false.
 */
export async function rejectedRowsCsv(
  warehouse: Warehouse,
  batch: Batch,
  { alone, behind, sentence }: RejectionListWords,
  { marked = true } = {},
): Promise<ReadableStream<Uint8Array>> {
  const known = await rejectedCells(warehouse, batch);
  if (known === null) {
    const cellsOf = (row: Rejection) => [
      ...[String(row.rowNumber), row.column ?? '', row.value ?? '', sentence(row)],
    ];
    return rejectionsCsv(rejectionRows(warehouse, batch.id), alone, cellsOf, marked);
  }
  return rejectionsCsv(
    known.rows,
    [...known.headers, ...behind],
    (row) => [...row.cells, ...[String(row.rowNumber), row.column ?? '', sentence(row)]],
    marked,
  );
}
