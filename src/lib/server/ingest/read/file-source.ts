/** A file to be loaded. */
export interface FileSource {
  readonly path: string;
  /** The name shown to people. */
  readonly name: string;
}
