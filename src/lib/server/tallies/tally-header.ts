import { textKey } from '#lib/domain/text-key.ts';
import { isSubmittedHeader } from './submitted-at.ts';

/** The meaning of a column of a tally form. */
export type TallyColumn =
  | 'unit'
  | 'month'
  | 'submitted'
  | 'installs'
  | 'accesses'
  | 'installsCumulative'
  | 'accessesCumulative'
  | 'note';

/** Position of a form's figures and the meaning of its columns. */
export interface TallyHeader {
  /** Index of the first row below the header. */
  readonly firstRow: number;
  /** Index of the header's first row; titles stand above. */
  readonly headerRow: number;
  readonly columns: ReadonlyMap<TallyColumn, number>;
}

/** Rows searched for the header: a letter may precede its table. */
const TITLE_ROWS = 100;

/**
 * Where is the letter's header? One row that names everything, or two, the upper one ("Số liệu trong tháng", "lũy
 * kế") over pairs of columns. Merged cells may be filled or empty after the first. A form of one unit may lack the
 * unit column. Null without a header.
 */
export function findTallyHeader(rows: readonly (readonly string[])[]): TallyHeader | null {
  for (let row = 0; row < Math.min(rows.length, TITLE_ROWS); row += 1) {
    const upper = rows[row]!;
    if (new Set(upper.filter(Boolean)).size < 2 || !upper.some((cell) => isHeading(textKey(cell)))) continue;
    const lower = rows[row + 1];
    if (lower && lower.filter((cell) => isFigure(textKey(cell))).length >= 2) {
      const header = readColumns(joinRows(upper, lower));
      if (header) return { headerRow: row, firstRow: row + 2, columns: header };
    }
    const header = readColumns(upper.map(textKey));
    if (header) return { headerRow: row, firstRow: row + 1, columns: header };
  }
  return null;
}

/** Do these rows begin with the header of the monthly form? */
export function isTallyForm(rows: readonly (readonly string[])[]): boolean {
  return findTallyHeader(rows) !== null;
}

const isUnit = (key: string) => /^(ten )?(don vi|co quan)\b|^(reporting )?unit\b/.test(key);
const isHeading = (key: string) =>
  isUnit(key) || /^(so lieu|trong thang|luy ke)\b/.test(key) || isFigure(key);
const isFigure = (key: string) => /\b(cai dat|truy cap|installs?|access(es)?)\b/.test(key);

function joinRows(upper: readonly string[], lower: readonly string[]): string[] {
  let above = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    above = textKey(upper[column] ?? '') || above;
    const below = textKey(lower[column] ?? '');
    return above === below ? above : `${above} ${below}`.trim();
  });
}

function readColumns(keys: readonly string[]): Map<TallyColumn, number> | null {
  const columns = new Map<TallyColumn, number>();
  keys.forEach((key, index) => {
    const column = columnOf(key);
    if (column && !columns.has(column)) columns.set(column, index);
  });
  return columns.has('installs') && columns.has('accesses') ? columns : null;
}

/** The letter's heading of the cumulative accesses also contains "trong tháng": "lũy kế" decides. */
function columnOf(key: string): TallyColumn | null {
  const cumulative = /\b(luy ke|cumulative|den ngay)\b/.test(key);
  if (/\b(cai dat|installs?)\b/.test(key)) return cumulative ? 'installsCumulative' : 'installs';
  if (/\b(truy cap|access(es)?)\b/.test(key)) return cumulative ? 'accessesCumulative' : 'accesses';
  if (isUnit(key)) return 'unit';
  if (isSubmittedHeader(key)) return 'submitted';
  if (/^(thang( bao cao)?|ky bao cao|month)$/.test(key)) return 'month';
  return /^(ghi chu|notes?)\b/.test(key) ? 'note' : null;
}
