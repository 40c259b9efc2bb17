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
export interface Area {
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
export function areaTitle(area: Pick<Area, 'type' | 'name'>): string {
  return area.type ? `${area.type} ${area.name}` : area.name;
}

/** Was (is) the edition in force on the date? An edition without dates always is. */
export function inForce(edition: Pick<Edition, 'validFrom' | 'validTo'>, date: LocalDate): boolean {
  return (
    (edition.validFrom === null || edition.validFrom <= date) &&
    (edition.validTo === null || date < edition.validTo)
  );
}

/** A unit of another edition that has ground in common with a unit. */
export interface Counterpart {
  readonly code: string;
  readonly level: Level;
  readonly name: string;
  readonly title: string;
  /** All of it lies in the unit. */
  readonly whole: boolean;
  /** All of the unit lies in it. */
  readonly holds: boolean;
}

/** What a unit's ground was, or became, in another edition with other borders. */
export interface Counterparts {
  readonly edition: string;
  /** First date of the later of the two editions; null when nobody said. */
  readonly changedOn: LocalDate | null;
  /** The other edition came before the unit's own. */
  readonly earlier: boolean;
  /** At least one, in the order of codes. */
  readonly areas: readonly Counterpart[];
  /** Names of the earlier, smaller units that it was formed of, where they are known. */
  readonly formedOf: readonly string[];
  /** The unit of the same name there, on other ground. */
  readonly namesake: string | null;
}

/** On which date within [from, to) did an edition take over from another, or another from it? Null when none did. */
export function borderChange(
  editions: readonly Edition[],
  id: string,
  from: LocalDate,
  to: LocalDate,
): LocalDate | null {
  const own = editions.find((edition) => edition.id === id);
  const others = editions.filter((edition) => edition.id !== id);
  const changes = [
    others.some(({ validTo }) => validTo === own?.validFrom) ? own?.validFrom : null,
    others.some(({ validFrom }) => validFrom === own?.validTo) ? own?.validTo : null,
  ];
  return changes.find((on) => on && from < on && on < to) ?? null;
}
