import type { LocalDate } from '../../local-date.ts';
import type { LocalizedText, SourceDocument } from '../../standards/source-document.ts';

/** `published`: every day off and every exchanged day of the year is known. `partial`: some are. */
export const CALENDAR_STATUSES = ['published', 'partial'] as const;
/** One of `CALENDAR_STATUSES`. */
export type CalendarStatus = (typeof CALENDAR_STATUSES)[number];

/** A day of the week on which offices are closed. */
export interface DayOff {
  readonly on: LocalDate;
  readonly name: LocalizedText;
}

/** One year as its documents give it. */
export interface CalendarYear {
  readonly year: number;
  readonly status: CalendarStatus;
  /** Days off from Monday to Friday: holidays, days in lieu of those on a weekend, exchanged days. */
  readonly daysOff: readonly DayOff[];
  /** Saturdays and Sundays that are worked for an exchanged day. */
  readonly workedWeekends: readonly LocalDate[];
  readonly documents: readonly SourceDocument[];
}

/** Days on which offices work, as data/reference/holidays/holidays.json says. A year without an entry is unknown. */
export interface WorkingCalendar {
  readonly years: readonly CalendarYear[];
}

const SUNDAY = 0;
const SATURDAY = 6;

/** Are offices open on this date? By weekends alone in a year without an entry: see `isCertain`. */
export function isWorkingDay(date: LocalDate, { years }: WorkingCalendar): boolean {
  const year = years.find((known) => known.year === Number(date.slice(0, 4)));
  if (year?.workedWeekends.includes(date)) return true;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (weekday === SUNDAY || weekday === SATURDAY) return false;
  return !year?.daysOff.some(({ on }) => on === date);
}

/** Years from one date to another whose calendar is not wholly known: what is computed over them is said to be so. */
export function uncertainYears(
  from: LocalDate,
  to: LocalDate,
  { years }: WorkingCalendar,
): readonly number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  return all.filter((wanted) => years.find(({ year }) => year === wanted)?.status !== 'published');
}
