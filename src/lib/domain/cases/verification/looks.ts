import { addMonths, type LocalDate } from '../../local-date.ts';

/** A date on which the tests so far are judged, registered with the plan. */
export interface Look {
  readonly on: LocalDate;
  /** Share of networks exactly at the limit that this look may call met, or worse, by chance. */
  readonly error: number;
}

/** Each side of an ordinary 95% interval. */
const FIRST_ERROR = 0.025;
/** What all later looks may add to it together. */
const LATER_ERROR = 0.025;

/** Months of re-testing after the due date unless a plan says otherwise; this program's own choice. */
export const RETEST_MONTHS = 11;

/**
 * On which dates is a case judged? On its due date by the ordinary 95% interval, then once a month by wider ones. Looking
 * again at the same growing sample finds more and more by chance (tests/proof/studies/looking-often.ts), so the later looks
 * share one further 2.5% in equal parts (Bonferroni, valid however the looks depend on each other): a network that was
 * not mended is called met in at most 5% of cases over all looks. Between two looks nothing is judged.
 */
export function registeredLooks(due: LocalDate, retestMonths: number): readonly Look[] {
  const later = Array.from({ length: retestMonths }, (_, i) => ({
    on: monthsAfter(due, i + 1),
    error: LATER_ERROR / retestMonths,
  }));
  return [{ on: due, error: FIRST_ERROR }, ...later];
}

/** The last look that has come by a date; null before the first. */
export function lookBy(looks: readonly Look[], today: LocalDate): number | null {
  const passed = looks.filter(({ on }) => on <= today).length;
  return passed === 0 ? null : passed - 1;
}

/** The same day some months later, the last day of a shorter month. */
export function monthsAfter(date: LocalDate, months: number): LocalDate {
  const month = addMonths(date.slice(0, 7), months);
  const [year, number] = month.split('-').map(Number) as [number, number];
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return `${month}-${String(Math.min(Number(date.slice(8)), last)).padStart(2, '0')}`;
}
