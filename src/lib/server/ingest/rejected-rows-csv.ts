import type { Batch } from '#lib/domain/batch.ts';
import type { Rejection } from '#lib/domain/rejection.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { rejectionRows } from './batches.ts';
import { rejectedCells } from './raw/rejected-cells.ts';
import { rejectionsCsv } from './rejections-csv.ts';

/** The words of a list of rejected rows, in the reader's language. */
export interface RejectionListWords {
  /** Column names of the values at fault alone: row, column, value, reason. */
  readonly alone: readonly string[];
  /** Column names behind a row's own cells: row, column, reason. */
  readonly behind: readonly string[];
  sentence(row: Rejection): string;
}

/**
 * What a batch rejected, as CSV: the rows as their file has them with row number, column and reason behind, so that
 * the list can be mended and loaded. When the file is kept no more, the values at fault alone.
 */
export async function rejectedRowsCsv(
  warehouse: Warehouse,
  batch: Batch,
  { alone, behind, sentence }: RejectionListWords,
): Promise<ReadableStream<Uint8Array>> {
  const known = await rejectedCells(warehouse, batch);
  if (known === null) {
    return rejectionsCsv(rejectionRows(warehouse, batch.id), alone, (row) => [
      ...[String(row.rowNumber), row.column ?? '', row.value ?? '', sentence(row)],
    ]);
  }
  return rejectionsCsv(known.rows, [...known.headers, ...behind], (row) => [
    ...row.cells,
    ...[String(row.rowNumber), row.column ?? '', sentence(row)],
  ]);
}
