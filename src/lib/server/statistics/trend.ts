import { group } from 'd3';
import type { Filter } from '#lib/domain/filter.ts';
import { addMonths, monthOf } from '#lib/domain/local-date.ts';
import { calendarMonth, lastDateOf, reportMonth, reportMonthOf, type Period } from '#lib/domain/period.ts';
import type { TrendPoint } from '#lib/domain/statistic.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { answerOnce, earlierAnswer, type Question } from './answer-cache.ts';
import { NOT_TOLD_APART } from './clustered-tests.sql.ts';
import { judgingStandard } from './judging-standard.ts';
import { scopeOf } from './scope.ts';
import { groupSums, speedPoint, type GroupSums } from './speed-figures.ts';

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
export function trend(
  warehouse: Warehouse,
  filter: Filter,
  { code, months, by }: TrendChoice,
): Promise<readonly TrendPoint[]> {
  if (months < 1) return Promise.resolve([]);
  const periods = monthsUpTo(filter.period, months);
  const [first, last] = [periods[0]!, periods[months - 1]!];
  const whole: Period = { kind: 'dates', month: null, from: first.from, to: last.to };
  return answerOnce(warehouse, questionOf(filter, { code, months, by }), async () => {
    const earlier = by ? null : await seriesOf(warehouse, filter, { code, months });
    if (earlier) return earlier;
    const catalog = await readCatalog(warehouse);
    const grouping = {
      ...NOT_TOLD_APART,
      byOperator: by === 'operator',
      monthShift: Number(first.from.slice(8)) - 1,
    };
    const sums = await groupSums(warehouse, grouping, {
      ...scopeOf({ ...filter, period: whole }, { code, together: true }),
      failedAsZero: filter.failedTests === 'as_zero',
      limit: judgingStandard(catalog, filter.standard).limit,
    });
    const series = group(sums, (row) => row.operator);
    const operators = catalog.operators.map((operator) => operator.code).filter((entry) => series.has(entry));
    return [null, ...operators].flatMap((operator) => {
      const byMonth = new Map(series.get(operator)?.map((row) => [row.monthOn!.slice(0, 7), row]));
      return periods.map((period) => trendPoint(period, operator, byMonth.get(period.from.slice(0, 7))));
    });
  });
}

/** Periods that end in the same month have the same trend, whichever statistic decides. */
function questionOf(filter: Filter, { code, months, by }: TrendChoice): Question {
  const periods = monthsUpTo(filter.period, months);
  const dates: Period = { kind: 'dates', month: null, from: periods[0]!.from, to: periods[months - 1]!.to };
  const further = [code, months, by];
  return { statistic: 'trend', filter: { ...filter, period: dates, statistic: 'mean' }, further, dates };
}

/** The series of the filter's operator, or of all, from an earlier answer for every operator; null without one. */
async function seriesOf(
  warehouse: Warehouse,
  filter: Filter,
  choice: Omit<TrendChoice, 'by'>,
): Promise<readonly TrendPoint[] | null> {
  const question = questionOf({ ...filter, operator: null }, { ...choice, by: 'operator' });
  const earlier = await earlierAnswer<readonly TrendPoint[]>(warehouse, question);
  if (!earlier) return null;
  const own = earlier.filter((point) => point.operator === filter.operator);
  if (own.length > 0) return own.map((point) => ({ ...point, operator: null }));
  return monthsUpTo(filter.period, choice.months).map((period) => trendPoint(period, null, undefined));
}

/** The months that end with the one the period ends in, oldest first. */
function monthsUpTo(period: Period, months: number): readonly Period[] {
  const isReport = period.kind === 'report' || period.kind === 'dates';
  const end = isReport ? reportMonthOf(lastDateOf(period)) : monthOf(lastDateOf(period));
  const monthPeriod = isReport ? reportMonth : calendarMonth;
  return Array.from({ length: months }, (_, i) => monthPeriod(addMonths(end, i + 1 - months)));
}

function trendPoint(period: Period, operator: string | null, sums: GroupSums | undefined): TrendPoint {
  return { from: period.from, to: period.to, operator, ...speedPoint(sums) };
}
