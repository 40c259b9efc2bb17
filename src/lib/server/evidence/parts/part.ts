/** A file inside a pack. */
export interface Part {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The names of the parts that packs have, in their order; see `AREA_PARTS`, `GAP_PARTS` and `OPERATOR_PARTS`. */
export const PART_NAMES = [
  'README.md',
  'scope.json',
  'rows.csv',
  'rows.parquet',
  'figures.csv',
  'figures.json',
  'sensitivity.csv',
  'sensitivity.json',
  'gaps.csv',
  'gaps.json',
  'gap-selection.json',
  'gap-sensitivity.csv',
  'exclusions.csv',
  'rules.json',
  'standards.json',
  'operator-tests.json',
  'operator-rows.csv',
  'read-rows.sql',
  'recompute.sql',
  'recompute-gaps.sql',
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

/** Parts that only a pack with areas has. */
export const AREA_PARTS: readonly PartName[] = [
  'figures.csv',
  'figures.json',
  'sensitivity.csv',
  'sensitivity.json',
  'recompute.sql',
];

/** Parts that only a pack with gap areas has. */
export const GAP_PARTS: readonly PartName[] = [
  'gaps.csv',
  'gaps.json',
  'gap-selection.json',
  'gap-sensitivity.csv',
  'recompute-gaps.sql',
];

export const textPart = (name: PartName, text: string): Part => ({ name, bytes: Buffer.from(text) });

/** JSON for people to read and programs to compare, ending with a line's end. */
export const jsonPart = (name: PartName, value: unknown): Part =>
  textPart(name, `${JSON.stringify(value, null, 1)}\n`);
