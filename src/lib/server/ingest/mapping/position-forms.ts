/** Formats of a whole position in one cell. */
export type PositionForm = 'degrees_minutes' | 'plus_code' | 'link';

/** Open Location Code: four to eight digits of its alphabet before the plus. */
export const PLUS_CODE = '^\\s*[2-9CFGHJMPQRVWX]{4,8}\\+[2-9CFGHJMPQRVWX]{0,3}';
const FORMS: readonly (readonly [PositionForm, RegExp])[] = [
  ['plus_code', new RegExp(PLUS_CODE, 'i')],
  ['degrees_minutes', /\d\s*[°º˚]\s*\d+([.,]\d+)?\s*['′’"″”]?/],
  ['link', /^\s*https?:\/\/\S*(?:maps|goo\.gl)/i],
];
/** Minimum share of a column's cells in the format. */
const MIN_SHARE = 0.8;

/** A column of whole positions in an unsupported format. */
export interface UnreadPositions {
  readonly index: number;
  readonly form: PositionForm;
  /** An example cell. */
  readonly value: string;
}

/** Which unmapped column contains whole positions? The first one; null without one. */
export function findUnreadPositions(
  columns: number,
  sample: readonly (readonly string[])[],
  mappedColumns: ReadonlySet<number>,
): UnreadPositions | null {
  for (let index = 0; index < columns; index += 1) {
    if (mappedColumns.has(index)) continue;
    const cells = sample.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== '');
    for (const [form, pattern] of FORMS) {
      const matching = cells.filter((cell) => pattern.test(cell));
      if (matching[0] !== undefined && matching.length >= MIN_SHARE * cells.length)
        return { index, form, value: matching[0] };
    }
  }
  return null;
}
