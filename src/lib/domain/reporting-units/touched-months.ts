import { addMonths, type LocalMonth } from '../local-date.ts';
import { namedIn, reportsMonth, standsIn, type ReportingUnit } from '../tally.ts';
import type { UnitRecord } from './unit-record.ts';

/** The report months that a change of a unit touches; oldest first. */
export interface TouchedMonths {
  /** Its report is asked for from now on. */
  readonly asked: readonly LocalMonth[];
  /** It is asked for no longer. */
  readonly released: readonly LocalMonth[];
  /** Tables and forms name it otherwise. */
  readonly renamed: readonly LocalMonth[];
  /** Of the months no longer asked for, those whose report came: it stays. */
  readonly kept: readonly LocalMonth[];
}

/** What is looked through: months from the first to the last, both included, and those that the unit reported. */
export interface MonthsLookedAt {
  readonly first: LocalMonth;
  readonly last: LocalMonth;
  readonly reported: ReadonlySet<LocalMonth>;
}

const asUnit = (record: UnitRecord): ReportingUnit => ({ ...record, position: 0, consolidatesFrom: null });

/** Which months does a change touch? */
export function touchedMonths(
  before: UnitRecord | null,
  after: UnitRecord,
  { first, last, reported }: MonthsLookedAt,
): TouchedMonths {
  const months: LocalMonth[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  const [old, changed] = [before && asUnit(before), asUnit(after)];
  const wasAsked = (month: LocalMonth) => old !== null && reportsMonth(old, month);
  const released = months.filter((month) => wasAsked(month) && !reportsMonth(changed, month));
  return {
    asked: months.filter((month) => !wasAsked(month) && reportsMonth(changed, month)),
    released,
    renamed: months.filter(
      (month) =>
        old !== null && standsIn(changed, month) && namedIn(old, month).name !== namedIn(changed, month).name,
    ),
    kept: released.filter((month) => reported.has(month)),
  };
}
