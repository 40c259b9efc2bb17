import type { AreaReference } from '#lib/domain/area.ts';
import type { Filter } from '#lib/domain/filter.ts';
import type { TestsOutside } from '#lib/domain/statistic.ts';
import { scopeOf } from '../aggregates/scope.ts';
import { memoize } from '../cache/result-cache.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { countTestsOutside } from './tests-outside.sql.ts';

/**
 * How many counted measurements are missing from the sum over all areas of the filter's edition and level, and why?
 * With `within`, of those that lie in that area: the sum over its inner areas and these are its own number.
 */
export function testsOutside(
  warehouse: Warehouse,
  filter: Filter,
  within?: AreaReference,
): Promise<TestsOutside> {
  const question = { statistic: 'tests outside', filter, further: within, dates: filter.period };
  return memoize(warehouse, question, async () => {
    const { from, to, technology, operator, unflagged, edition, level, ...areas } = scopeOf(filter, {
      within,
    });
    const { withinEdition, withinLevel, withinCode, partEdition, partLevel, partCode } = areas;
    const [counts] = await warehouse.db.queryPlanned(countTestsOutside, {
      ...{ from, to, technology, operator, unflagged, edition, level },
      ...{ withinEdition, withinLevel, withinCode, partEdition, partLevel, partCode },
      failedAsZero: filter.failedTests === 'as_zero',
    });
    return counts!;
  });
}
