import { AREA_COLUMNS } from '#lib/transport/area-columns.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { oneOf, type FileAnswer } from '../answers/file-answer.ts';
import { answerFile } from './answer-file.ts';
import { areaStatistics } from './area-statistics.ts';
import { unitTitles } from './unit-titles.ts';

/** Values of `by`: one row per unit, or further rows per operator. */
export const GRAINS = ['unit', 'operator'] as const;

/**
 * The area statistics that a query string asks for, as a file (see `answerFile`): filter names (see
 * `FILTER_NAMES`), `format` and `by`.
 */
export async function areaStatisticsAnswer(
  warehouse: Warehouse,
  params: URLSearchParams,
  held: string | null = null,
): Promise<FileAnswer> {
  const by = oneOf(params, 'by', GRAINS);
  return answerFile(
    warehouse,
    params,
    {
      name: 'areas',
      columns: AREA_COLUMNS,
      further: by,
      rows: async (filter, { simulated }) => {
        const [titleOf, statistics] = await Promise.all([
          unitTitles(warehouse, filter),
          areaStatistics(warehouse, filter, { by: by === 'operator' ? 'unit_operator' : 'unit' }),
        ]);
        return statistics.map((row) => ({ ...row, unitName: titleOf(row.code), simulated }));
      },
    },
    held,
  );
}
