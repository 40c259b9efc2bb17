import { localDateAt } from '#lib/domain/local-date.ts';
import { planWeeks, weeklyTests } from '#lib/domain/quota.ts';
import { QUOTA_COLUMNS } from '#lib/transport/quota-columns.ts';
import type { ExportFile } from './file-result.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { exportTable, standingWords } from './export-file.ts';
import { reportingUnitsByArea, narrowestLevel } from '../statistics/quota-areas.ts';
import { quotas } from '../statistics/quotas.ts';
import { areaTitles } from '../statistics/area-titles.ts';

/**
 * The quotas of a query string as a file (see `exportTable`). Parameters: filter names and `format`. Without a level,
 * of communes. The weekly numbers of a running period depend on today's date.
 */
export async function quotaExport(
  warehouse: Warehouse,
  params: URLSearchParams,
  ifNoneMatch: string | null = null,
): Promise<ExportFile> {
  const today = localDateAt(warehouse.clock());
  const effectiveParams = new URLSearchParams(params);
  const level = narrowestLevel(await readCatalog(warehouse), params);
  if (level) effectiveParams.set('level', level);
  return exportTable(
    warehouse,
    effectiveParams,
    {
      name: 'quotas',
      columns: QUOTA_COLUMNS,
      parameters: today,
      rows: async (filter, { simulated, standing }) => {
        const weeks = planWeeks(filter.period, today);
        const [titleOf, reportingUnitOf, rows] = await Promise.all([
          areaTitles(warehouse, filter),
          reportingUnitsByArea(warehouse, filter),
          quotas(warehouse, filter),
        ]);
        return rows.map((row) => ({
          ...row,
          areaName: titleOf(row.code),
          reportingUnit: reportingUnitOf(row.code)?.code ?? null,
          weeklyTestsForMinimum: weeklyTests(row.tests, row.testsForMinimum, weeks),
          weeklyTestsForDecision:
            row.testsForDecision === null ? null : weeklyTests(row.tests, row.testsForDecision, weeks),
          standing: standingWords(standing),
          simulated,
        }));
      },
    },
    ifNoneMatch,
  );
}
