import type { AnswerRow } from '../answer.ts';
import { addDays, type LocalDate } from '../../local-date.ts';
import type { VerificationPlan } from './verification-plan.ts';

/** A place whose operator promises or claims a later date than that from which the plan counts tests. */
export interface LatePromise {
  /** The place's number in the case. */
  readonly place: number;
  /** The last day of the promise, or the day from which the operator says that tests count. */
  readonly until: LocalDate;
}

/**
 * Which promises come after the tests of the registered plan begin? That plan judges all the same until a change of it is
 * entered: an operator does not move the date on which it is judged by promising a later one.
 */
export function latePromises(
  answers: readonly AnswerRow[],
  plan: Pick<VerificationPlan, 'countsFrom'> | null,
): readonly LatePromise[] {
  if (plan === null) return [];
  return answers.flatMap(({ place, promised, countsFrom }) => {
    const until = countsFrom ?? (promised && addDays(promised.to, -1));
    return until !== null && until > plan.countsFrom ? [{ place, until }] : [];
  });
}
