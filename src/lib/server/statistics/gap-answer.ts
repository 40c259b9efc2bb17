import { Fault } from '#lib/domain/fault.ts';
import { CELL_RESOLUTIONS, isCellResolution, type CellResolution } from '#lib/domain/gap.ts';
import { GAP_CELL_COLUMNS, GAP_COLUMNS, type GapRow } from '#lib/transport/gap-columns.ts';
import type { FileAnswer } from '../answers/file-answer.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { answerFile } from './answer-file.ts';
import { gaps, type Gaps } from './gaps.ts';
import { unitTitles } from './unit-titles.ts';

/** The resolution that the parameter `cells` of a query string chooses: 7 without. Throws a Fault for another. */
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
 * The gap areas that a query string asks for, as a file (see `answerFile`): filter names, `format` and `cells`, the
 * resolution. Each area is a row of all operators, after it one for each operator with tests there.
 */
export async function gapAnswer(
  warehouse: Warehouse,
  params: URLSearchParams,
  held: string | null = null,
): Promise<FileAnswer> {
  const resolution = resolutionOf(params);
  return answerFile(
    warehouse,
    params,
    {
      name: 'gaps',
      columns: GAP_COLUMNS,
      further: resolution,
      rows: async (filter, { simulated }) => {
        const found = await gaps(warehouse, filter, resolution);
        const titleOf = await unitTitles(warehouse, found.naming);
        return gapRows(found, titleOf, simulated);
      },
    },
    held,
  );
}

/** The gap areas as rows; `titleOf` names a unit of the naming level. */
export function gapRows(
  { areas }: Gaps,
  titleOf: (code: string) => string,
  simulated: boolean,
): readonly GapRow[] {
  return areas.flatMap(({ cells, unitCodes, operators, ...area }) => {
    const ground = { cells: cells.length, unitNames: unitCodes.map(titleOf).join('; '), simulated };
    const { rank, name, areaKm2, people } = area;
    return [
      { ...area, ...ground, operator: null },
      ...operators.map((own) => ({
        rank,
        name,
        areaKm2,
        people,
        ...ground,
        ...own,
        worstOperator: null,
        onlyOperator: null,
      })),
    ];
  });
}

/** The tested cells that a query string asks for, as a file; the same parameters. */
export async function gapCellAnswer(
  warehouse: Warehouse,
  params: URLSearchParams,
  held: string | null = null,
): Promise<FileAnswer> {
  const resolution = resolutionOf(params);
  return answerFile(
    warehouse,
    params,
    {
      name: 'gap-cells',
      columns: GAP_CELL_COLUMNS,
      further: resolution,
      rows: async (filter, { simulated }) => {
        const { cells, naming } = await gaps(warehouse, filter, resolution);
        const titleOf = await unitTitles(warehouse, naming);
        return cells.map((cell) => ({
          ...cell,
          unitName: cell.unitCode === null ? null : titleOf(cell.unitCode),
          simulated,
        }));
      },
    },
    held,
  );
}
