/** Characters that a number may be written with, and the plain ones they stand for. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['０１２３４５６７８９', '0123456789'],
  ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
  ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
  ['₀₁₂₃₄₅₆₇₈₉', '0123456789'],
  ['⁰¹²³⁴⁵⁶⁷⁸⁹', '0123456789'],
  ['＋﹢－﹣‐‑‒–—―−', '++---------'],
  ['．。․，、：／＿（）', '...,,:/_()'],
  ['＠﹫Ｅｅ•∙⋅', '@@Ee···'],
];
/** Digits that are not ASCII. */
export const OTHER_DIGITS = PAIRS.slice(0, 5)
  .map(([special]) => special)
  .join('');
/** Spaces of every other width, and line ends. */
const SPACES =
  '\t\n\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000';
/** Characters that are not seen, such as zero-width spaces, soft hyphens and marks of direction: removed. */
const UNSEEN =
  '\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff';

/** Characters that are replaced, and at the same position in `PLAIN` by what; those without a position are removed. */
export const SPECIAL = PAIRS.map(([special]) => special).join('') + SPACES + UNSEEN;
/** What the characters of `SPECIAL` stand for. */
export const PLAIN = PAIRS.map(([, plain]) => plain).join('') + ' '.repeat(SPACES.length);

/** Many separators, which end a number. */
export const BREAK = { pattern: '[ .,_()*·-]{7,}', by: '¦' };
/** A few, which do not. A decimal mark without a space beside it stays a mark. */
export const SEPARATOR = { pattern: '[ .,_()*·-]{2,6}|[ _()*·-]', by: '-' };

const PLAIN_OF: ReadonlyMap<string, string> = new Map(
  [...SPECIAL].map((special, i) => [special, [...PLAIN][i] ?? '']),
);
const SPECIAL_CHARACTERS = new RegExp(`[${SPECIAL}]`, 'gu');
const [BREAKS, SEPARATORS] = [BREAK, SEPARATOR].map(({ pattern }) => new RegExp(pattern, 'gu')) as [
  RegExp,
  RegExp,
];

/** A text with plain digits, marks and spaces. */
export function normaliseText(text: string): string {
  return text.replace(SPECIAL_CHARACTERS, (character) => PLAIN_OF.get(character)!);
}

/** A normalised text with one kind of separator: `-`, or `.` for a mark that may be decimal. */
export function unifySeparators(plain: string): string {
  return plain.replace(BREAKS, BREAK.by).replace(SEPARATORS, SEPARATOR.by).replaceAll(',', '.');
}
