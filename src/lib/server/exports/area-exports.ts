import type { Filter } from '#lib/domain/filter.ts';
import { AREA_COLUMNS } from '#lib/transport/area-columns.ts';
import { CHANGE_COLUMNS } from '#lib/transport/change-columns.ts';
import type { Column } from '#lib/transport/column.ts';
import { fixedFigures } from '#lib/transport/fixed-figures.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { areaChanges } from '../statistics/area-changes.ts';
import { areaStatistics } from '../statistics/area-statistics.ts';
import { monthlyMinimum } from '../statistics/monthly-minimum.ts';
import { areaTitles } from '../statistics/area-titles.ts';
import { exportTable, standingWords } from './export-file.ts';
import type { Provenance } from '../statistics/provenance.ts';
import { oneOf, type ExportFile } from './file-result.ts';

/** Values of `by`: one row per area, or also one per operator. */
export const GRAINS = ['unit', 'operator'] as const;

/** What each row of an exported table of areas has beside its figures. */
interface AreaContext {
  /** With its type word: "Huyện Lục Nam". */
  readonly areaName: string;
  /** As in `standingWords`. */
  readonly standing: string | null;
  readonly simulated: boolean;
}

interface AreaTable<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row & AreaContext>[];
  readonly rows: (
    warehouse: Warehouse,
    filter: Filter,
    options: { readonly by: 'area' | 'area_operator' },
  ) => Promise<readonly Row[]>;
}

const exportAreas =
  <Row extends { readonly code: string }>({ name, columns, rows }: AreaTable<Row>) =>
  async (
    warehouse: Warehouse,
    params: URLSearchParams,
    ifNoneMatch: string | null = null,
  ): Promise<ExportFile> => {
    const by = oneOf(params, 'by', GRAINS);
    const table = {
      name,
      columns,
      parameters: by,
      rows: async (filter: Filter, { simulated, standing }: Provenance) => {
        const [titleOf, found] = await Promise.all([
          areaTitles(warehouse, filter),
          rows(warehouse, filter, { by: by === 'operator' ? 'area_operator' : 'area' }),
        ]);
        const said = standingWords(standing);
        return found.map((row) => ({ ...row, areaName: titleOf(row.code), standing: said, simulated }));
      },
    };
    return exportTable(warehouse, params, table, ifNoneMatch);
  };

/**
 * The area statistics of a query string as a file (see `exportTable`). Parameters: filter names (see `FILTER_NAMES`),
 * `format` and `by`.
 */
export const areaStatisticsExport = exportAreas({
  name: 'areas',
  columns: AREA_COLUMNS,
  rows: async (warehouse, filter, options) => {
    const [statistics, monthly] = await Promise.all([
      areaStatistics(warehouse, filter, options),
      monthlyMinimum(warehouse, filter),
    ]);
    return statistics.map((row) => ({
      ...row,
      opposingWays: row.opposedBy.join(';') || null,
      monthsWithMinimum: monthly && monthly.reachedBy(row.code, row.operator),
    }));
  },
});

/** The changes of a query string as a file; parameters as of `areaStatisticsExport`. */
export const changeExport = exportAreas({
  name: 'changes',
  columns: CHANGE_COLUMNS,
  rows: async (warehouse, filter, by) =>
    (await areaChanges(warehouse, filter, by)).map((row) => ({ ...row, ...fixedFigures(row) })),
});
