import { addDays, daysBetween, type LocalDate } from '../../local-date.ts';
import { isWorkingDay, uncertainYears, type WorkingCalendar } from './working-calendar.ts';

/** A date computed in working days. */
export interface WorkingDate {
  readonly on: LocalDate;
  /** Years whose calendar is not wholly known: the date may be wrong by the holidays of these. */
  readonly uncertain: readonly number[];
}

/** The date so many working days after a date (before, when negative), which itself does not count. */
export function addWorkingDays(date: LocalDate, days: number, calendar: WorkingCalendar): WorkingDate {
  const step = Math.sign(days);
  let on = date;
  for (let left = Math.abs(days); left > 0;) {
    on = addDays(on, step);
    if (isWorkingDay(on, calendar)) left -= 1;
  }
  return { on, uncertain: uncertainYears(step < 0 ? on : date, step < 0 ? date : on, calendar) };
}

/**
 * When does a term end that was set to a date? On the next working day when offices are closed on it (Bộ luật Dân sự 2015,
 * Điều 148 khoản 5, as commonly cited; not compared with the gazette).
 */
export function endOfTerm(date: LocalDate, calendar: WorkingCalendar): WorkingDate {
  const on = isWorkingDay(date, calendar) ? date : addWorkingDays(date, 1, calendar).on;
  return { on, uncertain: uncertainYears(date, on, calendar) };
}

/** How many working days lie after one date, up to and with another? Negative when it is earlier. */
export function workingDaysBetween(from: LocalDate, to: LocalDate, calendar: WorkingCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  const [first, last] = [yearOf(from), yearOf(to)];
  let days = workingDaysOfYear(to, calendar) - workingDaysOfYear(from, calendar);
  for (let year = first; year < last; year++) days += workingDaysOfYear(`${year}-12-31`, calendar);
  return days;
}

const yearOf = (date: LocalDate) => Number(date.slice(0, 4));
const DAYS_OF_LEAP_YEAR = 366;

/** By calendar and year, the working days up to and with each day: a board counts them for every case. */
const counted = new WeakMap<WorkingCalendar, Map<number, Uint16Array>>();

/** How many working days has a date's year up to and with that date? */
function workingDaysOfYear(date: LocalDate, calendar: WorkingCalendar): number {
  const byYear = counted.get(calendar) ?? new Map<number, Uint16Array>();
  counted.set(calendar, byYear);
  const [year, first] = [yearOf(date), `${date.slice(0, 4)}-01-01`];
  let days = byYear.get(year);
  if (!days) {
    let sum = 0;
    days = Uint16Array.from({ length: DAYS_OF_LEAP_YEAR }, (_, i) =>
      isWorkingDay(addDays(first, i), calendar) ? ++sum : sum,
    );
    byYear.set(year, days);
  }
  return days[daysBetween(first, date)]!;
}
