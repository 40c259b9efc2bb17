import { addMonths, firstDateOf, type LocalMonth } from '#lib/domain/local-date.ts';
import { FAILED_TREATMENTS, FLAGGED_TREATMENTS, type FilterChoice } from '#lib/domain/filter.ts';
import {
  calendarMonth,
  ownDates,
  quarter,
  reportMonth,
  rollingYear,
  type Period,
} from '#lib/domain/period.ts';
import { TECHNOLOGIES } from '#lib/domain/technology.ts';
import type { Random } from '#lib/server/simulation/random.ts';

const KINDS: readonly ((month: LocalMonth) => Period)[] = [
  reportMonth,
  calendarMonth,
  quarter,
  rollingYear,
  (month) => ownDates(firstDateOf(month), `${addMonths(month, 2)}-20`),
];
const OPERATORS = [null, 'viettel', 'vinaphone', 'mobifone', 'vietnamobile'];

export interface FilterWalkOptions {
  /** The months that a filter's list offers, first to last. */
  readonly first: LocalMonth;
  readonly months: number;
  readonly places: readonly Pick<FilterChoice, 'edition' | 'level'>[];
}

/**
 * Filters as a person comes to them who may press anything: each is the one before with one of the filter line's
 * controls changed, every control as often as another and every value that it offers too. Of own dates two months and a half.
 */
export function* filterWalk(
  { first, months, places }: FilterWalkOptions,
  random: Random,
): Generator<FilterChoice> {
  const oneOf = <T>(values: readonly T[]) => values[random.integer(values.length)]!;
  let [nth, kind]: [number, (month: LocalMonth) => Period] = [months - 1, reportMonth];
  let choice: FilterChoice = { ...places[0]!, technology: '4G' };
  const controls: (() => void)[] = [
    () => (nth = Math.min(months - 1, Math.max(0, nth + oneOf([-1, 1])))),
    () => (nth = random.integer(months)),
    () => (kind = oneOf(KINDS)),
    () => (choice = { ...choice, ...oneOf(places) }),
    () => (choice = { ...choice, technology: oneOf(['all', ...TECHNOLOGIES]) }),
    () => (choice = { ...choice, operator: oneOf(OPERATORS) }),
    () => (choice = { ...choice, failedTests: oneOf(FAILED_TREATMENTS) }),
    () => (choice = { ...choice, flagged: oneOf(FLAGGED_TREATMENTS) }),
  ];
  for (;;) {
    oneOf(controls)();
    yield { ...choice, period: kind(addMonths(first, nth)) };
  }
}
