import { rm } from 'node:fs/promises';
import type { Batch, RowCell, RowOrigin } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import { maskPersonal } from '#lib/domain/personal/personal-values.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { batchReport } from '../batches.ts';
import { makeFolder } from '../load-folder.ts';
import type { SourceTable } from '../read/source-table.ts';
import { openRaw } from './open-raw.ts';
import { fateOfRow } from './row-origin.sql.ts';
import { cellsOf } from './raw.sql.ts';
import { shownColumns, type ShownColumn } from './shown-columns.ts';

/**
 * Where does a row come from? Its batch (file, hash, who, when, mapping), what became of it, and its original cells while
 * the raw copy exists. `rowNumber` is the number in the file. Throws a Fault when there is no such batch.
 */
export async function rowOrigin(
  warehouse: Warehouse,
  batchId: number,
  rowNumber: number,
): Promise<RowOrigin> {
  const { batch } = await batchReport(warehouse, batchId);
  const [row] = await warehouse.db.query(fateOfRow, { batch: batchId, row: rowNumber });
  const cells = await readCells(warehouse, batch, rowNumber);
  const lost = batch.state === 'undone' && cells?.length !== 0 ? 'undone' : 'absent';
  return { batch, rowNumber, fate: row?.fate ?? lost, cells };
}

/** The cells of a row; empty when the file has no such row, null when its raw copy has expired. */
async function readCells(warehouse: Warehouse, batch: Batch, row: number): Promise<RowCell[] | null> {
  const folder = await makeFolder(warehouse.dataDir);
  try {
    const { file, opened } = await openRaw(warehouse, batch, folder);
    const { table } = opened;
    const values = await valuesOf(warehouse, table, row);
    if (values === null) return [];
    const shown = shownColumns(batch, file);
    return table.headers.map((column, i) => toCell(column, values[`c${i}`] ?? null, shown[i]!));
  } catch (error) {
    if (error instanceof Fault && error.code === 'raw_file_absent') return null;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function valuesOf({ db }: Warehouse, table: SourceTable, row: number) {
  const { numbering } = table;
  if (numbering.kind === 'counted' && row < numbering.first) return null;
  const [values] = await db.query(cellsOf(table, row), {});
  return values ?? null;
}

function toCell(column: string, value: string | null, { shown, measured }: ShownColumn): RowCell {
  return { column, value: shown && value !== null ? maskPersonal(value, measured) : null, withheld: !shown };
}

/** Parses a row number. Throws a Fault for anything but a whole number from 1 up. */
export function readRowNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text.trim())) throw new Fault('row_number_invalid', { value: text });
  return Number(text);
}
