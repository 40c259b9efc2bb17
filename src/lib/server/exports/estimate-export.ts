import { Fault } from '#lib/domain/fault.ts';
import { ESTIMATE_COLUMNS } from '#lib/transport/estimate-columns.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { ExportFile } from './file-result.ts';
import { exportTable } from './export-file.ts';
import { DIMENSIONS, estimates } from '../statistics/estimates.ts';
import { areaTitles } from '../statistics/area-titles.ts';

/** Words that `by` lists; without `unit` all units count as one. */
export const ESTIMATE_WORDS = ['unit', ...DIMENSIONS] as const;
type EstimateWord = (typeof ESTIMATE_WORDS)[number];

/** `by` for all tests as one row. */
const NOTHING = 'all';

/**
 * The estimates that a query string asks for, as a file (see `exportTable`): filter names, `format`, and `by`,
 * some of `ESTIMATE_WORDS` with commas between them (`unit` when it is absent, `all` for none).
 */
export async function estimateExport(
  warehouse: Warehouse,
  params: URLSearchParams,
  held: string | null = null,
): Promise<ExportFile> {
  const by = wordsOf(params.get('by') || 'unit');
  const together = !by.includes('unit');
  const dimensions = DIMENSIONS.filter((word) => by.includes(word));
  return exportTable(
    warehouse,
    params,
    {
      name: 'estimates',
      columns: ESTIMATE_COLUMNS,
      further: [together, dimensions],
      rows: async (filter, { simulated }) => {
        const [titleOf, found] = await Promise.all([
          areaTitles(warehouse, filter),
          estimates(warehouse, filter, dimensions, { together }),
        ]);
        return found.map((row) => ({ ...row, areaName: titleOf(row.code), simulated }));
      },
    },
    held,
  );
}

function wordsOf(by: string): readonly EstimateWord[] {
  if (by === NOTHING) return [];
  return by.split(',').map((value) => {
    const word = ESTIMATE_WORDS.find((known) => known === value.trim());
    if (!word)
      throw new Fault('parameter_value_unknown', {
        parameter: 'by',
        value,
        known: [...ESTIMATE_WORDS, NOTHING],
      });
    return word;
  });
}
