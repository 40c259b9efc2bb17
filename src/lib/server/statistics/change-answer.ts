import { CHANGE_COLUMNS } from '#lib/transport/change-columns.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { oneOf, type FileAnswer } from '../answers/file-answer.ts';
import { answerFile } from './answer-file.ts';
import { areaChanges } from './area-changes.ts';
import { GRAINS } from './area-statistics-answer.ts';
import { unitTitles } from './unit-titles.ts';

/**
 * The changes that a query string asks for, as a file (see `answerFile`): filter names, `format` and `by`
 * (`unit`, or `operator` for further rows of each operator).
 */
export async function changeAnswer(
  warehouse: Warehouse,
  params: URLSearchParams,
  held: string | null = null,
): Promise<FileAnswer> {
  const by = oneOf(params, 'by', GRAINS);
  return answerFile(
    warehouse,
    params,
    {
      name: 'changes',
      columns: CHANGE_COLUMNS,
      further: by,
      rows: async (filter, { simulated }) => {
        const [titleOf, changes] = await Promise.all([
          unitTitles(warehouse, filter),
          areaChanges(warehouse, filter, { by: by === 'operator' ? 'unit_operator' : 'unit' }),
        ]);
        return changes.map((row) => ({ ...row, unitName: titleOf(row.code), simulated }));
      },
    },
    held,
  );
}
