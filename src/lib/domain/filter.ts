import { isLevel, type Level } from './area.ts';
import { Fault } from './fault.ts';
import { ownDates, parsePeriod, periodKey, type Period } from './period.ts';
import { STATISTICS, type StatisticName } from './standard.ts';
import { isTechnology, type TechnologyChoice } from './technology.ts';

/** Failed tests (0 kbit/s): left out of means and medians with their share shown, or counted as zeros. */
export const FAILED_TREATMENTS = ['excluded', 'as_zero'] as const;
export type FailedTreatment = (typeof FAILED_TREATMENTS)[number];

/** Tests that a quality rule doubts (`quality-rule.ts`): counted like any other, or left out. */
export const FLAGGED_TREATMENTS = ['included', 'excluded'] as const;
export type FlaggedTreatment = (typeof FLAGGED_TREATMENTS)[number];

/** Everything that decides which tests a figure is computed from, and how it is judged. */
export interface Filter {
  readonly period: Period;
  readonly technology: TechnologyChoice;
  /** Operator's code; null takes all together. */
  readonly operator: string | null;
  readonly edition: string;
  readonly level: Level;
  readonly statistic: StatisticName;
  /** Id of the standard that judges. */
  readonly standard: string;
  readonly failedTests: FailedTreatment;
  readonly flagged: FlaggedTreatment;
}

/** What a person chose: a filter with only some of its parts. The URL carries exactly this. */
export type FilterChoice = Partial<Filter>;

/** Names in URLs, in the API and (with `--`) on the command line. */
export const FILTER_NAMES = [
  'period',
  'from',
  'to',
  'technology',
  'operator',
  'edition',
  'level',
  'statistic',
  'standard',
  'failed',
  'flagged',
] as const;

/**
 * The choice that a query string (or command line, as the same names) makes. Throws a Fault that names the
 * parameter and value when one cannot be understood; names that are not a filter's are ignored.
 */
export function parseFilterChoice(params: URLSearchParams): FilterChoice {
  const choice: { -readonly [K in keyof FilterChoice]: FilterChoice[K] } = {};
  const of = (name: (typeof FILTER_NAMES)[number]) => params.get(name) || null;
  const refuse = (parameter: string, value: string): never => {
    throw new Fault('filter_value_unknown', { parameter, value });
  };
  const [period, from, to] = [of('period'), of('from'), of('to')];
  if (period) choice.period = parsePeriod(period);
  else if (from || to) {
    if (!from || !to) throw new Fault('period_needs_both_dates', { from, to });
    choice.period = ownDates(from, to);
  }
  const technology = of('technology');
  if (technology)
    choice.technology =
      technology === 'all' || isTechnology(technology) ? technology : refuse('technology', technology);
  const operator = of('operator');
  if (operator) choice.operator = operator === 'all' ? null : operator;
  const edition = of('edition');
  if (edition) choice.edition = edition;
  const level = of('level');
  if (level) choice.level = isLevel(level) ? level : refuse('level', level);
  const statistic = of('statistic');
  if (statistic)
    choice.statistic = STATISTICS.find((name) => name === statistic) ?? refuse('statistic', statistic);
  const standard = of('standard');
  if (standard) choice.standard = standard;
  const failed = of('failed');
  if (failed)
    choice.failedTests = FAILED_TREATMENTS.find((name) => name === failed) ?? refuse('failed', failed);
  const flagged = of('flagged');
  if (flagged)
    choice.flagged = FLAGGED_TREATMENTS.find((name) => name === flagged) ?? refuse('flagged', flagged);
  return choice;
}

/** The query string of a choice; the inverse of `parseFilterChoice`. Only what was chosen, never a default. */
export function filterSearch(choice: FilterChoice): URLSearchParams {
  const params = new URLSearchParams();
  if (choice.period?.month === null) {
    params.set('from', choice.period.from);
    params.set('to', choice.period.to);
  } else if (choice.period) params.set('period', periodKey(choice.period));
  if (choice.technology) params.set('technology', choice.technology);
  if (choice.operator !== undefined) params.set('operator', choice.operator ?? 'all');
  if (choice.edition) params.set('edition', choice.edition);
  if (choice.level) params.set('level', choice.level);
  if (choice.statistic) params.set('statistic', choice.statistic);
  if (choice.standard) params.set('standard', choice.standard);
  if (choice.failedTests) params.set('failed', choice.failedTests);
  if (choice.flagged) params.set('flagged', choice.flagged);
  return params;
}
