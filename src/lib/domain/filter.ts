import { areaKey, isLevel, parseAreaKey, type AreaReference, type Level } from './area.ts';
import { Fault } from './fault.ts';
import { ownDates, parsePeriod, periodKey, type Period } from './period.ts';
import { STATISTICS, type StatisticName } from './standard.ts';
import { isTechnology, type TechnologyChoice } from './technology.ts';

/** Failed measurements (0 kbit/s): excluded from means and medians with their share shown, or counted as zeros. */
export const FAILED_TREATMENTS = ['excluded', 'as_zero'] as const;
/** One of `FAILED_TREATMENTS`. */
export type FailedTreatment = (typeof FAILED_TREATMENTS)[number];

/** Measurements flagged by a quality rule (`quality-rule.ts`): counted like any other, or excluded. */
export const FLAGGED_TREATMENTS = ['included', 'excluded'] as const;
/** One of `FLAGGED_TREATMENTS`. */
export type FlaggedTreatment = (typeof FLAGGED_TREATMENTS)[number];

/** Which measurements is a figure computed from, and how is it judged? */
export interface Filter {
  readonly period: Period;
  readonly technology: TechnologyChoice;
  /** Operator's code; null takes all together. */
  readonly operator: string | null;
  readonly edition: string;
  readonly level: Level;
  /** Keeps to one part: an area of a wider level of any edition. Null takes everything. */
  readonly within: AreaReference | null;
  readonly statistic: StatisticName;
  /** Id of the standard that judges. */
  readonly standard: string;
  readonly failedTests: FailedTreatment;
  readonly flagged: FlaggedTreatment;
}

/** The parts of a filter that were chosen. The URL carries exactly these. */
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
  'within',
  'statistic',
  'standard',
  'failed',
  'flagged',
] as const;

/**
 * The choice in a query string or the same names on a command line. Throws a Fault with parameter and value when one
 * is not understood; other names are ignored.
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
  const within = of('within');
  if (within) choice.within = within === 'all' ? null : (parseAreaKey(within) ?? refuse('within', within));
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

/** The parameters that name a period in an address. */
export function periodParameters(period: Period): Readonly<Record<string, string>> {
  return Object.fromEntries(filterSearch({ period }));
}

/** The query string of a choice; the inverse of `parseFilterChoice`. Never contains defaults. */
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
  if (choice.within !== undefined) params.set('within', choice.within ? areaKey(choice.within) : 'all');
  if (choice.statistic) params.set('statistic', choice.statistic);
  if (choice.standard) params.set('standard', choice.standard);
  if (choice.failedTests) params.set('failed', choice.failedTests);
  if (choice.flagged) params.set('flagged', choice.flagged);
  return params;
}
