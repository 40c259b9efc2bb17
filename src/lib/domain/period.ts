import { Fault } from './fault.ts';
import {
  addDays,
  addMonths,
  firstDateOf,
  isLocalDate,
  isLocalMonth,
  monthOf,
  type LocalDate,
  type LocalMonth,
} from './local-date.ts';

/**
 * Kinds of periods. `report` is the letter's report month: month M covers [13 of M-1, 13 of M). `rolling` is the
 * twelve calendar months that end with the named month.
 */
export type PeriodKind = 'month' | 'report' | 'rolling' | 'quarter' | 'dates';

/** A half-open range of local dates, `to` excluded, with the kind it was chosen as. */
export interface Period {
  readonly kind: PeriodKind;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** The month (or a quarter's first month) the period is named after; null for own dates. */
  readonly month: LocalMonth | null;
}

/** The first day of a report month, counted in the month before (letter of 2024: "từ 13 tháng trước"). */
export const REPORT_DAY = 13;
const ROLLING_MONTHS = 12;

/** The calendar month. */
export function calendarMonth(month: LocalMonth): Period {
  return { kind: 'month', month, from: firstDateOf(month), to: firstDateOf(addMonths(month, 1)) };
}

/** The report month: [13 of the month before, 13 of the month). */
export function reportMonth(month: LocalMonth): Period {
  return {
    kind: 'report',
    month,
    from: `${addMonths(month, -1)}-${REPORT_DAY}`,
    to: `${month}-${REPORT_DAY}`,
  };
}

/** The twelve calendar months that end with the month. */
export function rollingYear(month: LocalMonth): Period {
  return {
    kind: 'rolling',
    month,
    from: firstDateOf(addMonths(month, 1 - ROLLING_MONTHS)),
    to: firstDateOf(addMonths(month, 1)),
  };
}

/** The calendar quarter that the month lies in. */
export function quarter(month: LocalMonth): Period {
  const first = addMonths(month, -((Number(month.slice(5)) - 1) % 3));
  return { kind: 'quarter', month: first, from: firstDateOf(first), to: firstDateOf(addMonths(first, 3)) };
}

/** Own dates, `to` excluded. Throws a Fault for invalid dates or `from` after `to`. */
export function ownDates(from: LocalDate, to: LocalDate): Period {
  for (const value of [from, to]) {
    if (!isLocalDate(value)) throw new Fault('period_date_invalid', { value });
  }
  if (from >= to) throw new Fault('period_dates_reversed', { from, to });
  return { kind: 'dates', month: null, from, to };
}

/** The report month that a date belongs to. */
export function reportMonthOf(date: LocalDate): LocalMonth {
  const month = monthOf(date);
  return Number(date.slice(8)) < REPORT_DAY ? month : addMonths(month, 1);
}

/** The report months that end within the period, oldest first; for a report month, itself. */
export function reportMonthsEndingIn(period: Pick<Period, 'from' | 'to'>): readonly LocalMonth[] {
  const months: LocalMonth[] = [];
  for (let month = reportMonthOf(period.from); lastDateOf(reportMonth(month)) < period.to;) {
    months.push(month);
    month = addMonths(month, 1);
  }
  return months;
}

const BY_MONTH = { month: calendarMonth, report: reportMonth, rolling: rollingYear } as const;

/** The period as a key in URLs: `month:2024-07`, `report:2024-07`, `rolling:2024-07`, `quarter:2024-Q3`. */
export function periodKey(period: Period): string {
  if (period.month === null) return `${period.from}..${period.to}`;
  if (period.kind === 'quarter') {
    return `quarter:${period.month.slice(0, 4)}-Q${Math.ceil(Number(period.month.slice(5)) / 3)}`;
  }
  return `${period.kind}:${period.month}`;
}

/** The period of a key; the inverse of `periodKey`. Throws a Fault for anything else. */
export function parsePeriod(key: string): Period {
  const dates = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(key);
  if (dates) return ownDates(dates[1]!, dates[2]!);
  const inQuarter = /^quarter:(\d{4})-Q([1-4])$/.exec(key);
  if (inQuarter) return quarter(addMonths(`${inQuarter[1]}-01`, (Number(inQuarter[2]) - 1) * 3));
  const [kind, month] = key.split(':');
  if (kind && month && kind in BY_MONTH && isLocalMonth(month))
    return BY_MONTH[kind as keyof typeof BY_MONTH](month);
  throw new Fault('period_unknown', { value: key });
}

/** The period of the same kind just before (`steps` -1) or after (1) this one; own dates move by their length. */
export function shiftPeriod(period: Period, steps: number): Period {
  if (period.month === null) {
    const length = (Date.parse(period.to) - Date.parse(period.from)) / 86_400_000;
    return ownDates(addDays(period.from, steps * length), addDays(period.to, steps * length));
  }
  if (period.kind === 'quarter') return quarter(addMonths(period.month, steps * 3));
  return BY_MONTH[period.kind as keyof typeof BY_MONTH](addMonths(period.month, steps));
}

/** The last date inside the period: the day before `to`. */
export function lastDateOf(period: Pick<Period, 'to'>): LocalDate {
  return addDays(period.to, -1);
}

const DAYS_OF_MONTH = 365.25 / 12;

/** How many months does the period last? Own dates round to whole months, at least one. */
export function monthsIn(period: Period): number {
  const days = (Date.parse(period.to) - Date.parse(period.from)) / 86_400_000;
  return Math.max(1, Math.round(days / DAYS_OF_MONTH));
}

/** The calendar months that lie wholly in the period, as a range of dates; null when there are none. */
export function wholeMonthsIn({ from, to }: Pick<Period, 'from' | 'to'>): {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly count: number;
} | null {
  const first = from.endsWith('-01') ? monthOf(from) : addMonths(monthOf(from), 1);
  const end = monthOf(to);
  if (first >= end) return null;
  const monthsSince0 = (month: LocalMonth) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return { from: firstDateOf(first), to: firstDateOf(end), count: monthsSince0(end) - monthsSince0(first) };
}
