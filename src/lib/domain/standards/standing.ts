import type { Level } from '../area.ts';
import type { LocalDate } from '../local-date.ts';
import { lastDateOf, type Period } from '../period.ts';
import type { Standard } from '../standard.ts';
import { gateOf, type Gate } from './gate.ts';
import type { SourceDocument } from './source-document.ts';

/** What has to be said beside a verdict of what it is judged by. */
export const STANDING_NOTES = [
  /** The period was chosen by its dates: nobody fixed it before its data were seen. */
  'own_dates',
  /** The period began before the standard. */
  'before_start',
  /** The period ends after the standard did. */
  'after_end',
  /** No source shows it in force at the end of the period. */
  'not_seen_since',
  /** The year of the target is not over. */
  'before_due',
  /** The year of the target is over, and no later target was seen. */
  'after_due',
  /** A document it rests on is younger than the period's first day. */
  'document_later',
  /** So is the document that asks for so many measurements a month. */
  'gate_later',
  /** It does not speak of areas of this level. */
  'other_level',
] as const;
/** One of `STANDING_NOTES`. */
export type StandingNoteName = (typeof STANDING_NOTES)[number];

/** A note, with what its sentence names; null where it names none. */
export interface StandingNote {
  readonly note: StandingNoteName;
  readonly on: LocalDate | null;
  readonly year: number | null;
  readonly documents: readonly SourceDocument[];
}

/** What figures are judged for. */
export interface Judged {
  readonly period: Pick<Period, 'kind' | 'from' | 'to'>;
  readonly level: Level;
}

/**
 * How does the standard stand to what is judged by it? Notes in the order of `STANDING_NOTES`; none where the
 * period was fixed beforehand and the standard was in force, with all its documents, through all of it, and speaks of the
 * level.
 */
export function standingOf(
  standard: Standard,
  gates: readonly Gate[],
  { period, level }: Judged,
): readonly StandingNote[] {
  const { validFrom, validTo, seenUntil, dueYear, documents, levels } = standard;
  const last = lastDateOf(period);
  const later = documents.filter(({ issuedOn }) => issuedOn !== null && issuedOn > period.from);
  const monthly = gateOf(gates, 'tests', 'light', standard.id);
  const gateBegan = monthly?.basis === 'own' ? null : (monthly?.documents[0]?.issuedOn ?? null);
  const noteIf = (condition: boolean, note: StandingNoteName, named: Partial<StandingNote> = {}) =>
    condition ? [{ note, on: null, year: null, documents: [], ...named }] : [];
  return [
    ...noteIf(period.kind === 'dates', 'own_dates'),
    ...noteIf(validFrom === null || period.from < validFrom, 'before_start', { on: validFrom }),
    ...noteIf(validTo !== null && validTo < period.to, 'after_end', { on: validTo }),
    ...noteIf(seenUntil !== null && seenUntil < last, 'not_seen_since', { on: seenUntil }),
    ...noteIf(dueYear !== null && last < `${dueYear}-12-31`, 'before_due', { year: dueYear }),
    ...noteIf(dueYear !== null && last > `${dueYear}-12-31`, 'after_due', { year: dueYear }),
    ...noteIf(later.length > 0, 'document_later', { documents: later }),
    ...noteIf(gateBegan !== null && period.from < gateBegan, 'gate_later', {
      on: gateBegan,
      documents: monthly?.documents ?? [],
    }),
    ...noteIf(!levels.includes(level), 'other_level'),
  ];
}
