import { addDays, type LocalDate } from '../../local-date.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import { addWorkingDays, endOfTerm, workingDaysBetween, type WorkingDate } from './working-days.ts';

/** How near is what is due? `this_week`: by the coming Sunday. */
export const DUE_STANDINGS = ['overdue', 'today', 'this_week', 'later', 'none'] as const;
/** One of `DUE_STANDINGS`. */
export type DueStanding = (typeof DUE_STANDINGS)[number];

/** What is due and when, on a day. */
export interface Due {
  readonly standing: DueStanding;
  /** The end of the term in working days; null where nothing is due. */
  readonly on: LocalDate | null;
  /** Working days left, negative when it is over; null where nothing is due. */
  readonly workingDays: number | null;
  readonly uncertain: readonly number[];
}

/** How does a date stand on which something is due? A term that ends on a day off ends on the next working day. */
export function dueStanding(dueOn: LocalDate | null, today: LocalDate, calendar: WorkingCalendar): Due {
  if (dueOn === null) return { standing: 'none', on: null, workingDays: null, uncertain: [] };
  const { on, uncertain } = endOfTerm(dueOn, calendar);
  const standing = standingOf(on, today);
  return { standing, on, workingDays: workingDaysBetween(today, on, calendar), uncertain };
}

function standingOf(on: LocalDate, today: LocalDate): DueStanding {
  if (on < today) return 'overdue';
  if (on === today) return 'today';
  return on <= sundayOf(today) ? 'this_week' : 'later';
}

const DAYS_OF_WEEK = 7;

/** The Sunday that ends a date's week; the date itself on a Sunday. */
export function sundayOf(date: LocalDate): LocalDate {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, (DAYS_OF_WEEK - weekday) % DAYS_OF_WEEK);
}

/** Working days after the end of a term on which an answer is asked for the first, second and third time; own choice. */
const REMINDED_AFTER = [1, 6, 11] as const;

/** On which dates is an answer asked for again that did not come by the deadline? */
export function reminderDates(deadline: LocalDate, calendar: WorkingCalendar): readonly WorkingDate[] {
  const { on } = endOfTerm(deadline, calendar);
  return REMINDED_AFTER.map((days) => addWorkingDays(on, days, calendar));
}
