import type { PersonalKind } from '../column-mapping.ts';

/** A column of a file that was not stored; `kind` when it was recognised as personal data. */
export interface DroppedColumn {
  readonly column: string;
  readonly kind: PersonalKind | null;
}

/** How many cells of a stored column had a personal value masked? */
export interface MaskedCount {
  readonly column: string;
  readonly kind: PersonalKind;
  readonly cells: number;
}

/** What of a file's rows is not stored. */
export interface LeftOut {
  /** In the order of the file. */
  readonly dropped: readonly DroppedColumn[];
  /** Most cells first. */
  readonly masked: readonly MaskedCount[];
}

/** What of a file was not stored, and what was on request. */
export interface FilePrivacy extends LeftOut {
  /** Columns without a field that a person chose to keep. */
  readonly kept: readonly string[];
}

/** Nothing was left out: a monthly form. */
export const NOTHING_LEFT_OUT: FilePrivacy = { dropped: [], masked: [], kept: [] };
