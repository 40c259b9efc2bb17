import type { AreaReference, Level } from './area.ts';

/**
 * How was a written place name resolved? Of the open ones, `partly` counts in its district, the others only in areas
 * common to all candidates.
 */
export const RECOGNITIONS = [
  'known',
  'decided',
  'outside',
  'partly',
  'ambiguous',
  'contradictory',
  'unknown',
] as const;
/** One of `RECOGNITIONS`. */
export type Recognition = (typeof RECOGNITIONS)[number];

/** Recognitions that a person has to decide. */
export const WAITING = [
  'unknown',
  'ambiguous',
  'contradictory',
  'partly',
] as const satisfies readonly Recognition[];

/** Why is an area suggested for a name? */
export type SuggestionReason = 'shared' | 'elsewhere' | 'strange_district' | 'similar' | 'ends_in_district';

/** An area or former name that can be chosen for a written name. */
export interface PlaceChoice {
  readonly edition: string;
  readonly level: Level;
  /** Code of the area; for a former name its title with that of its district. */
  readonly code: string;
  /** "Xã Phúc Sơn". */
  readonly title: string;
  /** Titles of the districts it lies in. */
  readonly districts: readonly string[];
}

/** A choice with the areas of each edition in which what is settled as it counts. */
export interface SettleChoice extends PlaceChoice {
  readonly areas: readonly AreaReference[];
}

/** A suggested area with its certainty, 0 to 1. */
export interface PlaceSuggestion extends PlaceChoice {
  readonly certainty: number;
  readonly reason: SuggestionReason;
}

/** A place as written in a file. */
export interface WrittenPlace {
  readonly district: string | null;
  readonly commune: string | null;
  readonly address: string | null;
}

/** The rows of a name: tests, and reference values, which are none. */
export interface NamedRows {
  readonly tests: number;
  readonly values: number;
}

/** The file with rows of a name. */
export interface NameSource extends NamedRows {
  readonly batch: number;
  readonly fileName: string;
}

/** A name that is undecided or outside the province, with all rows written so. */
export interface UnresolvedName extends NamedRows {
  /** The most frequent spelling. */
  readonly written: WrittenPlace;
  readonly recognition: Exclude<Recognition, 'known' | 'decided'>;
  readonly files: readonly NameSource[];
  /** Areas in which its tests count now, as far as the name tells. */
  readonly areas: readonly AreaReference[];
  /** Most likely first. */
  readonly suggestions: readonly PlaceSuggestion[];
}

/** A person's decision about a name, for every row written so, loaded before or after; with the rows that it applies to now. */
export interface PlaceResolution extends NamedRows {
  readonly id: number;
  readonly written: WrittenPlace;
  /** Null: outside the province. */
  readonly choice: PlaceChoice | null;
  readonly by: string;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
}

/** Everything the page of place names shows. */
export interface PlaceNameBoard {
  readonly waiting: readonly UnresolvedName[];
  readonly outside: readonly UnresolvedName[];
  readonly resolutions: readonly PlaceResolution[];
}
