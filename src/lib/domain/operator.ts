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
