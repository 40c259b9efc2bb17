/** What a file of an entry is: the operator's answer form, or its own tests. */
export const CASE_FILE_ROLES = ['form', 'tests'] as const;
/** One of `CASE_FILE_ROLES`. */
export type CaseFileRole = (typeof CASE_FILE_ROLES)[number];

/** A file that an entry rests on. */
export interface CaseFile {
  readonly role: CaseFileRole;
  readonly name: string;
  /** In hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  /** Of the one file that an archive of tests holds. */
  readonly unpackedSha256?: string;
}
