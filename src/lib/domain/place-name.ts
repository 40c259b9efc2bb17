import type { Level } from './area.ts';

/**
 * How a written place name was recognised. Of the waiting ones, `partly` counts in its district, the others
 * count only where all that the name may mean lies.
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
export type Recognition = (typeof RECOGNITIONS)[number];

/** Recognitions that a person has to settle. */
export const WAITING = [
  'unknown',
  'ambiguous',
  'contradictory',
  'partly',
] as const satisfies readonly Recognition[];

/** Why a unit is suggested for a name. */
export type SuggestionReason = 'shared' | 'elsewhere' | 'strange_district' | 'similar' | 'ends_in_district';

/** A unit, or a former name, that a person can choose for a written name. */
export interface PlaceChoice {
  readonly edition: string;
  readonly level: Level;
  /** Code of the unit; for a former name its title with that of its district. */
  readonly code: string;
  /** "Xã Phúc Sơn". */
  readonly title: string;
  /** Titles of the districts it lies in. */
  readonly districts: readonly string[];
}

export interface PlaceSuggestion extends PlaceChoice {
  readonly certainty: number;
  readonly reason: SuggestionReason;
}

/** The words of a place as a file wrote them. */
export interface WrittenPlace {
  readonly district: string | null;
  readonly commune: string | null;
  readonly address: string | null;
}

/** Where the rows of a name came from. */
export interface NameSource {
  readonly batch: number;
  readonly fileName: string;
  readonly tests: number;
}

/** A name that waits, or was recognised as outside, with all rows that are written so. */
export interface UnresolvedName {
  /** The most frequent way of writing it. */
  readonly written: WrittenPlace;
  readonly recognition: Exclude<Recognition, 'known' | 'decided'>;
  readonly tests: number;
  readonly files: readonly NameSource[];
  /** Likeliest first. */
  readonly suggestions: readonly PlaceSuggestion[];
}

/** A name that a person settled, for every row written so, loaded before or after. */
export interface PlaceResolution {
  readonly id: number;
  readonly written: WrittenPlace;
  /** Null: outside the province. */
  readonly choice: PlaceChoice | null;
  readonly by: string;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  /** Rows that it decides at present. */
  readonly tests: number;
}

/** Everything the page of place names shows. */
export interface PlaceNameBoard {
  readonly waiting: readonly UnresolvedName[];
  readonly outside: readonly UnresolvedName[];
  readonly resolutions: readonly PlaceResolution[];
}
