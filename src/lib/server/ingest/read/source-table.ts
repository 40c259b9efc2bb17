import type { Fragment } from '../../db/statement.ts';

/** A file opened as a table of text, independent of the kind of file: the input of staging. */
export interface SourceTable {
  /** Header texts by column number. */
  readonly headers: readonly string[];
  /** Sample rows, from which the style of values is detected. */
  readonly sample: readonly (readonly string[])[];
  /** SQL table expression with columns c0, c1, … as text. */
  readonly scan: Fragment;
  /** Cells may contain NULL_WORDS. */
  readonly nullWords?: boolean;
  /**
   * Where row numbers come from: `counted` in the order of reading, from `first`;
   * `stored` in the scan's column `row`, with `problem` (a malformed row's reason, else null).
   */
  readonly numbering: { readonly kind: 'counted'; readonly first: number } | { readonly kind: 'stored' };
  /** Columns with a numeric type: their decimal mark need not be detected. */
  readonly numeric: ReadonlySet<number>;
  /** The device column contains this warehouse's hashes, as in a raw copy. */
  readonly devicesHashed?: boolean;
}

/** Words for missing values. */
export const NULL_WORDS: readonly string[] = [
  ...['', '-', '--', '–', 'N/A', 'n/a', '#N/A', 'NA', 'null', 'NULL', 'None', 'nan', 'NaN'],
];
