import { CHANGE_COLUMNS } from '#lib/transport/change-columns.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { oneOf, type ExportFile } from './file-result.ts';
import { exportTable } from './export-file.ts';
import { areaChanges } from '../statistics/area-changes.ts';
import { GRAINS } from './area-statistics-export.ts';
import { areaTitles } from '../statistics/area-titles.ts';

/**
 * The changes of a query string as a file (see `exportTable`). Parameters: filter names, `format` and `by` (`unit`,
 * or `operator` for a further row per operator).
 */
export async function changeExport(
  warehouse: Warehouse,
  params: URLSearchParams,
  ifNoneMatch: string | null = null,
): Promise<ExportFile> {
  const by = oneOf(params, 'by', GRAINS);
  return exportTable(
    warehouse,
    params,
    {
      name: 'changes',
      columns: CHANGE_COLUMNS,
      parameters: by,
      rows: async (filter, { simulated }) => {
        const [titleOf, changes] = await Promise.all([
          areaTitles(warehouse, filter),
          areaChanges(warehouse, filter, { by: by === 'operator' ? 'area_operator' : 'area' }),
        ]);
        return changes.map((row) => ({ ...row, areaName: titleOf(row.code), simulated }));
      },
    },
    ifNoneMatch,
  );
}
