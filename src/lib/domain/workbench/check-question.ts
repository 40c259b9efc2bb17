import { basePeriod } from '../change.ts';
import { Fault } from '../fault.ts';
import type { Period } from '../period.ts';
import { TIME_GROUPS, type ClickQuestion } from './click-question.ts';

/** The period that a question compares with; null without a comparison, or where its period has no such base. */
export function comparedPeriod({
  comparison,
  period,
}: Pick<ClickQuestion, 'comparison' | 'period'>): Period | null {
  return typeof comparison === 'string' ? basePeriod(period, comparison) : comparison;
}

/**
 * Throws a Fault for a question that has no answer: a comparison by times that follow each other, with a period that
 * shares dates, or where there is no such period; an order by a change without a comparison.
 */
export function checkQuestion(question: ClickQuestion): void {
  const { comparison, groups, period, order } = question;
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
