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
  const dates = Array.from({ length: daysBetween(from, to) }, (_, i) => addDays(from, i + 1));
  return dates.filter((date) => isWorkingDay(date, calendar)).length;
}
