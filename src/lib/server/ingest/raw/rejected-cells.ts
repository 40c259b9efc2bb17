import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Batch } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import { maskPersonal } from '#lib/domain/personal/personal-values.ts';
import type { Rejection, RejectionCode } from '#lib/domain/rejection.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { makeFolder } from '../load-folder.ts';
import { openRaw } from './open-raw.ts';
import { copyRejected, rejectedRows } from './raw.sql.ts';
import { shownColumns, type ShownColumn } from './shown-columns.ts';

/** Rejected rows with the cells of their file. */
export interface RejectedCells {
  /** The file's own header. */
  readonly headers: readonly string[];
  /** Each rejection with the row's cells by column; columns that are not stored and device ids are empty, personal values masked. */
  readonly rows: AsyncGenerator<Rejection & { readonly cells: readonly string[] }>;
}

const PAGE_ROWS = 10_000;

/** Which rows did a batch reject? With all cells, to be corrected and loaded again; null when its raw copy has expired. */
export async function rejectedCells(warehouse: Warehouse, batch: Batch): Promise<RejectedCells | null> {
  const folder = await makeFolder(warehouse.dataDir);
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const { file, opened } = await openRaw(warehouse, batch, folder);
    const path = join(folder, 'rejected.parquet');
    const { headers } = opened.table;
    await warehouse.db.query(copyRejected(opened.table, path), { batch: batch.id });
    return { headers, rows: pages(warehouse, batch.id, path, shownColumns(batch, file), remove) };
  } catch (error) {
    await remove();
    if (error instanceof Fault && error.code === 'raw_file_absent') return null;
    throw error;
  }
}

async function* pages(
  { db }: Warehouse,
  batch: number,
  path: string,
  columns: readonly ShownColumn[],
  remove: () => Promise<void>,
): RejectedCells['rows'] {
  try {
    for (let offset = 0; ; offset += PAGE_ROWS) {
      const page = { batch, limit: PAGE_ROWS, offset };
      const rows = await db.query(rejectedRows(path, columns.length), page);
      for (const row of rows) {
        const { rowNumber, code, column } = row;
        const value = row.value && maskPersonal(row.value);
        const cells = columns.map(({ shown, measured }, i) =>
          shown ? maskPersonal(row[`c${i}`] ?? '', measured) : '',
        );
        yield { rowNumber, code: code as RejectionCode, column, value, cells };
      }
      if (rows.length < PAGE_ROWS) return;
    }
  } finally {
    await remove();
  }
}
