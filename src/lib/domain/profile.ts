import type { ColumnMapping, MeasurementField } from './column-mapping.ts';

/** Fields that can be read from the file's name for all its rows: a date or quarter, fixed or mobile. */
export const NAME_FIELDS = ['tested_on', 'technology'] as const satisfies readonly MeasurementField[];
/** One of `NAME_FIELDS`. */
export type NameField = (typeof NAME_FIELDS)[number];

/** A saved column mapping for files with given headers. */
export interface Profile {
  readonly id: number;
  readonly name: string;
  /** Headers as text keys, sorted. */
  readonly headers: readonly string[];
  readonly sheet: string | null;
  readonly headerRow: number | null;
  readonly mapping: ProfileMapping;
  /** Part of the program: matches every file with these headers; a saved one matches exactly its headers. */
  readonly builtIn: boolean;
  readonly createdBy: string;
  /** Instant, ISO 8601 in UTC. */
  readonly createdAt: string;
}

/** Columns and constants of a profile. Columns that a file lacks are ignored. */
export interface ProfileMapping extends Pick<ColumnMapping, 'columns' | 'constants'> {
  /** Constants read from the file's name, where present. */
  readonly fromName?: readonly NameField[];
}
