import { AREA_COLUMNS } from '#lib/transport/area-columns.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { oneOf, type ExportFile } from './file-result.ts';
import { exportTable } from './export-file.ts';
import { areaStatistics } from '../statistics/area-statistics.ts';
import { areaTitles } from '../statistics/area-titles.ts';

/** Values of `by`: one row per area, or also one per operator. */
export const GRAINS = ['unit', 'operator'] as const;

/**
 * The area statistics of a query string as a file (see `exportTable`). Parameters: filter names (see `FILTER_NAMES`),
 * `format` and `by`.
 */
export async function areaStatisticsExport(
  warehouse: Warehouse,
  params: URLSearchParams,
  ifNoneMatch: string | null = null,
): Promise<ExportFile> {
  const by = oneOf(params, 'by', GRAINS);
  return exportTable(
    warehouse,
    params,
    {
      name: 'areas',
      columns: AREA_COLUMNS,
      parameters: by,
      rows: async (filter, { simulated }) => {
        const [titleOf, statistics] = await Promise.all([
          areaTitles(warehouse, filter),
          areaStatistics(warehouse, filter, { by: by === 'operator' ? 'area_operator' : 'area' }),
        ]);
        return statistics.map((row) => ({ ...row, areaName: titleOf(row.code), simulated }));
      },
    },
    ifNoneMatch,
  );
}
