import { addMonths, monthOf, type LocalDate, type LocalMonth } from '#lib/domain/local-date.ts';
import {
  calendarMonth,
  lastDateOf,
  ownDates,
  periodKey,
  quarter,
  reportMonth,
  reportMonthOf,
  rollingYear,
  type Period,
} from '#lib/domain/period.ts';

/** First and last date that has a test; null when there is none. */
export interface TestedDates {
  readonly firstOn: LocalDate | null;
  readonly lastOn: LocalDate | null;
}

/** One period of each kind, each as near to the present one as the tests allow. */
export function periodKinds(present: Period, tested: TestedDates): readonly Period[] {
  const named = present.kind === 'quarter' ? addMonths(present.month!, 2) : present.month;
  const wanted = named ?? monthOf(lastDateOf(present));
  const latest = tested.lastOn === null ? wanted : monthOf(tested.lastOn);
  const month = wanted > latest ? latest : wanted;
  return [
    calendarMonth(month),
    reportMonth(present.kind === 'report' ? present.month! : month),
    rollingYear(month),
    quarter(month),
    ownDates(present.from, present.to),
  ];
}

/** Every period of the present one's kind that has tests, newest first; the present one is always among them. */
export function periodsOfKind(present: Period, tested: TestedDates): readonly Period[] {
  const { kind } = present;
  if (kind === 'dates') return [present];
  const make = { month: calendarMonth, report: reportMonth, rolling: rollingYear, quarter }[kind];
  const monthNamed = kind === 'report' ? reportMonthOf : monthOf;
  const periods = new Map<string, Period>();
  if (tested.firstOn !== null && tested.lastOn !== null) {
    const first: LocalMonth = monthNamed(tested.firstOn);
    for (let month = monthNamed(tested.lastOn); month >= first; month = addMonths(month, -1)) {
      const period = make(month);
      periods.set(periodKey(period), period);
    }
  }
  periods.set(periodKey(present), present);
  return [...periods.values()].sort((a, b) => (a.to < b.to ? 1 : -1));
}
