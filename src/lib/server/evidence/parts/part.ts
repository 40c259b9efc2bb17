/** A file inside a pack. */
export interface Part {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The names of a pack's parts, in their order. */
export const PART_NAMES = [
  'README.md',
  'scope.json',
  'rows.csv',
  'rows.parquet',
  'figures.csv',
  'figures.json',
  'sensitivity.csv',
  'sensitivity.json',
  'exclusions.csv',
  'rules.json',
  'standards.json',
  'read-rows.sql',
  'recompute.sql',
  'datapackage.json',
  'items.json',
  'public-key.pem',
  'manifest-sha256.txt',
  'manifest-sha256.txt.sig',
] as const;
/** One of `PART_NAMES`. */
export type PartName = (typeof PART_NAMES)[number];

export const textPart = (name: PartName, text: string): Part => ({ name, bytes: Buffer.from(text) });

/** JSON for people to read and programs to compare, ending with a line's end. */
export const jsonPart = (name: PartName, value: unknown): Part =>
  textPart(name, `${JSON.stringify(value, null, 1)}\n`);
