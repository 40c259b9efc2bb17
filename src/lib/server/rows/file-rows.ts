import { MOST_IN_FILE } from '#lib/domain/rows/row-question.ts';
import type { ExportedRow } from '#lib/transport/row-columns.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { readRows, totalOf } from './list-rows.ts';
import { rowCounts } from './row-counts.ts';
import type { AskedRows } from './rows-behind.ts';

/** How many rows does a question select in all? */
export async function rowTotal(
  warehouse: Warehouse,
  { filter, question, scope }: AskedRows,
): Promise<number> {
  return totalOf(await rowCounts(warehouse, filter, question, scope), question);
}

/**
 * The first rows of a question as a file has them. Devices are numbered in order of appearance: the numbers of two files
 * have nothing to do with each other.
 */
export async function fileRows(
  warehouse: Warehouse,
  { filter, question, scope }: AskedRows,
  simulated: boolean,
): Promise<readonly ExportedRow[]> {
  const found = await readRows(warehouse, filter, question, scope, { limit: MOST_IN_FILE, offset: 0 });
  const numbers = new Map<string, number>();
  return found.map(({ row, device }) => {
    if (device !== null && !numbers.has(device)) numbers.set(device, numbers.size + 1);
    const marks = row.marks.length === 0 ? null : row.marks.join(';');
    return { ...row, marks, device: device === null ? null : numbers.get(device)!, simulated };
  });
}
