import { basePeriod } from '../change.ts';
import { Fault } from '../fault.ts';
import type { Period } from '../period.ts';
import { hasSureChange, shownAs, TIME_GROUPS, type ClickQuestion } from './click-question.ts';

/** The period that a question compares with; null without a comparison, or where its period has no such base. */
export function comparedPeriod({
  comparison,
  period,
}: Pick<ClickQuestion, 'comparison' | 'period'>): Period | null {
  return typeof comparison === 'string' ? basePeriod(period, comparison) : comparison;
}

/** What only figures of groups have. */
const OF_FIGURES = ['comparison', 'threshold', 'minimumTests'] as const;

/**
 * Throws a Fault for a question that has no answer: single measurements with what only figures have; a sure change of
 * what is no mean, or without a comparison; a comparison by times that follow each other, with a period that
 * shares dates, or where there is no such period; an order by a change without a comparison.
 */
export function checkQuestion(question: ClickQuestion): void {
  const { comparison, groups, period, order, changed, measures } = question;
  if (question.show === 'tests') {
    if (OF_FIGURES.some((name) => question[name] !== null) || order?.by === 'tests')
      throw new Fault('question_lists_tests');
  }
  if (changed !== null && (comparison === null || !hasSureChange(measures[0]!)))
    throw new Fault('question_change_unsure');
  const byTime = groups.find((group) => TIME_GROUPS.some((name) => name === group));
  if (comparison === null) {
    if (order?.by === 'change') throw new Fault('question_without_comparison', { value: 'order=change' });
    return;
  }
  const base = comparedPeriod(question);
  if (base === null) throw new Fault('question_base_missing');
  if (base.from < period.to && period.from < base.to) throw new Fault('question_periods_overlap');
  if (byTime) throw new Fault('question_compares_times', { group: byTime });
}

/** The question itself where it has an answer, else without its comparison and what follows from that: for controls that change one part. */
export function answerable(question: ClickQuestion): ClickQuestion {
  try {
    checkQuestion(question);
    return question;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const order = question.order?.by === 'change' ? null : question.order;
    return shownAs({ ...question, comparison: null, changed: null, order }, question.show);
  }
}
