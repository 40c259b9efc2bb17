import type { Filter } from '#lib/domain/filter.ts';
import { wholeMonthsIn } from '#lib/domain/period.ts';
import { gateOf } from '#lib/domain/standards/gate.ts';
import { scopeOf, type AreaChoice } from '../aggregates/scope.ts';
import { memoize } from '../cache/result-cache.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { monthsWithMinimum, type MonthsRow } from './monthly-minimum.sql.ts';

/** How many measurements are asked for each month, of how many months, and in how many there were as many. */
export interface MonthlyMinimum {
  readonly minimum: number;
  readonly months: number;
  /** Of an area (operator null: over all operators), how many of the months. */
  reachedBy(code: string, operator: string | null): number;
}

/**
 * In how many of the period's months had each area as many measurements as a document asks for each month? Null where
 * none asks for the filter's standard, and for a period of fewer than two whole calendar months.
 */
export async function monthlyMinimum(
  warehouse: Warehouse,
  filter: Filter,
  areas: AreaChoice = {},
): Promise<MonthlyMinimum | null> {
  const { gates } = await readCatalog(warehouse);
  const gate = gateOf(gates, 'tests', 'light', filter.standard);
  const months = wholeMonthsIn(filter.period);
  if (gate?.period !== 'month' || !months || months.count < 2) return null;
  const minimum = gate.minimum[filter.level];
  const { from, to, count } = months;
  const question = { statistic: 'monthly minimum', filter, further: areas, dates: { from, to } };
  const rows = await memoize(warehouse, question, () =>
    warehouse.db.query(monthsWithMinimum, {
      ...scopeOf({ ...filter, period: { ...filter.period, from, to } }, areas),
      failedAsZero: filter.failedTests === 'as_zero',
      minimum,
    }),
  );
  const keyOf = ({ code, operator, whole }: Pick<MonthsRow, 'code' | 'operator' | 'whole'>) =>
    `${code} ${whole ? '*' : operator}`;
  const reached = new Map(rows.map((row) => [keyOf(row), row.reached]));
  return {
    ...{ minimum, months: count },
    reachedBy: (code, operator) => reached.get(keyOf({ code, operator, whole: operator === null })) ?? 0,
  };
}
