import { BAND_HOURS } from '#lib/domain/counting.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { addDays } from '#lib/domain/local-date.ts';
import type { Estimate } from '#lib/domain/statistic.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { memoize } from '../cache/result-cache.ts';
import { UNGROUPED } from '../aggregates/clustered-measurements.sql.ts';
import { judgingStandard } from './judging-standard.ts';
import { scopeOf, type AreaChoice } from '../aggregates/scope.ts';
import { groupSums, speedFigures } from '../aggregates/speed-figures.ts';

/** Dimensions of estimates beside the area. */
export const DIMENSIONS = ['operator', 'technology', 'month', 'hours'] as const;
/** One of `DIMENSIONS`. */
export type Dimension = (typeof DIMENSIONS)[number];

/**
 * How fast were the measurements of each area, grouped by any of operator, technology, month and four-hour band of
 * the local day? Only groups with measurements are rows, in the order month, hours, technology, area, operator;
 * grouped by operator, each group's row over all operators precedes theirs. Months are report months where the
 * filter's period is one, else calendar months; a period that begins or ends inside a month gives that part of it.
 * Measurements of an unknown hour are a group of their own (`hourFrom` null).
 */
export function estimates(
  warehouse: Warehouse,
  filter: Filter,
  by: readonly Dimension[],
  areas: AreaChoice = {},
): Promise<readonly Estimate[]> {
  const further = [DIMENSIONS.map((dimension) => by.includes(dimension)), areas];
  return memoize(warehouse, { statistic: 'estimates', filter, further, dates: filter.period }, async () => {
    const { limit } = judgingStandard(await readCatalog(warehouse), filter.standard);
    const shift = filter.period.kind === 'report' ? Number(filter.period.from.slice(8)) - 1 : 0;
    const grouping = {
      ...UNGROUPED,
      byOperator: by.includes('operator'),
      byTechnology: by.includes('technology'),
      hours: by.includes('hours') ? BAND_HOURS : null,
      monthShift: by.includes('month') ? shift : null,
    };
    const failedAsZero = filter.failedTests === 'as_zero';
    const groups = await groupSums(warehouse, grouping, { ...scopeOf(filter, areas), failedAsZero, limit });
    return groups.map((sums) => ({
      code: sums.code,
      operator: sums.operator,
      technology: sums.technology,
      monthOn: sums.monthOn && addDays(sums.monthOn, shift),
      hourFrom: sums.hourFrom,
      ...speedFigures(sums, filter.failedTests),
    }));
  });
}
