import type { Filter } from '#lib/domain/filter.ts';
import type { DistributionBin } from '#lib/domain/statistic.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { memoize } from '../cache/result-cache.ts';
import { speedCounts } from './distribution.sql.ts';
import { judgingStandard } from './judging-standard.ts';
import { scopeOf } from '../aggregates/scope.ts';

/** Classes below the limit: 5 Mbps wide for a limit of 40. */
const CLASSES_BELOW = 8;
/** The last class is open and begins at so many times the limit, like the last class of the colour scale. */
const OPEN_FROM_LIMITS = 5;

/**
 * How many tests were how fast? Classes an eighth of the limit wide, so the limit is an edge; always the
 * same 41 for a limit, empty ones included, slowest first. The last is open: `toKbps` is Infinity.
 * `code` null takes all units of the filter's edition and level. Failed tests are in the first class when
 * the filter counts them as zeros, else in none.
 */
export function distribution(
  warehouse: Warehouse,
  filter: Filter,
  code: string | null,
): Promise<readonly DistributionBin[]> {
  const question = { statistic: 'distribution', filter, further: code };
  return memoize(warehouse, question, async () => {
    const { limit } = judgingStandard(await readCatalog(warehouse), filter.standard);
    const openClass = CLASSES_BELOW * OPEN_FROM_LIMITS;
    const counts = await warehouse.db.query(speedCounts, {
      ...scopeOf(filter, { code, together: true }),
      failedAsZero: filter.failedTests === 'as_zero',
      limit,
      classesBelow: CLASSES_BELOW,
      openClass,
    });
    const tests = new Map(counts.map((row) => [row.class, row.tests]));
    return Array.from({ length: openClass + 1 }, (_, i) => ({
      fromKbps: (limit * i) / CLASSES_BELOW,
      toKbps: i === openClass ? Infinity : (limit * (i + 1)) / CLASSES_BELOW,
      tests: tests.get(i) ?? 0,
    }));
  });
}
