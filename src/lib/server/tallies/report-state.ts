import { min } from 'd3';
import { dueState, type ReportState } from '#lib/domain/due-state.ts';
import type { LocalMonth } from '#lib/domain/local-date.ts';
import type { StandingTally } from '#lib/domain/tally.ts';

interface ReportingStart {
  /** The first month that any unit reported itself; null before anybody has. */
  readonly first: LocalMonth | null;
  readonly now: Date;
}

/** Since when have units been asked? `standing`: every report that stands. */
export function reportingStart(standing: readonly StandingTally[], now: Date): ReportingStart {
  const own = standing.filter(({ firstReceivedAt }) => firstReceivedAt !== null);
  return { first: min(own, ({ month }) => month) ?? null, now };
}

/** How does a unit stand with a month, given the report of it that stands? */
export function reportState(
  month: LocalMonth,
  tally: StandingTally | null,
  { first, now }: ReportingStart,
): ReportState {
  if (tally) {
    const { firstReceivedAt } = tally;
    return firstReceivedAt === null ? 'consolidated' : dueState(month, new Date(firstReceivedAt), now);
  }
  const state = dueState(month, null, now);
  return state === 'missing' && (first === null || month < first) ? 'not_asked' : state;
}
