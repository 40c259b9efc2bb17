import { Fault } from '#lib/domain/fault.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { CELL_RESOLUTIONS, isCellResolution, type CellResolution } from '#lib/domain/gap.ts';
import type { Column } from '#lib/transport/column.ts';
import { GAP_CELL_COLUMNS, GAP_COLUMNS, type GapRow } from '#lib/transport/gap-columns.ts';
import type { ExportFile } from './file-result.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { exportTable } from './export-file.ts';
import { gaps, type Gaps } from '../statistics/gaps.ts';
import type { Provenance } from '../statistics/provenance.ts';
import { areaTitles } from '../statistics/area-titles.ts';

/** The resolution in the parameter `cells` of a query string; 7 by default. Throws a Fault for an unknown value. */
export function resolutionOf(params: URLSearchParams): CellResolution {
  const value = params.get('cells') || String(CELL_RESOLUTIONS[0]);
  const resolution = Number(value);
  if (isCellResolution(resolution)) return resolution;
  throw new Fault('parameter_value_unknown', {
    parameter: 'cells',
    value,
    known: CELL_RESOLUTIONS.map(String),
  });
}

/**
 * The gap areas of a query string as a file (see `exportTable`). Parameters: filter names, `format` and `cells`, the
 * resolution. Each area has a row over all operators, followed by one per operator with measurements there.
 */
export const gapExport = gapTableExport('gaps', GAP_COLUMNS, gapRows);

/** The tested cells of a query string as a file; the same parameters. */
export const gapCellExport = gapTableExport('gap-cells', GAP_CELL_COLUMNS, ({ cells }, titleOf, simulated) =>
  cells.map((cell) => ({
    ...cell,
    areaName: cell.areaCode === null ? null : titleOf(cell.areaCode),
    simulated,
  })),
);

function gapTableExport<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rowsOf: (found: Gaps, titleOf: (code: string) => string, simulated: boolean) => readonly Row[],
) {
  return async (
    warehouse: Warehouse,
    params: URLSearchParams,
    ifNoneMatch: string | null = null,
  ): Promise<ExportFile> => {
    const resolution = resolutionOf(params);
    const rows = async (filter: Filter, { simulated }: Provenance) => {
      const found = await gaps(warehouse, filter, resolution);
      return rowsOf(found, await areaTitles(warehouse, found.naming), simulated);
    };
    return exportTable(warehouse, params, { name, columns, parameters: resolution, rows }, ifNoneMatch);
  };
}

/** The gap areas as rows; `titleOf` gives the title of an area of the naming level. */
export function gapRows(
  { areas }: Gaps,
  titleOf: (code: string) => string,
  simulated: boolean,
): readonly GapRow[] {
  return areas.flatMap(({ cells, areaCodes, operators, ...area }) => {
    const common = { cells: cells.length, areaNames: areaCodes.map(titleOf).join('; '), simulated };
    const { rank, name, areaKm2, people } = area;
    return [
      { ...area, ...common, operator: null },
      ...operators.map((own) => ({
        rank,
        name,
        areaKm2,
        people,
        ...common,
        ...own,
        worstOperator: null,
        onlyOperator: null,
      })),
    ];
  });
}
