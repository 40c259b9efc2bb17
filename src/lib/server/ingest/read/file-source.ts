export interface FileSource {
  readonly path: string;
  /** The name a person knows it by. */
  readonly name: string;
}
