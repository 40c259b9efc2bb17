/** `mno` owns a network, `mvno` rents one (reported apart from its host), `unlisted` is a name met in a file only. */
export type OperatorKind = 'mno' | 'mvno' | 'unlisted';

/** A telecom operator. `code` is its word in URLs, files and the command line. */
export interface Operator {
  readonly code: string;
  readonly name: string;
  readonly kind: OperatorKind;
  /** Code of the network owner an mvno rents from. */
  readonly hostCode: string | null;
}
