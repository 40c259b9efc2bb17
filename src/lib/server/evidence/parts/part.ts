/** A file inside a pack. */
export interface Part {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The names of a pack's parts, in their order; those of `OPERATOR_PARTS` stand in a pack of an operator's tests alone. */
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
  'operator-tests.json',
  'operator-rows.csv',
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

/** What a pack has where an operator sent tests of its own: both or neither. */
export const OPERATOR_PARTS: readonly PartName[] = ['operator-tests.json', 'operator-rows.csv'];
/** What every pack has. */
export const REQUIRED_PARTS = PART_NAMES.filter((name) => !OPERATOR_PARTS.includes(name));

export const textPart = (name: PartName, text: string): Part => ({ name, bytes: Buffer.from(text) });

/** JSON for people to read and programs to compare, ending with a line's end. */
export const jsonPart = (name: PartName, value: unknown): Part =>
  textPart(name, `${JSON.stringify(value, null, 1)}\n`);
