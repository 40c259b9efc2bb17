import type { ColumnMapping, MeasurementField } from '#lib/domain/column-mapping.ts';
import type { MappingGuess } from '#lib/domain/mapping-guess.ts';
import type { ProfileMapping } from '#lib/domain/profile.ts';
import type { KnownWords } from './known-words.ts';
import type { PositionOrder } from './settle-positions.ts';

/** The mapping of a file's columns to fields, as names and as column indexes. */
export interface MappedColumns {
  readonly mapping: ColumnMapping;
  readonly indexes: Partial<Readonly<Record<MeasurementField, number>>>;
  /** The guess and its reasons. */
  readonly guess: MappingGuess;
  /** Whether longitude and latitude have each other's header. */
  readonly positions: PositionOrder;
  /** The operators that stand side by side in the file, each to be loaded by itself; else empty. */
  readonly groups: readonly string[];
  /** The mapping is that of an earlier load of the file. */
  readonly settled: boolean;
  /** Fields whose column a person named, now or at an earlier load of the file: nothing is asked about them. */
  readonly stated: ReadonlySet<MeasurementField>;
}

/** A profile as it applies to one file. */
export type AppliedProfile = Pick<ProfileMapping, 'columns' | 'constants'> & {
  readonly name: string;
  /** Only the columns that it names are read. */
  readonly complete: boolean;
  /** The operator whose columns these are, of several side by side. */
  readonly group?: string;
  /** It is the mapping that the file was loaded with before: nothing is asked about its columns. */
  readonly settled?: boolean;
};

/** What a mapping is guessed with beside the file: the warehouse's words, and a profile if one applies. */
export interface MappingContext {
  readonly known?: KnownWords;
  readonly profile?: AppliedProfile | null;
}
