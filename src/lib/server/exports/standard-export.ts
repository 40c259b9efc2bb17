import type { Filter } from '#lib/domain/filter.ts';
import { standingOf } from '#lib/domain/standards/standing.ts';
import { STANDARD_COLUMNS } from '#lib/transport/standard-columns.ts';
import { areaTitles } from '../statistics/area-titles.ts';
import type { Provenance } from '../statistics/provenance.ts';
import { standardVerdicts } from '../statistics/standard-verdicts.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { exportTable, standingWords } from './export-file.ts';
import type { ExportFile } from './file-result.ts';

/**
 * The verdicts of a query string on every standard that is switched on and in force, downloads and uploads, as a file
 * (see `exportTable`): each area of the filter's level and each standard. Parameters: filter names and `format`.
 */
export async function standardExport(
  warehouse: Warehouse,
  params: URLSearchParams,
  ifNoneMatch: string | null = null,
): Promise<ExportFile> {
  const table = {
    name: 'standards',
    columns: STANDARD_COLUMNS,
    parameters: null,
    rows: async (filter: Filter, { simulated }: Provenance) => {
      const [titleOf, verdicts, { gates }] = await Promise.all([
        areaTitles(warehouse, filter),
        standardVerdicts(warehouse, filter, null),
        readCatalog(warehouse),
      ]);
      return verdicts.map(({ standard, ...row }) => ({
        ...row,
        areaName: titleOf(row.code),
        standardId: standard.id,
        ...{ kind: standard.kind, metric: standard.metric, technology: standard.technology },
        ...{ statistic: standard.statistic, decidingMean: standard.decidingMean },
        ...{ limit: standard.limit, share: standard.share },
        standing: standingWords(standingOf(standard, gates, filter)),
        simulated,
      }));
    },
  };
  return exportTable(warehouse, params, table, ifNoneMatch);
}
