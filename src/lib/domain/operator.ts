/** `mno` owns a network, `mvno` rents one (reported separately from its host), `unlisted` occurs in a file only. */
export type OperatorKind = 'mno' | 'mvno' | 'unlisted';

/** A telecom operator. `code` is its name in URLs, files and on the command line. */
export interface Operator {
  readonly code: string;
  readonly name: string;
  readonly kind: OperatorKind;
  /** Code of the `mno` whose network an `mvno` rents. */
  readonly hostCode: string | null;
}

/** An operator that is listed, and the ways in which files name it. */
export interface OperatorEntry {
  readonly code: string;
  readonly name: string;
  readonly kind: Exclude<OperatorKind, 'unlisted'>;
  /** Code of the `mno` whose network an `mvno` rents; null for a `mno`. */
  readonly host: string | null;
  /** MCC and MNC, as `452-04`. */
  readonly networks: readonly string[];
  /** Spellings beside name and code. */
  readonly aliases: readonly string[];
}
