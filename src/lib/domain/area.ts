import type { LocalDate } from './local-date.ts';

/** Administrative levels, widest first. */
export const LEVELS = ['province', 'district', 'commune'] as const;
export type Level = (typeof LEVELS)[number];

/** Is this text one of the levels? */
export function isLevel(text: string): text is Level {
  return (LEVELS as readonly string[]).includes(text);
}

/** A set of administrative units as they stood for a time, with the outlines they are drawn by. */
export interface Edition {
  readonly id: string;
  readonly name: string;
  /** First date the edition was in force; null when nobody said. */
  readonly validFrom: LocalDate | null;
  /** First date it was no longer in force; null while it lasts. */
  readonly validTo: LocalDate | null;
  readonly origin: string;
  readonly licence: string;
  /** Date of the figures; null when the source does not say. */
  readonly datedOn: LocalDate | null;
  /** Levels that have units in this edition, widest first. */
  readonly levels: readonly Level[];
}

/** One administrative unit of an edition and level. */
export interface Unit {
  readonly code: string;
  /** Name without its type word: "Lục Nam". */
  readonly name: string;
  /** Type word as written: "Huyện", "Thị xã", "Xã"; empty when the source has none. */
  readonly type: string;
  /** Code of the unit above it in the same edition; null at the top. */
  readonly parentCode: string | null;
  readonly population: number | null;
  readonly areaKm2: number | null;
}

/** The unit's full name: "Huyện Lục Nam". */
export function unitTitle(unit: Pick<Unit, 'type' | 'name'>): string {
  return unit.type ? `${unit.type} ${unit.name}` : unit.name;
}

/** Was (is) the edition in force on the date? An edition without dates always is. */
export function inForce(edition: Pick<Edition, 'validFrom' | 'validTo'>, date: LocalDate): boolean {
  return (
    (edition.validFrom === null || edition.validFrom <= date) &&
    (edition.validTo === null || date < edition.validTo)
  );
}
