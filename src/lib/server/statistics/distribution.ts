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
/** The last class is open and begins at this multiple of the limit, like that of the colour scale. */
const OPEN_FROM_LIMITS = 5;

/**
 * How are the speeds distributed? Classes an eighth of the limit wide, so that the limit is an edge; always the same
 * 41 for a limit, empty ones included, slowest first. The last is open: `toKbps` is Infinity. `code` null takes all
 * areas of the filter's edition and level. Failed measurements are in the first class when the filter counts them as
 * zeros, else in none.
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
