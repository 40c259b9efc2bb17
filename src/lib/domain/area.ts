import type { LocalDate } from './local-date.ts';

/** Administrative levels, widest first. */
export const LEVELS = ['province', 'district', 'commune'] as const;
/** One of `LEVELS`. */
export type Level = (typeof LEVELS)[number];

/** Is this text one of the levels? */
export function isLevel(text: string): text is Level {
  return (LEVELS as readonly string[]).includes(text);
}

/** The administrative areas in force during a time, with their outlines. */
export interface Edition {
  readonly id: string;
  readonly name: string;
  /** First date the edition was in force; null when unknown. */
  readonly validFrom: LocalDate | null;
  /** First date it was no longer in force; null while it is in force. */
  readonly validTo: LocalDate | null;
  readonly origin: string;
  readonly licence: string;
  /** Date of the figures; null when the source does not say. */
  readonly datedOn: LocalDate | null;
  /** Levels that have areas in this edition, widest first. */
  readonly levels: readonly Level[];
}

/** One administrative area of an edition and level. */
export interface Area {
  readonly code: string;
  /** Name without its type word: "Lục Nam". */
  readonly name: string;
  /** Type word as written: "Huyện", "Thị xã", "Xã"; empty when the source has none. */
  readonly type: string;
  /** Code of the parent area in the same edition; null at the top. */
  readonly parentCode: string | null;
  readonly population: number | null;
  readonly areaKm2: number | null;
}

/** Names an area of any edition and level. */
export interface AreaReference {
  readonly edition: string;
  readonly level: Level;
  readonly code: string;
}

/** An area as a key: `2024/district/218`. */
export function areaKey({ edition, level, code }: AreaReference): string {
  return `${edition}/${level}/${code}`;
}

/** The area that a key names; null for any other text. The inverse of `areaKey`. */
export function parseAreaKey(key: string): AreaReference | null {
  const [, edition, level, code] = /^([^/]+)\/([^/]+)\/([^/]+)$/.exec(key) ?? [];
  return edition && level && code && isLevel(level) ? { edition, level, code } : null;
}

/** The area's full name: "Huyện Lục Nam". */
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

/**
 * The widest areas of the edition that has several of them, when it is `edition` or came before it: former provinces, now parts of one. Of the
 * latest such edition; empty when there is none.
 */
export function partsBehind<T extends AreaReference>(
  editions: readonly Pick<Edition, 'id'>[],
  edition: string,
  widest: readonly T[],
): readonly T[] {
  const until = editions.findIndex(({ id }) => id === edition);
  for (const { id } of editions.slice(0, until + 1).reverse()) {
    const parts = widest.filter((area) => area.edition === id);
    if (parts.length > 1) return parts;
  }
  return [];
}

/** An area of another edition that overlaps an area. */
export interface Counterpart {
  readonly code: string;
  readonly level: Level;
  readonly name: string;
  readonly title: string;
  /** It lies completely inside the area. */
  readonly whole: boolean;
  /** The area lies completely inside it. */
  readonly holds: boolean;
}

/** Which areas of another edition, with other borders, cover the territory of an area? */
export interface Counterparts {
  readonly edition: string;
  /** First date of the later of the two editions; null when unknown. */
  readonly changedOn: LocalDate | null;
  /** The other edition came before the area's own. */
  readonly earlier: boolean;
  /** At least one, in code order. */
  readonly areas: readonly Counterpart[];
  /** Names of the smaller areas it was merged from, where known. */
  readonly formedOf: readonly string[];
  /** The area of the same name in the other edition, where its territory differs. */
  readonly namesake: string | null;
}

/** On which date within [from, to) was an edition replaced by another, or did it replace one? Null when on none. */
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
