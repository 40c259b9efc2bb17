import { daysBetween, localDateAt, type LocalDate } from '../local-date.ts';

/** Is the machine's clock believed? `ahead`: it shows much later than when it was last believed; `behind`: earlier. */
export const CLOCK_STATES = ['steady', 'ahead', 'behind'] as const;
/** One of them. */
export type ClockState = (typeof CLOCK_STATES)[number];

/** What the machine's clock shows, and what is thought of it. */
export interface ClockReading {
  readonly state: ClockState;
  /** The date it shows. */
  readonly today: LocalDate;
  /** When it was last believed, ISO 8601 in UTC; null in a warehouse that never held anything. */
  readonly trustedAt: string | null;
}

/**
 * A server that was off for longer asks a person before anything is removed. Our own choice: longer than the longest
 * holidays, and less than what a clock is usually wrong by (a year, or back to 1970 or 2000).
 */
export const MOST_DAYS_UNSEEN = 31;
/** A clock that is set right goes back by minutes; by more than a day it was wrong before, or is now. */
const MOST_DAYS_BACK = 1;

/** What is thought of a clock that shows `now` and was last believed at `trustedAt`? */
export function judgeClock(now: Date, trustedAt: string | null): ClockReading {
  const today = localDateAt(now);
  if (trustedAt === null) return { state: 'steady', today, trustedAt };
  const days = daysBetween(localDateAt(new Date(trustedAt)), today);
  const state = days > MOST_DAYS_UNSEEN ? 'ahead' : days < -MOST_DAYS_BACK ? 'behind' : 'steady';
  return { state, today, trustedAt };
}
