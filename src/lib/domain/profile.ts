import type { ColumnMapping, MeasurementField } from './column-mapping.ts';

/** What a file's name can say of all its rows: a date or quarter, fixed or mobile tests. */
export const NAME_FIELDS = ['tested_on', 'technology'] as const satisfies readonly MeasurementField[];
export type NameField = (typeof NAME_FIELDS)[number];

/** A saved way of reading the columns of one shape of file. */
export interface Profile {
  readonly id: number;
  readonly name: string;
  /** Headers as text keys, sorted. */
  readonly headers: readonly string[];
  readonly sheet: string | null;
  readonly headerRow: number | null;
  readonly mapping: ProfileMapping;
  /** Comes with the program: it fits every file that has its headers; a saved one needs exactly its headers. */
  readonly builtIn: boolean;
  readonly createdBy: string;
  /** Instant, ISO 8601 in UTC. */
  readonly createdAt: string;
}

/** What a profile says of the columns. Its columns that a file lacks are left out. */
export interface ProfileMapping extends Pick<ColumnMapping, 'columns' | 'constants'> {
  /** Constants to be read from the file's name, where it has them. */
  readonly fromName?: readonly NameField[];
}
