/** The files that a pack is made as. */
export const PACK_FORMATS = ['zip', 'pdf'] as const;
/** One of `PACK_FORMATS`. */
export type PackFormat = (typeof PACK_FORMATS)[number];

/** What a pack's page says of it. */
export interface PackRecord {
  /** The short code below a letter: `7Q2M-0X4K-9RTA`. */
  readonly code: string;
  /** Every part of the filter, under its names in addresses: `period=report:2024-06&operator=vinaphone&…`. */
  readonly filter: string;
  /** Codes of areas of the filter's edition and level, with their names then. */
  readonly areas: readonly { readonly code: string; readonly title: string }[];
  /** Ids of gap areas, with their names then. */
  readonly gaps: readonly { readonly gap: string; readonly title: string }[];
  readonly dataVersion: number;
  readonly simulated: boolean;
  /** SHA-256 of the files that were made; null for one that was not. */
  readonly zipSha256: string | null;
  readonly pdfSha256: string | null;
  /** Of the key that it was signed with. */
  readonly fingerprint: string;
  readonly madeAt: string;
  readonly madeBy: string;
  /** Code of a later pack of the same scope; null while there is none. */
  readonly replacedBy: string | null;
}

/** A key that packs are or were signed with. */
export interface SigningKeyRecord {
  readonly fingerprint: string;
  /** PEM. */
  readonly publicKey: string;
  readonly usedFrom: string;
  readonly madeBy: string;
  /** When another key took its place; null for the one in use. */
  readonly usedUntil: string | null;
}
