import type { Level } from './area.ts';
import type { LocalDate } from './local-date.ts';

/** A unit that an annotation is about. */
export interface AnnotatedArea {
  readonly edition: string;
  readonly level: Level;
  readonly code: string;
}

/** Something that happened on a date and may explain what a trend shows: a new station, a storm. */
export interface NewAnnotation {
  readonly on: LocalDate;
  readonly text: string;
  /** Null: the whole province. */
  readonly unit: AnnotatedArea | null;
  /** Operator's code; null: every operator. */
  readonly operator: string | null;
  /** Who notes it. */
  readonly by: string;
}

/** An annotation in force. */
export interface Annotation extends NewAnnotation {
  readonly id: number;
  /** Name of its unit with the type word; null for the whole province. */
  readonly unitTitle: string | null;
  /** Name of its operator; null for every one. */
  readonly operatorName: string | null;
  /** Instant it was noted, ISO 8601 in UTC. */
  readonly at: string;
}

/** Longest text that still is read beside a chart, and longest name of a person. */
export const LONGEST_ANNOTATION = 160;
export const LONGEST_NAME = 80;
