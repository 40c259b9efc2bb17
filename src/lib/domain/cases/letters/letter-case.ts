import type { Level } from '../../area.ts';
import type { LocalDate } from '../../local-date.ts';
import type { AnswerRow } from '../answer.ts';
import type { Verification } from '../verification/outcome.ts';
import type { Period } from '../../period.ts';
import type { Standard, StatisticName } from '../../standard.ts';
import type { Verdict } from '../../verdict.ts';

/** A place as a letter states it. Speeds in kbit/s; null where there is no figure. */
export interface LetterPlace {
  /** From 1, as the case counts its places. */
  readonly number: number;
  /** Name with the type word: Huyện Lục Nam. */
  readonly title: string;
  /** The area's code, by which the map finds its outline; null for a gap area. */
  readonly code: string | null;
  /** Of a gap area an estimate. */
  readonly population: number | null;
  readonly tests: number;
  readonly devices: number | null;
  readonly meanKbps: number | null;
  readonly lowerKbps: number | null;
  readonly upperKbps: number | null;
  readonly medianKbps: number | null;
  /** Of a gap area: its mean is at most this; else null. */
  readonly atMostKbps: number | null;
  readonly verdict: Verdict;
  /** Of a gap area, the short code that tells it from others of its name; else null. */
  readonly gapCode: string | null;
  /** H3 cells of a gap area; empty for an area of the map. */
  readonly cells: readonly string[];
}

/** The verification that was fixed when the letter was sent. */
export interface LetterPlan {
  /** Half-open local dates. */
  readonly window: { readonly from: LocalDate; readonly to: LocalDate };
  readonly testsNeeded: number;
}

/** A letter that was sent before. */
export interface EarlierLetter {
  readonly number: string;
  readonly date: LocalDate;
}

/** What the operator answered, and when; the document's number, where one is known. */
export interface LetterAnswer {
  readonly on: LocalDate;
  readonly document: string | null;
  readonly rows: readonly AnswerRow[];
}

/** What a letter is written from: the frozen figures of a case, and nothing that could change later. */
export interface LetterCase {
  /** HS-0007. */
  readonly number: string;
  readonly operator: { readonly code: string; readonly name: string };
  readonly filter: {
    readonly period: Period;
    /** Name of the boundary edition: "Địa giới 2024". */
    readonly edition: string;
    readonly level: Level;
    readonly statistic: StatisticName;
  };
  readonly standard: Standard;
  readonly places: readonly LetterPlace[];
  readonly reason: string;
  readonly deadline: LocalDate | null;
  readonly plan: LetterPlan | null;
  /** In the order they were sent. */
  readonly earlier: readonly EarlierLetter[];
  /** Null before an answer came. */
  readonly answer: LetterAnswer | null;
  /** The newest look at the tests; null before one. */
  readonly verified: { readonly on: LocalDate; readonly verification: Verification } | null;
  readonly packCode: string | null;
  /** At least one of the measurements was generated. */
  readonly simulated: boolean;
  readonly dataVersion: number;
}
