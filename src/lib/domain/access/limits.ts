import type { Grant } from './role.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * How long a session may be idle: 15 minutes, and 5 of an admin. Numbers of level 2 of TCVN 14423:2026, as far as they are
 * known here; the office checks them against the sold text.
 */
export const idleLimitMs = ({ role }: Grant): number => (role === 'admin' ? 5 : 15) * MINUTE_MS;

/** The longest a session may last however much it is used: a working day. Our own choice. */
export const LONGEST_SESSION_MS = 12 * HOUR_MS;

/** For how long after proving who one is nobody is asked again before ending sessions or adding a factor. Our own choice. */
export const RECENT_MS = 5 * MINUTE_MS;

/** How far a clock may go back beneath a session before it ends. Our own choice: more than a time server corrects at once. */
export const CLOCK_TOLERANCE_MS = 5 * MINUTE_MS;

/** How long an invitation may be accepted. */
export const INVITATION_MS = 48 * HOUR_MS;

/** An account that nobody used for so long is disabled. */
export const UNUSED_DAYS = 45;
export const UNUSED_MS = UNUSED_DAYS * DAY_MS;

/** The list of accounts is reviewed twice a year. */
export const REVIEW_DAYS = 183;
export const REVIEW_MS = REVIEW_DAYS * DAY_MS;

/** The longest an access token may be in force: a year. Our own choice. */
export const LONGEST_TOKEN_DAYS = 366;

/** Wrong passwords before waiting begins. */
export const FREE_FAILURES = 5;
const FIRST_WAIT_MS = MINUTE_MS;
const LONGEST_WAIT_MS = 15 * MINUTE_MS;

/** How long must somebody wait after so many failures in a row? A minute after five, twice as long after each, at most 15. */
export function waitAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES), LONGEST_WAIT_MS);
}

/** A session as its end is judged by. */
export interface SessionTimes {
  readonly madeAt: number;
  /** When it was last used. */
  readonly usedAt: number;
}

/**
 * Is a session over at an instant? It was idle for too long, lasts for too long, or the clock went back beneath it: then
 * nobody knows how long it was idle.
 */
export function isOver({ madeAt, usedAt }: SessionTimes, grant: Grant, now: number): boolean {
  if (usedAt - now > CLOCK_TOLERANCE_MS) return true;
  return now - usedAt >= idleLimitMs(grant) || now - madeAt >= LONGEST_SESSION_MS;
}
