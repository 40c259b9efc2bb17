import type { Level } from './area.ts';
import type { LocalDate } from './local-date.ts';

/** An area that an annotation is about. */
export interface AnnotatedArea {
  readonly edition: string;
  readonly level: Level;
  readonly code: string;
}

/** An event on a date that may explain a trend: a new station, a storm. */
export interface NewAnnotation {
  readonly on: LocalDate;
  readonly text: string;
  /** Null: the whole province. */
  readonly unit: AnnotatedArea | null;
  /** Operator's code; null: every operator. */
  readonly operator: string | null;
  /** Name of the author. */
  readonly by: string;
}

/** An annotation in force. */
export interface Annotation extends NewAnnotation {
  readonly id: number;
  /** Name of its area with the type word; null for the whole province. */
  readonly unitTitle: string | null;
  /** Name of its operator; null for every one. */
  readonly operatorName: string | null;
  /** Instant the annotation was made, ISO 8601 in UTC. */
  readonly at: string;
}

/** Longest text that fits beside a chart, and longest name of a person, in characters. */
export const LONGEST_ANNOTATION = 160;
/** Longest name of an author, in characters. */
export const LONGEST_NAME = 80;
