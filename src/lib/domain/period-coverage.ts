import { addDays, addMonths, daysBetween, monthOf, type LocalDate } from './local-date.ts';
import { lastDateOf, type Period } from './period.ts';

/** Which dates can have measurements: those of the warehouse, and today. */
export interface DataDates {
  /** First and last date with a measurement; null when there is none. */
  readonly firstOn: LocalDate | null;
  readonly lastOn: LocalDate | null;
  /** Today's date in Việt Nam. */
  readonly today: LocalDate;
}

/** The part of a period that data can exist for. */
export interface PeriodCoverage {
  /** First and last date of the part, both included; null when no data reach into the period. */
  readonly firstOn: LocalDate | null;
  readonly lastOn: LocalDate | null;
  /** Days of the part, out of `of`. */
  readonly days: number;
  readonly of: number;
}

type Dates = Pick<Period, 'from' | 'to'>;

/**
 * How much of a period do the data cover? Null for a complete period: it is over, and data begin before it and reach
 * its last day. Days without a measurement between the first and the last one count as covered.
 */
export function periodCoverage(period: Dates, { firstOn, lastOn, today }: DataDates): PeriodCoverage | null {
  const of = daysBetween(period.from, period.to);
  const lastDate = lastDateOf(period);
  if (firstOn === null || lastOn === null || lastOn < period.from || firstOn > lastDate) {
    return { firstOn: null, lastOn: null, days: 0, of };
  }
  const first = firstOn > period.from ? firstOn : period.from;
  const last = lastOn < lastDate ? lastOn : lastDate;
  const days = daysBetween(first, last) + 1;
  return days === of && period.to <= today ? null : { firstOn: first, lastOn: last, days, of };
}

/**
 * How many days of a month from `monthOn` (calendar or report) are not in the chosen period, or beyond what the data cover?
 * 0 for a complete month.
 */
export function monthDaysMissing(monthOn: LocalDate, chosen: Dates, dates: DataDates): number {
  const month = { from: monthOn, to: `${addMonths(monthOf(monthOn), 1)}${monthOn.slice(7)}` };
  const part = {
    from: chosen.from > month.from ? chosen.from : month.from,
    to: chosen.to < month.to ? chosen.to : month.to,
  };
  const covered = periodCoverage(part, dates)?.days ?? daysBetween(part.from, part.to);
  return daysBetween(month.from, month.to) - covered;
}

/** Is the period over, and do the data reach its last day? */
export function reachesEnd(period: Dates, { lastOn, today }: DataDates): boolean {
  return lastOn !== null && lastOn >= lastDateOf(period) && period.to <= today;
}

/**
 * A base period cut to as many days from its beginning as the data cover of the period that is compared with it, so
 * that both hold the same days. Unchanged where the data reach the end of that period.
 */
export function sameDays(base: Period, period: Period, dates: DataDates): Period {
  const lastOn = periodCoverage(period, dates)?.lastOn;
  if (!lastOn || lastOn >= lastDateOf(period)) return base;
  const to = addDays(base.from, daysBetween(period.from, lastOn) + 1);
  return to < base.to ? { ...base, to } : base;
}
