import type { LocalMonth } from '#lib/domain/local-date.ts';
import type { StandingTally } from '#lib/domain/tally.ts';

/** A unit's figures to date at the end of a report month. */
export interface FiguresToDate {
  /** Null when the unit never gave the figure, or when no unit reported the month. */
  readonly installsCumulative: number | null;
  readonly accessesCumulative: number | null;
  /** Month of the earlier report that a figure was carried from, the older one of two; null when none was carried. */
  readonly carriedFrom: LocalMonth | null;
  /** A carried figure is generated. */
  readonly carriedSimulated: boolean;
}

/** No figures to date. */
export const NO_FIGURES_TO_DATE: FiguresToDate = {
  installsCumulative: null,
  accessesCumulative: null,
  carriedFrom: null,
  carriedSimulated: false,
};

/**
 * What had a unit reached by a month? A figure that its report of the month does not give, or that it did not report, is
 * carried from its last earlier report: sums to date then never fall because a unit is missing. `reports`: the unit's
 * standing ones in month order.
 */
export function figuresToDate(reports: readonly StandingTally[], month: LocalMonth): FiguresToDate {
  const upTo = reports.filter((report) => report.month <= month);
  const sources = (['installsCumulative', 'accessesCumulative'] as const).map((figure) => ({
    figure,
    report: upTo.findLast((report) => report[figure] !== null),
  }));
  const carried = sources.flatMap(({ report }) => (report && report.month < month ? [report] : []));
  const [installs, accesses] = sources.map(({ figure, report }) => report?.[figure] ?? null);
  return {
    installsCumulative: installs ?? null,
    accessesCumulative: accesses ?? null,
    carriedFrom: carried.map((report) => report.month).sort()[0] ?? null,
    carriedSimulated: carried.some(({ simulated }) => simulated),
  };
}
