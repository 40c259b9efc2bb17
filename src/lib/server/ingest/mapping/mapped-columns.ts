import type { ColumnMapping, MeasurementField } from '#lib/domain/column-mapping.ts';
import type { MappingGuess } from '#lib/domain/mapping-guess.ts';
import type { ProfileMapping } from '#lib/domain/profile.ts';
import type { KnownWords } from './known-words.ts';
import type { PositionOrder } from './settle-positions.ts';

/** Where each field of a file comes from: the number of its column, with what the mapping shows of it. */
export interface MappedColumns {
  readonly mapping: ColumnMapping;
  readonly indexes: Partial<Readonly<Record<MeasurementField, number>>>;
  /** What the columns seem to mean, and why. */
  readonly guess: MappingGuess;
  /** Whether longitude and latitude stand under each other's header. */
  readonly positions: PositionOrder;
}

/** A profile as it applies to one file. */
export type AppliedProfile = Pick<ProfileMapping, 'columns' | 'constants'> & {
  readonly name: string;
  /** Nothing but what it names is taken from the file. */
  readonly complete: boolean;
};

export interface MappingContext {
  readonly known?: KnownWords;
  readonly profile?: AppliedProfile | null;
}
