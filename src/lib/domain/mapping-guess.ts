import type { MeasurementField, PersonalColumn, SpeedUnit } from './column-mapping.ts';

/** From this confidence on, a guessed column is used without asking. */
export const SURE = 0.7;
/** From this confidence on, a guessed column is proposed when asking. */
export const LIKELY = 0.5;

/** Why does a column fit a field, or not? Sentences in `lib/messages/mapping.ts`. */
export const GUESS_REASONS = [
  'by_hand',
  'profile',
  'header',
  'header_part',
  'unit_in_header',
  'unit_known',
  'unit_in_cells',
  'values_dates',
  'values_times',
  'values_numbers',
  'values_in_area',
  'values_in_country',
  'values_degrees',
  'values_operators',
  'values_technologies',
  'values_network_codes',
  'values_texts',
  'values_unlike',
  'column_empty',
  'swapped',
] as const;
/** One of `GUESS_REASONS`. */
export type GuessReasonCode = (typeof GUESS_REASONS)[number];

/** One reason; `share` of the sampled values that support it, 0 to 1. */
export interface GuessReason {
  readonly code: GuessReasonCode;
  readonly share?: number;
}

/** A column that may give a field. `index` counts the file's columns from 0; `confidence` is 0 to 1. */
export interface ColumnCandidate {
  readonly index: number;
  readonly confidence: number;
  readonly reasons: readonly GuessReason[];
}

/** The column guessed for a field, and the alternatives, most likely first. */
export interface FieldGuess extends ColumnCandidate {
  readonly field: MeasurementField;
  /** Only for speeds; null when unknown. */
  readonly unit: SpeedUnit | null;
  /** The most likely unit of its values, when none is stated or the stated one is impossible. */
  readonly likelyUnit: SpeedUnit | null;
  /** Lower median of the sampled values, one of them, in the unit they are written in; only for speeds. */
  readonly median: number | null;
  readonly alternatives: readonly ColumnCandidate[];
  /** Another column is equally likely: a person must decide. */
  readonly tied: boolean;
}

/** A column with personal data, recognised by its header or by its values. */
export interface PersonalGuess extends PersonalColumn {
  readonly index: number;
  readonly byHeader: boolean;
  /** No value in the sample is personal: a person may use the column all the same. */
  readonly holdsNone: boolean;
}

/** The guessed meaning of a file's columns. */
export interface MappingGuess {
  readonly fields: Partial<Readonly<Record<MeasurementField, FieldGuess>>>;
  readonly personal: readonly PersonalGuess[];
}
