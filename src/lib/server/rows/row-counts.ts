import { sum } from 'd3';
import type { Filter } from '#lib/domain/filter.ts';
import type { RejectedRows, RowCounts } from '#lib/domain/rows/measured-row.ts';
import { LEFT_OUT_REASONS, rowsKey, type RowQuestion } from '#lib/domain/rows/row-question.ts';
import { memoize } from '../cache/result-cache.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { paramsOf, type RowScope } from './row-scope.ts';
import { reasonCounts, rejectedByFile, setTotals, type RowSet } from './rows.sql.ts';

/** Files named beside the number of rejected rows. */
const FILES_NAMED = 5;
/** What is counted apart: it lies in no area in scope, or is stored apart. */
const COUNTED_APART = ['duplicate', 'waiting', 'outside'] as const;

/**
 * How many rows does a question select, and how many were left out for which reason? Counted from the rows themselves, not
 * from the figure that they are behind. Memoized.
 */
export function rowCounts(
  warehouse: Warehouse,
  filter: Filter,
  question: RowQuestion,
  scope: RowScope,
): Promise<RowCounts> {
  const asked = { statistic: 'row-counts', filter, further: rowsKey(question), dates: filter.period };
  return memoize(warehouse, asked, async () => {
    const inGap = scope.cells !== null;
    const totals = async (set: RowSet) => {
      const [found] = await warehouse.db.queryPlanned(setTotals(set, inGap), paramsOf(scope, set));
      return found!;
    };
    const [counted, byReason, ...apart] = await Promise.all([
      totals('counted'),
      warehouse.db.queryPlanned(reasonCounts(inGap), paramsOf(scope, 'loaded')),
      ...COUNTED_APART.map(async (set) => ({ reason: set, tests: (await totals(set)).tests })),
    ]);
    const found = new Map([...byReason, ...apart].map(({ reason, tests }) => [reason, tests]));
    return {
      counted,
      leftOut: LEFT_OUT_REASONS.map((reason) => ({ reason, tests: found.get(reason) ?? 0 })),
    };
  });
}

/** How many rows of the period's files were rejected? A rejected row may have no date: the files are those of the dates. */
export async function rejectedRows({ db }: Warehouse, { period }: Filter): Promise<RejectedRows> {
  const files = await db.queryPlanned(rejectedByFile, { from: period.from, to: period.to });
  return {
    rows: sum(files, ({ rows }) => rows),
    files: files.length,
    batches: files.slice(0, FILES_NAMED),
  };
}
