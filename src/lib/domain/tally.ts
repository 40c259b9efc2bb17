import type { LocalDate, LocalMonth } from './local-date.ts';

/** `district`, `commune`: the UBND of one; `department`: a sở, ban, ngành; `press`: the newspaper and the broadcaster. */
export type ReportingUnitKind = 'district' | 'commune' | 'department' | 'press';

/** An office that the letter asks to report each month. */
export interface ReportingUnit {
  readonly code: string;
  readonly name: string;
  readonly kind: ReportingUnitKind;
  /** Code of the 2024 district it reports for; null for departments and the press. */
  readonly districtCode: string | null;
  /** Place in the letter's order. */
  readonly position: number;
  /** Local dates between which the office exists, the last excluded; null: always, until further notice. */
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  /** Code of the one office that took over its reports; null for none, and for several. */
  readonly successor: string | null;
}

/**
 * Does an office report a month? When it exists on the month's last day, the 12th: a convention of this program, for an
 * office that ends within a month has handed over before its report is due.
 */
export function reportsMonth(
  { validFrom, validTo }: Pick<ReportingUnit, 'validFrom' | 'validTo'>,
  month: LocalMonth,
): boolean {
  const last = `${month}-12`;
  return (validFrom ?? last) <= last && (validTo === null || last < validTo);
}

/**
 * How was a report received? `form`: a file in the letter's form; `web`: the form in the browser; `history`: a
 * consolidated table of past months, which never replaces a unit's own report.
 */
export const REPORT_ORIGINS = ['form', 'web', 'history'] as const;
/** One of `REPORT_ORIGINS`. */
export type ReportOrigin = (typeof REPORT_ORIGINS)[number];

/**
 * One version of a unit's report of one month, as in the letter's form. Figures are null where the cell was empty. A
 * correction is a further version; earlier ones are never changed.
 */
export interface Tally {
  readonly unitCode: string;
  /** Report month M: local dates [13 of M-1, 13 of M). */
  readonly month: LocalMonth;
  readonly installs: number | null;
  readonly accesses: number | null;
  readonly installsCumulative: number | null;
  readonly accessesCumulative: number | null;
  readonly note: string | null;
  readonly batchId: number;
  /** Counts from 1 within unit and month, in order of arrival; never reused. */
  readonly version: number;
  readonly origin: ReportOrigin;
  /** Instant, ISO 8601 in UTC. */
  readonly receivedAt: string;
  /** Generated, not reported. */
  readonly simulated: boolean;
}

/** The figures of a tally: of the month, then to date. */
export const TALLY_FIGURES = ['installs', 'accesses', 'installsCumulative', 'accessesCumulative'] as const;
/** One of `TALLY_FIGURES`. */
export type TallyFigure = (typeof TALLY_FIGURES)[number];

/** The version that counts, with facts about the others. */
export interface StandingTally extends Tally {
  /** Versions that are loaded, this one included. */
  readonly versions: number;
  /** When was the unit's first own report received? It decides on time or late; null when it sent none itself. */
  readonly firstReceivedAt: string | null;
}
