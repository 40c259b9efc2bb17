import { addDays, addMonths, firstDateOf, isLocalDate, type LocalDate } from '../../local-date.ts';
import type { PromisedDates } from '../answer.ts';

const DAY = /^(?:ngày\s*)?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/i;
const ISO_DAY = /^\d{4}-\d\d-\d\d$/;
const MONTH = /^(?:tháng\s*)?(\d{1,2})\s*[/.-]\s*(\d{4})$/i;
const QUARTER = /^(?:quý|quy|q)\s*(iv|i{1,3}|[1-4])\s*(?:[/.,-]|năm)?\s*(\d{4})$/i;
/** Before a date, without a meaning of its own: the promise is kept by the end of it. */
const BEFORE = /^(?:trước|trong|đến|chậm nhất|hết)\s+/i;
const ROMAN = ['i', 'ii', 'iii', 'iv'];
const YEARS = { first: 2000, last: 2100 };

const pad = (number: number) => String(number).padStart(2, '0');
const iso = (year: number, month: number, day: number): LocalDate => `${year}-${pad(month)}-${pad(day)}`;

/** So many months from a month's first day. */
function monthsFrom(year: number, month: number, months: number): PromisedDates {
  const first = `${year}-${pad(month)}`;
  return { from: firstDateOf(first), to: firstDateOf(addMonths(first, months)) };
}

/**
 * The dates of a promise as people write it: "15/9/2026", "9/2026", "quý IV/2026", "tháng 9/2026", half-open. Null
 * for what is no such date.
 */
export function parsePromised(text: string): PromisedDates | null {
  const words = text.normalize('NFC').trim().replace(/\s+/g, ' ').replace(BEFORE, '');
  const day = parseDay(words);
  if (day !== null) return { from: day, to: addDays(day, 1) };
  const [, month, ofYear] = MONTH.exec(words)?.map(Number) ?? [];
  if (month !== undefined && month >= 1 && month <= 12 && isYear(ofYear!)) {
    return monthsFrom(ofYear!, month, 1);
  }
  const quarter = QUARTER.exec(words);
  if (!quarter || !isYear(Number(quarter[2]))) return null;
  const name = quarter[1]!.toLowerCase();
  const place = ROMAN.includes(name) ? ROMAN.indexOf(name) : Number(name) - 1;
  return monthsFrom(Number(quarter[2]), place * 3 + 1, 3);
}

/** A day as people write it, or as ISO; null for what is none. */
export function parseDay(text: string): LocalDate | null {
  const words = text.trim();
  const [, day, month, year] = DAY.exec(words)?.map(Number) ?? [];
  const date = day === undefined ? (ISO_DAY.test(words) ? words : '') : iso(year!, month!, day);
  return isLocalDate(date) && isYear(Number(date.slice(0, 4))) ? date : null;
}

const isYear = (year: number) => year >= YEARS.first && year < YEARS.last;
