import { group } from 'd3';
import type { Filter } from '#lib/domain/filter.ts';
import { addMonths, monthOf } from '#lib/domain/local-date.ts';
import { calendarMonth, lastDateOf, reportMonth, reportMonthOf, type Period } from '#lib/domain/period.ts';
import type { TrendPoint } from '#lib/domain/statistic.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { memoize } from '../cache/result-cache.ts';
import { judgingStandard } from './judging-standard.ts';
import { placesIn, scopeOf } from '../aggregates/scope.ts';
import { speedPoint } from '../aggregates/speed-figures.ts';
import { areaSums } from '../aggregates/area-sums.ts';

export interface TrendChoice {
  /** A unit of the filter's edition and level; null takes all of them together. */
  readonly code: string | null;
  /** How many months, the one the filter's period ends in included. */
  readonly months: number;
  /** Adds a series for each operator that has tests. */
  readonly by?: 'operator' | undefined;
}

/**
 * How did a unit's speed go, month by month, up to the filter's period? Report months for a report month
 * and for own dates, calendar months for calendar periods. Grain: series (all operators first, then one
 * per operator in the catalog's order) and month, oldest first; every month is a row, null figures where
 * nobody tested. Months are whole, also the last one when the filter's own dates end inside it.
 */
export async function trend(
  warehouse: Warehouse,
  filter: Filter,
  { code, months, by }: TrendChoice,
): Promise<readonly TrendPoint[]> {
  const periods = monthsUpTo(filter.period, months);
  const [{ operators }, points] = await Promise.all([
    readCatalog(warehouse),
    Promise.all(periods.map((period) => monthOfTrend(warehouse, { ...filter, period }, code))),
  ]);
  const series = group(points.flat(), (point) => point.operator);
  const own = operators
    .map((operator) => operator.code)
    .filter((operator) => series.has(operator) && (filter.operator ?? operator) === operator);
  const seriesOf = (operator: string | null, shownAs: string | null): readonly TrendPoint[] => {
    const byMonth = new Map(series.get(operator)?.map((point) => [point.from, point]));
    return periods.map(({ from, to }) => ({
      ...(byMonth.get(from) ?? { from, to, ...NO_POINT }),
      operator: shownAs,
    }));
  };
  return [
    ...seriesOf(filter.operator, null),
    ...(by ? own.flatMap((operator) => seriesOf(operator, operator)) : []),
  ];
}

const NO_POINT = speedPoint(undefined);

/**
 * The points of one month, of all operators together and of each with tests; none without tests. Answered month by
 * month, so that trends that end in neighbouring months share what they have in common; and by places, so that a unit
 * that an edition or a level took over unchanged has one answer.
 */
async function monthOfTrend(
  warehouse: Warehouse,
  filter: Filter,
  code: string | null,
): Promise<readonly TrendPoint[]> {
  const { period, technology, flagged, failedTests } = filter;
  const { from, to } = period;
  const scope = scopeOf({ ...filter, operator: null }, { code, together: true });
  const places = await placesIn(warehouse, scope);
  const question = {
    statistic: 'trend month',
    further: [places.map(({ place }) => place), technology, flagged, failedTests],
    dates: { from, to },
  };
  return memoize(warehouse, question, async () => {
    const { limit } = judgingStandard(await readCatalog(warehouse), filter.standard);
    const failedAsZero = failedTests === 'as_zero';
    const sums = await areaSums(warehouse, { ...scope, failedAsZero }, { limit, byOperator: true });
    return sums.map((row) => ({ from, to, operator: row.operator, ...speedPoint(row) }));
  });
}

/** The months that end with the one the period ends in, oldest first. */
function monthsUpTo(period: Period, months: number): readonly Period[] {
  const isReport = period.kind === 'report' || period.kind === 'dates';
  const end = isReport ? reportMonthOf(lastDateOf(period)) : monthOf(lastDateOf(period));
  const monthPeriod = isReport ? reportMonth : calendarMonth;
  return Array.from({ length: months }, (_, i) => monthPeriod(addMonths(end, i + 1 - months)));
}
