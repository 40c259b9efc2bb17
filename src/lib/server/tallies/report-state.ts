import { min } from 'd3';
import { dueState, type ReportState } from '#lib/domain/due-state.ts';
import type { LocalMonth } from '#lib/domain/local-date.ts';
import { reportsMonth, type ReportingUnit, type StandingTally } from '#lib/domain/tally.ts';

interface ReportingStart {
  /** The first month with an own report of any unit; null without one. */
  readonly first: LocalMonth | null;
  readonly now: Date;
}

/** Since which month have units reported? `standing`: every standing report. */
export function reportingStart(standing: readonly StandingTally[], now: Date): ReportingStart {
  const own = standing.filter(({ firstReceivedAt }) => firstReceivedAt !== null);
  return { first: min(own, ({ month }) => month) ?? null, now };
}

/** What is the state of a unit's month, given its standing report? */
export function reportState(
  unit: ReportingUnit,
  month: LocalMonth,
  tally: StandingTally | null,
  { first, now }: ReportingStart,
): ReportState {
  if (tally) {
    const { firstReceivedAt } = tally;
    return firstReceivedAt === null ? 'consolidated' : dueState(month, new Date(firstReceivedAt), now);
  }
  if (!reportsMonth(unit, month)) return 'not_asked';
  const state = dueState(month, null, now);
  return state === 'missing' && (first === null || month < first) ? 'not_asked' : state;
}
