import type { Level } from '../area.ts';
import type { LocalDate, LocalMonth } from '../local-date.ts';
import type { Period } from '../period.ts';
import type { LocalizedText } from '../standards/source-document.ts';
import type { Verdict } from '../verdict.ts';

/** An area whose verdict by a standard would be another. */
export interface VerdictEffect {
  readonly standard: LocalizedText;
  readonly operator: string | null;
  readonly level: Level;
  readonly area: string;
  /** Null where the standard judges nothing. */
  readonly before: Verdict | null;
  readonly after: Verdict | null;
}

/** What other standards and gates would change, of the period that pages show. */
export interface StandardsEffects {
  readonly kind: 'standards';
  readonly period: Period;
  readonly edition: string;
  /** Verdicts that were looked at, by every standard that judges, over every level. */
  readonly judged: number;
  /** All that would change, of which `verdicts` are the first. */
  readonly changed: number;
  readonly verdicts: readonly VerdictEffect[];
  /** Areas and standards whose lights of sufficiency would be others. */
  readonly lights: number;
  /** The standard that pages show when none is chosen. */
  readonly shown: { readonly before: LocalizedText | null; readonly after: LocalizedText | null };
  /** Cases and packs that keep what they were made by. */
  readonly cases: number;
  readonly packs: number;
}

/** An operator of which tests are held, and what becomes of it. */
export interface OperatorEffect {
  readonly code: string;
  readonly what: 'added' | 'renamed' | 'unlisted';
  readonly before: string | null;
  readonly after: string | null;
  readonly tests: number;
  readonly loads: number;
}

/** A spelling that is read as another operator from now on, and the tests that were loaded under it as a name of its own. */
export interface SpellingEffect {
  readonly spelling: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly tests: number;
  readonly loads: number;
}

export interface OperatorsEffects {
  readonly kind: 'operators';
  readonly operators: readonly OperatorEffect[];
  readonly spellings: readonly SpellingEffect[];
}

/** A consolidated table that would carry another head. */
export interface BodyEffect {
  readonly month: LocalMonth;
  readonly before: string | null;
  readonly after: string | null;
}

export interface BodiesEffects {
  readonly kind: 'issuing_bodies';
  /** Months with reports. */
  readonly months: readonly BodyEffect[];
  readonly looked: number;
  /** Who signs letters that are written today. */
  readonly today: { readonly before: string | null; readonly after: string | null };
  /** Letters that went, which keep who signed them. */
  readonly letters: number;
}

/** A case whose term would end on another day, or with other working days left. */
export interface TermEffect {
  readonly id: number;
  readonly number: string;
  readonly operator: string;
  readonly before: { readonly on: LocalDate | null; readonly workingDays: number | null };
  readonly after: { readonly on: LocalDate | null; readonly workingDays: number | null };
}

export interface HolidaysEffects {
  readonly kind: 'holidays';
  /** Cases for which something is due. */
  readonly due: number;
  readonly terms: readonly TermEffect[];
}

/** What would go at the next look, which is within the hour; never to be had again. */
export interface RetentionEffects {
  readonly kind: 'retention';
  readonly rawCopies: number;
  readonly rawBytes: number;
  readonly positions: number;
  readonly logDays: number;
}

export interface AddressEffects {
  readonly kind: 'address';
  readonly before: string | null;
  readonly after: string | null;
  /** Report links that are open, sent with the address of before. */
  readonly links: number;
}

/** What a change touches, computed from the warehouse before it is made. */
export type SettingEffects =
  StandardsEffects | OperatorsEffects | BodiesEffects | HolidaysEffects | RetentionEffects | AddressEffects;
