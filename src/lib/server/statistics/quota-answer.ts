import { localDateAt } from '#lib/domain/local-date.ts';
import { planWeeks, weeklyTests } from '#lib/domain/quota.ts';
import { QUOTA_COLUMNS } from '#lib/transport/quota-columns.ts';
import type { FileAnswer } from '../answers/file-answer.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { answerFile } from './answer-file.ts';
import { answeringUnits, narrowestLevel } from './quota-units.ts';
import { quotas } from './quotas.ts';
import { unitTitles } from './unit-titles.ts';

/**
 * The quotas that a query string asks for, as a file (see `answerFile`): filter names and `format`. Where no area
 * is chosen, those of the communes. The weekly numbers of a running period depend on today's date.
 */
export async function quotaAnswer(
  warehouse: Warehouse,
  params: URLSearchParams,
  held: string | null = null,
): Promise<FileAnswer> {
  const today = localDateAt(warehouse.clock());
  const asked = new URLSearchParams(params);
  const level = narrowestLevel(await readCatalog(warehouse), params);
  if (level) asked.set('level', level);
  return answerFile(
    warehouse,
    asked,
    {
      name: 'quotas',
      columns: QUOTA_COLUMNS,
      further: today,
      rows: async (filter, { simulated }) => {
        const weeks = planWeeks(filter.period, today);
        const [titleOf, unitOf, rows] = await Promise.all([
          unitTitles(warehouse, filter),
          answeringUnits(warehouse, filter),
          quotas(warehouse, filter),
        ]);
        return rows.map((row) => ({
          ...row,
          unitName: titleOf(row.code),
          reportingUnit: unitOf(row.code)?.code ?? null,
          weeklyTestsForMinimum: weeklyTests(row.tests, row.testsForMinimum, weeks),
          weeklyTestsForDecision:
            row.testsForDecision === null ? null : weeklyTests(row.tests, row.testsForDecision, weeks),
          simulated,
        }));
      },
    },
    held,
  );
}
