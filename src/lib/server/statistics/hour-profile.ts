import { range } from 'd3';
import type { Filter } from '#lib/domain/filter.ts';
import type { HourPoint } from '#lib/domain/statistic.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { memoize } from '../cache/result-cache.ts';
import { UNGROUPED } from '../aggregates/clustered-measurements.sql.ts';
import { judgingStandard } from './judging-standard.ts';
import { scopeOf } from '../aggregates/scope.ts';
import { groupSums, speedPoint } from '../aggregates/speed-figures.ts';

const HOURS_A_DAY = 24;

/**
 * How fast was an area at each hour of the day? All 24 hours in Việt Nam are rows, from 0; measurements of an unknown
 * hour, if any, are a last row. An hour's interval counts a device once, on however many days it tested at that hour.
 * `code` null takes all areas of the filter's edition and level.
 */
export function hourProfile(
  warehouse: Warehouse,
  filter: Filter,
  code: string | null,
): Promise<readonly HourPoint[]> {
  const question = { statistic: 'hours', filter, further: code, dates: filter.period };
  return memoize(warehouse, question, async () => {
    const grouping = { ...UNGROUPED, hours: 1 };
    const sums = await groupSums(warehouse, grouping, {
      ...scopeOf(filter, { code, together: true }),
      failedAsZero: filter.failedTests === 'as_zero',
      limit: judgingStandard(await readCatalog(warehouse), filter.standard).limit,
    });
    const byHour = new Map(sums.map((row) => [row.hourFrom, row]));
    const unknown = byHour.get(null);
    return [
      ...range(HOURS_A_DAY).map((hour) => ({ hour, ...speedPoint(byHour.get(hour)) })),
      ...(unknown && unknown.tests > 0 ? [{ hour: null, ...speedPoint(unknown) }] : []),
    ];
  });
}
