/** Characters without width, which copies from web pages and messages bring along. */
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff]/g;
/** Digits and marks of full width, and what they are. */
export const FULL_WIDTH = '０１２３４５６７８９．，－＋';
export const HALF_WIDTH = '0123456789.,-+';
const WIDE = new RegExp(`[${FULL_WIDTH}]`, 'g');
const SPECIAL = new RegExp(`["\u200b-\u200f\u2060\ufeff${FULL_WIDTH}]`);
const TEXT_FORMULA = /^\s*="(.*)"\s*$/s;

/** A cell without what spreadsheets and copies put around its value: ="38.5" is 38.5, digits of full width are digits. */
export function plainCell(cell: string): string {
  if (!SPECIAL.test(cell)) return cell;
  const plain = cell
    .replace(INVISIBLE, '')
    .replace(WIDE, (letter) => HALF_WIDTH[FULL_WIDTH.indexOf(letter)]!);
  return TEXT_FORMULA.exec(plain)?.[1]?.replaceAll('""', '"') ?? plain;
}

/** Is there something around a cell's value? */
export const isPlainCell = (cell: string): boolean => plainCell(cell) === cell;
