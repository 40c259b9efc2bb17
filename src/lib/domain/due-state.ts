import { addMonths, daysBetween, instantOf, localDateAt, type LocalMonth } from './local-date.ts';
import { reportMonth, reportMonthOf } from './period.ts';

/**
 * State of a unit's report of one month. `early`: received before the reported month began, so the month may be
 * wrong; `on_time`: within the month, before the 13th; `late`: from the 13th on. Without a report: `not_begun`,
 * `waiting` until it is due, then `missing`.
 */
export const DUE_STATES = ['early', 'on_time', 'late', 'missing', 'waiting', 'not_begun'] as const;
/** One of `DUE_STATES`. */
export type DueState = (typeof DUE_STATES)[number];

/**
 * State of a unit's month on the board, by its own first report; `consolidated` when its figures come only from a
 * past consolidated table; `not_asked` for months before the first own report of any unit.
 */
export type ReportState = DueState | 'consolidated' | 'not_asked';

/**
 * What is the state at `now` of a report received at an instant (null: not received)? Report month M is due before
 * the 13th of M begins in Việt Nam (letter of 2024: "trước ngày 13"); weekends and holidays do not move it.
 */
export function dueState(month: LocalMonth, receivedAt: Date | null, now: Date): DueState {
  const { from, to } = reportMonth(month);
  const on = localDateAt(receivedAt ?? now);
  if (on < from) return receivedAt ? 'early' : 'not_begun';
  if (on < to) return receivedAt ? 'on_time' : 'waiting';
  return receivedAt ? 'late' : 'missing';
}

/** The instant from which a report of the month is late: 00:00 of the 13th in Việt Nam, 17:00 UTC of the 12th. */
export function dueAt(month: LocalMonth): Date {
  return instantOf(reportMonth(month).to);
}

/** How many days are left at `now`, today included, to report the month: 1 on the 12th, 0 and less when it is due. */
export function daysLeft(month: LocalMonth, now: Date): number {
  return daysBetween(localDateAt(now), reportMonth(month).to);
}

/** The running month's report is requested from this many days before it is due. */
const REMINDED_DAYS = 10;

/** Which month's report is requested at `now`? The running one's when it is due soon, else the one before. */
export function monthToChase(now: Date): LocalMonth {
  const running = reportMonthOf(localDateAt(now));
  return daysLeft(running, now) <= REMINDED_DAYS ? running : addMonths(running, -1);
}
