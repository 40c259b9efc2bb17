import { Fault } from '#lib/domain/fault.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { CELL_RESOLUTIONS, isCellResolution, type CellResolution } from '#lib/domain/gaps/gap.ts';
import type { Column } from '#lib/transport/column.ts';
import { GAP_CELL_COLUMNS, GAP_COLUMNS, type GapRow } from '#lib/transport/gap-columns.ts';
import type { ExportFile } from './file-result.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { exportTable } from './export-file.ts';
import { gaps, type Gaps } from '../statistics/gaps/gaps.ts';
import type { Provenance } from '../statistics/provenance.ts';
import { areaTitles } from '../statistics/area-titles.ts';

/**
 * The resolution in the parameter `cells` of a query string; 7 by default, and always for an operator: smaller cells would
 * tell more of a position than its rounding leaves. Throws a Fault for an unknown value.
 */
export function resolutionOf({ scope }: Warehouse, params: URLSearchParams): CellResolution {
  const value = params.get('cells') || String(CELL_RESOLUTIONS[0]);
  const resolution = Number(value);
  if (isCellResolution(resolution)) return scope === null ? resolution : CELL_RESOLUTIONS[0];
  throw new Fault('parameter_value_unknown', {
    parameter: 'cells',
    value,
    known: CELL_RESOLUTIONS.map(String),
  });
}

/**
 * The gap areas of a query string as a file (see `exportTable`). Parameters: filter names, `format` and `cells`, the
 * resolution of cells, which changes no gap area. Each area has a row over all operators, followed by one per operator with
 * measurements there; under an operator's filter only its own.
 */
export const gapExport = gapTableExport('gaps', GAP_COLUMNS, gapRows);

/** The tested cells of a query string as a file; the same parameters. */
export const gapCellExport = gapTableExport(
  'gap-cells',
  GAP_CELL_COLUMNS,
  ({ cells }, _filter, titleOf, simulated) =>
    cells.map((cell) => ({
      ...cell,
      areaName: cell.areaCode === null ? null : titleOf(cell.areaCode),
      simulated,
    })),
);

function gapTableExport<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rowsOf: (
    found: Gaps,
    filter: Filter,
    titleOf: (code: string) => string,
    simulated: boolean,
  ) => readonly Row[],
) {
  return async (
    warehouse: Warehouse,
    params: URLSearchParams,
    ifNoneMatch: string | null = null,
  ): Promise<ExportFile> => {
    const resolution = resolutionOf(warehouse, params);
    const rows = async (filter: Filter, { simulated }: Provenance) => {
      const found = await gaps(warehouse, filter, resolution);
      return rowsOf(found, filter, await areaTitles(warehouse, found.naming), simulated);
    };
    return exportTable(warehouse, params, { name, columns, parameters: resolution, rows }, ifNoneMatch);
  };
}

/** The gap areas as rows; `titleOf` gives the title of an area of the naming level. */
export function gapRows(
  { areas }: Gaps,
  filter: Filter,
  titleOf: (code: string) => string,
  simulated: boolean,
): readonly GapRow[] {
  return areas.flatMap(({ cells, areaCodes, operators, later, ...area }): GapRow[] => {
    const { id, rank, name, areaKm2, people } = area;
    const place = { id, rank, name, areaKm2, people, cells: cells.length };
    const common = { ...place, areaNames: areaCodes.map(titleOf).join('; '), simulated };
    const whole = {
      ...area,
      ...common,
      operator: filter.operator,
      laterDevices: later?.devices ?? null,
      laterMean: later?.downloadKbpsMean ?? null,
      laterLower: later?.downloadKbpsMeanLower ?? null,
      laterUpper: later?.downloadKbpsMeanUpper ?? null,
    };
    return [
      whole,
      ...(filter.operator === null ? operators : []).map((own) => ({ ...NOTHING, ...common, ...own })),
    ];
  });
}

/** What is not said of one operator in a gap area. */
const NOTHING = {
  ...{ places: null, timesOfDay: null, enoughPlaces: null, enoughTimes: null, devicesMissing: null },
  ...{ laterDevices: null, laterMean: null, laterLower: null, laterUpper: null },
};
