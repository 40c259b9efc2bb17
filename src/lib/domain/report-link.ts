import { addDays, addMonths, firstDateOf, monthOf, type LocalDate, type LocalMonth } from './local-date.ts';

/** Months after the one in which a link is made until it ends, and the most that may be chosen: the program's own choice. */
const USUAL_MONTHS = 12;
const MOST_MONTHS = 24;

const lastDateAfter = (today: LocalDate, months: number): LocalDate =>
  addDays(firstDateOf(addMonths(monthOf(today), months + 1)), -1);

/** The last date of a link that is made today, unless another is chosen. */
export const usualEnd = (today: LocalDate): LocalDate => lastDateAfter(today, USUAL_MONTHS);

/** The latest date that may be chosen. */
export const latestEnd = (today: LocalDate): LocalDate => lastDateAfter(today, MOST_MONTHS);

/** Does an address open on the server's own machine only, so that nobody else can use a link to it? */
export const opensHereOnly = (origin: string): boolean =>
  /^https?:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/.test(origin);

/** A link, not revoked, whose holder can report for one unit and month until it ends. Its token is not stored. */
export interface ReportLink {
  readonly id: number;
  readonly unitCode: string;
  readonly month: LocalMonth;
  readonly madeBy: string;
  /** The account whose it is; null where it was made without one. */
  readonly ownerId: number | null;
  /** Instant, ISO 8601 in UTC. */
  readonly madeAt: string;
  /** The last date on which it is in force. */
  readonly endsOn: LocalDate;
}

/** Who wants to renew or revoke a link. */
export interface LinkChanger {
  /** Null without an account, as the one person of an open machine and a command on the server. */
  readonly accountId: number | null;
  readonly administers: boolean;
  /** Is an account in use? */
  readonly isUsed: (account: number) => boolean;
}

/**
 * May somebody renew or revoke a link? It belongs to who made it: to them, and to those who administer. One that was made
 * without an account, or by one that is in use no more, is anybody's who may make links.
 */
export const mayChangeLink = (
  { ownerId }: Pick<ReportLink, 'ownerId'>,
  { accountId, administers, isUsed }: LinkChanger,
): boolean => ownerId === null || ownerId === accountId || administers || !isUsed(ownerId);

/** A newly made link, with its token: the only time it is shown. */
export interface MadeLink {
  readonly id: number;
  readonly unitCode: string;
  readonly unitName: string;
  readonly month: LocalMonth;
  /** Of the form's page, from the server's root. */
  readonly path: string;
  /** The same with the address that people open the server at. */
  readonly url: string;
  readonly endsOn: LocalDate;
}
