/** What is wrong with a pack. */
export const PACK_DAMAGES = [
  /** It is no pack at all. */
  'no_pack',
  /** Its signature is none of the key that it names. */
  'signature',
  /** It was signed with another key than the one given. */
  'other_key',
  /** Bytes between the parts, or the pages, are not as signed. */
  'container',
  /** A part is missing, unknown, unreadable or not as in the manifest. */
  'part',
  /** A row differs between the two tables of rows, or cannot be read. */
  'row',
  /** A figure does not follow from the rows. */
  'figure',
  /** A rule or a standard is not as it was, or is not the one that figures were judged by. */
  'rule',
] as const;
/** One of `PACK_DAMAGES`. */
export type PackDamage = (typeof PACK_DAMAGES)[number];

/** One thing wrong, and where. */
export interface PackFinding {
  readonly damage: PackDamage;
  /** Name of the part; null for the file as a whole. */
  readonly part: string | null;
  /** Row, area and field, rule; null for the whole part. */
  readonly item: string | null;
}

/** Whose key a pack was signed with: the one given, another, one that nobody checked, or none. */
export type PackSigner = 'given' | 'other' | 'unchecked' | 'none';

/** What a check of a pack found. */
export interface PackCheck {
  /** Nothing is wrong: every byte is as signed, and every figure follows from the rows. */
  readonly isIntact: boolean;
  readonly signer: PackSigner;
  /** Of the key that it was signed with; null when it names none. */
  readonly fingerprint: string | null;
  /** The short code; null when the manifest cannot be read. */
  readonly code: string | null;
  readonly simulated: boolean;
  readonly dataVersion: number | null;
  /** How many rows were read, and how many areas, gap areas and other ways of counting were computed again. */
  readonly rows: number;
  readonly figures: number;
  readonly gaps: number;
  readonly ways: number;
  /** How many places of the operator's own tests were compared again, and from how many of its rows; 0 where it sent none. */
  readonly compared: number;
  readonly operatorRows: number;
  /** The first ones. */
  readonly findings: readonly PackFinding[];
}

/** Most findings that are listed. */
export const MOST_FINDINGS = 20;
