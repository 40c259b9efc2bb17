import type { Fragment } from '../../db/statement.ts';

/** A file opened as a table of text: what staging reads, whatever kind of file it came from. */
export interface SourceTable {
  /** Header texts by column number. */
  readonly headers: readonly string[];
  /** Some of the file's rows, for deciding how its values are written. */
  readonly sample: readonly (readonly string[])[];
  /** SQL table expression with columns c0, c1, … as text. */
  readonly scan: Fragment;
  /** Cells may hold one of NULL_WORDS in place of nothing. */
  readonly nullWords?: boolean;
  /**
   * How rows get the number a person sees: `counted` from the order of reading, the first one being `first`;
   * `written` in columns `row` and `problem` (a malformed row's reason, else null) of the scan.
   */
  readonly numbering: { readonly kind: 'counted'; readonly first: number } | { readonly kind: 'written' };
  /** Columns that hold numbers as such, not as text: no decimal mark to be decided. */
  readonly numeric: ReadonlySet<number>;
  /** The device column holds hashes of this warehouse already: a kept copy of a raw file. */
  readonly devicesHashed?: boolean;
}

/** Words that files write where there is no value. */
export const NULL_WORDS: readonly string[] = [
  ...['', '-', '--', '–', 'N/A', 'n/a', '#N/A', 'NA', 'null', 'NULL', 'None', 'nan', 'NaN'],
];
