const MORNING = '(?:SA|sa|[Ss]áng|AM|am|A\\.M\\.|a\\.m\\.)';
const AFTERNOON = '(?:CH|ch|[Cc]hiều|[Tt]ối|PM|pm|P\\.M\\.|p\\.m\\.)';
const TIME = String.raw`\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?`;
const DATE = String.raw`\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}`;

/**
 * How people and programs write times, and the form in which they are parsed: patterns in RE2 syntax, applied one after
 * another. Separators, words of days and months, hours as 9h15 or "8 giờ 05 phút", morning and afternoon, the time before
 * the date, and the forms of Java and JavaScript.
 */
export const TIME_SPELLINGS: readonly (readonly [pattern: string, by: string])[] = [
  [String.raw`^[\s\x{00a0}]+|[\s\x{00a0}]+$`, ''],
  [String.raw`^(\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{8})(?:[Tt_,]\s*|\s+-\s+)`, String.raw`\1 `],
  [String.raw`(:\d\d)[.,](\d{1,6})\d*`, String.raw`\1.\2`],
  [String.raw`\s*\([^()]*\)$`, ''],
  [
    String.raw`(?i)(^|[\s,])(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật|cn|t[2-7]|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)[,.]?\s+`,
    String.raw`\1`,
  ],
  [String.raw`(?i)(^|\s)(?:ngày|lúc|vào)\s+`, String.raw`\1`],
  [
    String.raw`(?i)(\d{1,2})\s*(?:giờ|h)\s*(\d{1,2})\s*(?:phút|ph|p|m|')\s*(\d{1,2})\s*(?:giây|s)?(\s|,|$)`,
    String.raw`\1:\2:\3\4`,
  ],
  [String.raw`(?i)(\d{1,2})\s*(?:giờ|h)\s*(\d{1,2})\s*(?:phút|ph|p|m|')?(\s|,|$)`, String.raw`\1:\2\3`],
  [String.raw`(?i)(\d{1,2})\s*(?:giờ|h)(\s|,|$)`, String.raw`\1:00\2`],
  [
    String.raw`(?i)(\d{1,2})\s*[ /-]\s*(?:thg|tháng|th)\.?\s*(\d{1,2}),?[ /-]\s*(?:năm\s+)?(\d{4}),?`,
    String.raw`\3-\2-\1`,
  ],
  [
    String.raw`(?i)(\d{1,2})\s*[ /-]\s*(?:thg|tháng|th)\.?\s*(\d{1,2})[ /-](\d\d)(\s|$)`,
    String.raw`20\3-\2-\1\4`,
  ],
  [String.raw`^([A-Z][a-z]{2}) (\d{1,2}) (\d\d:\d\d:\d\d) (\S+) (\d{4})$`, String.raw`\2 \1 \5 \3 \4`],
  [String.raw`^([A-Z][a-z]{2}) (\d{1,2}) (\d{4}) `, String.raw`\2 \1 \3 `],
  [String.raw`(\d) (\d{1,2})\.(\d\d)$`, String.raw`\1 \2:\3`],
  [`(^|[^\\d:])(1[3-9]|2[0-3])(:\\d\\d(?::\\d\\d)?)\\s*${AFTERNOON}(\\s|,|$)`, String.raw`\1\2\3\4`],
  [`(${TIME})\\s*${MORNING}(\\s|,|$)`, String.raw`\1 AM\2`],
  [`(${TIME})\\s*${AFTERNOON}(\\s|,|$)`, String.raw`\1 PM\2`],
  [`^(${TIME}(?: [AP]M)?),?\\s+(${DATE})$`, String.raw`\2 \1`],
];

/** A text in the form in which times are parsed, and told from other texts. */
export function plainTime(text: string): string {
  return PATTERNS.reduce((plain, [pattern, by]) => plain.replace(pattern, by), text);
}

const PATTERNS = TIME_SPELLINGS.map(([pattern, by]) => {
  const isFree = pattern.startsWith('(?i)');
  const source = (isFree ? pattern.slice(4) : pattern).replaceAll('\\x{00a0}', '\u00a0');
  return [new RegExp(source, isFree ? 'gi' : 'g'), by.replaceAll('\\', '$')] as const;
});
