import type { MeasurementField, PersonalColumn, SpeedUnit } from './column-mapping.ts';

/** From this confidence on, a guessed column is taken without asking. */
export const SURE = 0.7;
/** From this confidence on, a guessed column is proposed to the person who is asked. */
export const LIKELY = 0.5;

/** Why a column was taken for a field, or doubted; sentences in `lib/messages/mapping.ts`. */
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
export type GuessReasonCode = (typeof GUESS_REASONS)[number];

/** One reason; `share` is how many of the values seen speak for it, 0 to 1. */
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

/** The column guessed for a field, and those that came after it, the likeliest first. */
export interface FieldGuess extends ColumnCandidate {
  readonly field: MeasurementField;
  /** Only for speeds; null when nothing says. */
  readonly unit: SpeedUnit | null;
  /** The unit its values are likeliest in, when none is stated or the stated one cannot be. */
  readonly likelyUnit: SpeedUnit | null;
  /** Middle of the values seen, in the unit they are written in; only for speeds. */
  readonly median: number | null;
  readonly alternatives: readonly ColumnCandidate[];
  /** Another column is as likely: only a person can tell. */
  readonly tied: boolean;
}

/** A column that names or reaches a person, by its header or by its values. */
export interface PersonalGuess extends PersonalColumn {
  readonly index: number;
  readonly byHeader: boolean;
}

/** What the columns of a file seem to mean. */
export interface MappingGuess {
  readonly fields: Partial<Readonly<Record<MeasurementField, FieldGuess>>>;
  readonly personal: readonly PersonalGuess[];
}
