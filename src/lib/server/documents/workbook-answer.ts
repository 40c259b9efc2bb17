import { holds, tagOf, type FileAnswer } from '../answers/file-answer.ts';
import { rangeOf } from '../tallies/tally-answer.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { consolidatedTables } from './consolidated-table.ts';
import { renderWorkbook } from './consolidated-workbook.ts';

/**
 * The consolidated tables of the months [`from`, `to`) of a query string (or of its one `month`) as XLSX. `held`: the
 * tags of `If-None-Match`. Throws a Fault for a month that is none, and for months out of order.
 */
export async function workbookAnswer(
  warehouse: Warehouse,
  params: URLSearchParams,
  held: string | null = null,
): Promise<FileAnswer> {
  const { from, to } = rangeOf(params);
  const { dataVersion } = warehouse;
  const etag = tagOf(['workbook', from, to], dataVersion);
  const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const name = `bieu-tong-hop_${from}_${to}_v${dataVersion}`;
  if (holds(held, etag)) return { contentType, etag, fileName: `${name}.xlsx`, body: null };
  const tables = await consolidatedTables(warehouse, { from, to });
  const label = tables.some((table) => table.simulated) ? '_mo-phong' : '';
  return { contentType, etag, fileName: `${name}${label}.xlsx`, body: await renderWorkbook(tables) };
}
