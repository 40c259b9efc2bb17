import { textKey } from '#lib/domain/text-key.ts';

/** Is this the header of the column in which form services write when an answer was sent? As a text key. */
export const isSubmittedHeader = (key: string): boolean =>
  /^(dau thoi gian|timestamp|thoi gian (gui|nop|hoan thanh|bat dau)|submitted( at| on)?|completion time)$/.test(
    key,
  );

const DATE = /(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})/;
const TIME = /(\d{1,2}):(\d{2})(?::(\d{2}))?/;

/**
 * A number that grows with the instant of a submission: "2026/06/12 9:00:01 SA GMT+7", "12/06/2026 21:00", or as a
 * spreadsheet stores it. Null when the text is no such instant. Days come before months unless the second number is above
 * 12.
 */
export function submittedAt(text: string): number | null {
  const [, first, second, third] = DATE.exec(text)?.map(Number) ?? [];
  if (first === undefined || second === undefined || third === undefined) return null;
  const [year, month, day] =
    first > 31 ? [first, second, third] : second > 12 ? [third, first, second] : [third, second, first];
  const [, hours = 0, minutes = 0, seconds = 0] = TIME.exec(text)?.map((part) => Number(part ?? 0)) ?? [];
  const words = ` ${textKey(text.replace(DATE, '').replace(TIME, ''))} `;
  const isAfternoon = / (?:ch|pm|chieu|toi) /.test(words) && hours < 12;
  const isMidnight = / (?:sa|am|sang) /.test(words) && hours === 12;
  const hour = isAfternoon ? hours + 12 : isMidnight ? 0 : hours;
  return Date.UTC(year, month - 1, day, hour, minutes, seconds);
}
