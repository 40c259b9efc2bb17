import { createHash } from 'node:crypto';
import { group } from 'd3';
import type { Filter } from '#lib/domain/filter.ts';
import { addMonths, monthOf } from '#lib/domain/local-date.ts';
import { calendarMonth, lastDateOf, reportMonth, reportMonthOf, type Period } from '#lib/domain/period.ts';
import type { TrendPoint } from '#lib/domain/statistic.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { cachedResult, memoize, type Question } from '../cache/result-cache.ts';
import { judgingStandard } from './judging-standard.ts';
import { placesIn, scopeOf } from '../aggregates/scope.ts';
import { speedPoint } from '../aggregates/speed-figures.ts';
import type { ScopeParams } from '../aggregates/scope.sql.ts';
import { seriesPoints } from '../aggregates/series-points.ts';

/** Scope and length of a trend. */
export interface TrendChoice {
  /** An area of the filter's edition and level; null takes all of them together. */
  readonly code: string | null;
  /** Number of months, including the last one of the filter's period. */
  readonly months: number;
  /** Adds a series for each operator with measurements. */
  readonly by?: 'operator' | undefined;
}

/**
 * How did an area's speed develop month by month, up to the filter's period? Report months for a report month and own
 * dates, else calendar months. Grain: series (all operators first, then one per operator in the catalog's order) and
 * month, oldest first; every month is a row, with null figures without measurements. Months are complete, also the
 * last one when own dates end inside it.
 */
export async function trend(
  warehouse: Warehouse,
  filter: Filter,
  { code, months, by }: TrendChoice,
): Promise<readonly TrendPoint[]> {
  const periods = monthsUpTo(filter.period, months);
  const [{ operators }, points] = await Promise.all([
    readCatalog(warehouse),
    monthsOfTrend(warehouse, filter, { code, periods, byOperator: by === 'operator' }),
  ]);
  const series = group(points, (point) => point.operator);
  const own = operators
    .map((operator) => operator.code)
    .filter((operator) => series.has(operator) && (filter.operator ?? operator) === operator);
  const seriesOf = (operator: string | null): readonly TrendPoint[] => {
    const byMonth = new Map(series.get(operator)?.map((point) => [point.from, point]));
    return periods.map(({ from, to }) => byMonth.get(from) ?? { from, to, ...NO_POINT, operator });
  };
  return [...seriesOf(null), ...own.flatMap(seriesOf)];
}

const NO_POINT = speedPoint(undefined);

interface MonthsChoice {
  readonly code: string | null;
  readonly periods: readonly Period[];
  readonly byOperator: boolean;
}

/**
 * The points of each month with measurements, over all the filter's operators and, with `byOperator`, for each.
 * Memoized per month, so that overlapping trends share months, and by places, so that an area that is unchanged
 * between editions or levels has one result. Missing months are computed together.
 */
async function monthsOfTrend(
  warehouse: Warehouse,
  filter: Filter,
  { code, periods, byOperator }: MonthsChoice,
): Promise<readonly TrendPoint[]> {
  const { technology, operator, flagged, failedTests } = filter;
  const scope = scopeOf(filter, { code, together: true });
  const places = (await placesIn(warehouse, scope)).map(({ place }) => place);
  const placesHash = createHash('sha256').update(places.join()).digest('base64url');
  const questionOf = ({ from, to }: Period): Question => ({
    statistic: 'trend month',
    further: [placesHash, technology, operator, flagged, failedTests, byOperator],
    dates: { from, to },
  });
  const missing = periods.filter((period) => !cachedResult(warehouse, questionOf(period)));
  const computed = missing.length === 0 ? null : pointsOf(warehouse, filter, scope, missing, byOperator);
  const points = await Promise.all(
    periods.map((period) =>
      memoize(warehouse, questionOf(period), async () =>
        (await (computed ?? pointsOf(warehouse, filter, scope, [period], byOperator))).filter(
          ({ from }) => from === period.from,
        ),
      ),
    ),
  );
  return points.flat();
}

async function pointsOf(
  warehouse: Warehouse,
  { standard, failedTests }: Filter,
  scope: ScopeParams,
  periods: readonly Period[],
  byOperator: boolean,
): Promise<readonly TrendPoint[]> {
  const { limit } = judgingStandard(await readCatalog(warehouse), standard);
  const failedAsZero = failedTests === 'as_zero';
  const points = await seriesPoints(warehouse, { ...scope, failedAsZero }, periods, { limit, byOperator });
  const toOf = new Map(periods.map(({ from, to }) => [from, to]));
  return points.map(({ code, operator, figures }) => ({
    from: code,
    to: toOf.get(code)!,
    operator,
    ...figures,
  }));
}

/** The months up to the period's last one, oldest first. */
function monthsUpTo(period: Period, months: number): readonly Period[] {
  const isReport = period.kind === 'report' || period.kind === 'dates';
  const end = isReport ? reportMonthOf(lastDateOf(period)) : monthOf(lastDateOf(period));
  const monthPeriod = isReport ? reportMonth : calendarMonth;
  return Array.from({ length: months }, (_, i) => monthPeriod(addMonths(end, i + 1 - months)));
}
