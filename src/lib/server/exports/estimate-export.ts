import { Fault } from '#lib/domain/fault.ts';
import { monthDaysMissing } from '#lib/domain/period-coverage.ts';
import { ESTIMATE_COLUMNS } from '#lib/transport/estimate-columns.ts';
import { dataDates, readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { ExportFile } from './file-result.ts';
import { exportTable } from './export-file.ts';
import { DIMENSIONS, estimates } from '../statistics/estimates.ts';
import { areaTitles } from '../statistics/area-titles.ts';

/** Values listed in `by`; without `unit` all areas are one group. */
export const ESTIMATE_DIMENSIONS = ['unit', ...DIMENSIONS] as const;
type EstimateDimension = (typeof ESTIMATE_DIMENSIONS)[number];

/** Value of `by` for all measurements as one row. */
const NOTHING = 'all';

/**
 * The estimates of a query string as a file (see `exportTable`). Parameters: filter names, `format`, and `by`, a
 * comma-separated list of `ESTIMATE_DIMENSIONS` (default `unit`, `all` for none).
 */
export async function estimateExport(
  warehouse: Warehouse,
  params: URLSearchParams,
  ifNoneMatch: string | null = null,
): Promise<ExportFile> {
  const by = parseDimensions(params.get('by') || 'unit');
  const together = !by.includes('unit');
  const dimensions = DIMENSIONS.filter((dimension) => by.includes(dimension));
  return exportTable(
    warehouse,
    params,
    {
      name: 'estimates',
      columns: ESTIMATE_COLUMNS,
      parameters: [together, dimensions],
      rows: async (filter, { simulated }) => {
        const [catalog, titleOf, found] = await Promise.all([
          readCatalog(warehouse),
          areaTitles(warehouse, filter),
          estimates(warehouse, filter, dimensions, { together }),
        ]);
        const dates = dataDates(warehouse, catalog);
        return found.map((row) => ({
          ...row,
          areaName: titleOf(row.code),
          monthDaysMissing: row.monthOn === null ? null : monthDaysMissing(row.monthOn, filter.period, dates),
          simulated,
        }));
      },
    },
    ifNoneMatch,
  );
}

function parseDimensions(by: string): readonly EstimateDimension[] {
  if (by === NOTHING) return [];
  return by.split(',').map((value) => {
    const dimension = ESTIMATE_DIMENSIONS.find((known) => known === value.trim());
    if (!dimension)
      throw new Fault('parameter_value_unknown', {
        parameter: 'by',
        value,
        known: [...ESTIMATE_DIMENSIONS, NOTHING],
      });
    return dimension;
  });
}
