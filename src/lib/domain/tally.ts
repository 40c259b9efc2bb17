import type { LocalDate, LocalMonth } from './local-date.ts';

/** `district`, `commune`: the UBND of one; `department`: a sở, ban, ngành; `press`: the newspaper and the broadcaster. */
export type ReportingUnitKind = 'district' | 'commune' | 'department' | 'press';

/** An office that the letter asks to report each month. */
export interface ReportingUnit {
  readonly code: string;
  readonly name: string;
  readonly kind: ReportingUnitKind;
  /** Code of the 2024 district it reports for; null for communes, departments and the press. */
  readonly districtCode: string | null;
  /** Code of the commune it reports for; null for others. */
  readonly communeCode: string | null;
  /** Place in the letter's order. */
  readonly position: number;
  /** Local dates between which the office exists, the last excluded; null: always, until further notice. */
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  /** Code of the one office that took over its reports; null for none, and for several. */
  readonly successor: string | null;
  /** What it was called before, oldest first. */
  readonly formerNames: readonly FormerUnitName[];
  /** Since when it puts the reports together itself: from then on it is asked for none; null: never. */
  readonly consolidatesFrom: LocalDate | null;
  /** How far its entry was checked against a source. */
  readonly verified: UnitVerified;
  /** Where the entry comes from; null where the list's own origin says it. */
  readonly source: string | null;
}

/** How far a unit's name and dates were checked: a source was seen, one of them only in part, or none. */
export const UNIT_VERIFIED = ['yes', 'partly', 'no'] as const;
/** One of `UNIT_VERIFIED`. */
export type UnitVerified = (typeof UNIT_VERIFIED)[number];

/** A name that an office no longer has. */
export interface FormerUnitName {
  readonly name: string;
  /** Local date from which it is called otherwise. */
  readonly until: LocalDate;
}

/** The day by which a report month's offices and their names are told: its last. */
const lastDayOf = (month: LocalMonth): LocalDate => `${month}-12`;

/** Does an office exist on a date? */
export const standsOn = (
  { validFrom, validTo }: Pick<ReportingUnit, 'validFrom' | 'validTo'>,
  on: LocalDate,
): boolean => (validFrom ?? on) <= on && (validTo === null || on < validTo);

/**
 * Does an office exist in a report month? When it does on the month's last day, the 12th: a convention of this program, for
 * an office that ends within a month has handed over before its report is due.
 */
export const standsIn = (unit: Pick<ReportingUnit, 'validFrom' | 'validTo'>, month: LocalMonth): boolean =>
  standsOn(unit, lastDayOf(month));

/** Is an office asked for its report of a month? When it exists and does not put the reports together itself. */
export const reportsMonth = (
  unit: Pick<ReportingUnit, 'validFrom' | 'validTo' | 'consolidatesFrom'>,
  month: LocalMonth,
): boolean =>
  standsIn(unit, month) && (unit.consolidatesFrom === null || lastDayOf(month) < unit.consolidatesFrom);

/** What was an office called on a date? */
export const unitNameOn = (
  { name, formerNames }: Pick<ReportingUnit, 'name' | 'formerNames'>,
  on: LocalDate,
): string => formerNames.find(({ until }) => on < until)?.name ?? name;

/** The area whose UBND an office is; null for departments and the press. */
export function unitArea({
  districtCode,
  communeCode,
}: Pick<ReportingUnit, 'districtCode' | 'communeCode'>): UnitArea | null {
  if (communeCode !== null) return { level: 'commune', code: communeCode };
  return districtCode === null ? null : { level: 'district', code: districtCode };
}

/** An area that an office reports for. */
export interface UnitArea {
  readonly level: 'district' | 'commune';
  readonly code: string;
}

/** An office by its name in a report month. */
export const namedIn = (unit: ReportingUnit, month: LocalMonth): ReportingUnit => ({
  ...unit,
  name: unitNameOn(unit, lastDayOf(month)),
});

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
