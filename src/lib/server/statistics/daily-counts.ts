import type { Filter } from '#lib/domain/filter.ts';
import { addDays, daysBetween } from '#lib/domain/local-date.ts';
import type { DailyCount } from '#lib/domain/statistic.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { memoize } from '../cache/result-cache.ts';
import { measurementsByDay } from './daily-counts.sql.ts';
import { scopeOf } from '../aggregates/scope.ts';

/**
 * How many measurements were made each day of the period? Every day is a row, oldest first. `tests` counts as in the
 * area statistics: failed measurements only when the filter counts them as zeros; `failedTests` always counts them.
 * `code` null takes all areas of the filter's edition and level.
 */
export function dailyCounts(
  warehouse: Warehouse,
  filter: Filter,
  code: string | null,
): Promise<readonly DailyCount[]> {
  const question = { statistic: 'daily', filter, further: code, dates: filter.period };
  return memoize(warehouse, question, async () => {
    const counts = await warehouse.db.query(measurementsByDay, {
      ...scopeOf(filter, { code, together: true }),
      failedAsZero: filter.failedTests === 'as_zero',
    });
    const { from, to } = filter.period;
    const byDay = new Map(counts.map((row) => [row.on, row]));
    return Array.from({ length: daysBetween(from, to) }, (_, i) => {
      const on = addDays(from, i);
      return byDay.get(on) ?? { on, tests: 0, failedTests: 0 };
    });
  });
}
