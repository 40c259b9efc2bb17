import type { LocalMonth } from './local-date.ts';

/** `district` the UBND of a district-level unit, `department` a sở, ban, ngành, `press` the newspaper and the broadcaster. */
export type ReportingUnitKind = 'district' | 'department' | 'press';

/** A unit that the letter asks to report each month. */
export interface ReportingUnit {
  readonly code: string;
  readonly name: string;
  readonly kind: ReportingUnitKind;
  /** Code of the 2024 district it reports for; null for departments and the press. */
  readonly districtCode: string | null;
  /** Place in the letter's order. */
  readonly position: number;
}

/** One unit's figures for one report month, as the letter's form asks. Null where the cell was left empty. */
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
  /** Made by a generator. */
  readonly simulated: boolean;
}

/** The figures of a tally: of the month, then to date. */
export const TALLY_FIGURES = ['installs', 'accesses', 'installsCumulative', 'accessesCumulative'] as const;
export type TallyFigure = (typeof TALLY_FIGURES)[number];
