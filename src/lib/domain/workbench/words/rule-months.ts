import {
  addMonths,
  isLocalDate,
  isLocalMonth,
  monthOf,
  type LocalDate,
  type LocalMonth,
} from '../../local-date.ts';
import { wordsAt } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** A month or date as written, with its tokens. */
export interface WrittenTime<Time> {
  readonly time: Time;
  readonly tokens: number;
  /** Its year is not written. */
  readonly yearAssumed: boolean;
}

const ENGLISH_MONTHS = [
  ...['january|jan', 'february|feb', 'march|mar', 'april|apr', 'may', 'june|jun', 'july|jul', 'august|aug'],
  ...['september|sep', 'october|oct', 'november|nov', 'december|dec'],
];

/** A year of four digits at a token, after "năm" or "/" or by itself, or "năm ngoái"; its tokens, 0 when there is none. */
export function yearAt(
  tokens: readonly Token[],
  at: number,
  today: LocalDate,
): { readonly year: string | null; readonly tokens: number } {
  const thisYear = Number(today.slice(0, 4));
  const relative = [
    [thisYear, wordsAt(tokens, at, 'năm nay|this year')],
    [thisYear - 1, wordsAt(tokens, at, 'năm ngoái|năm trước|last year')],
  ] as const;
  for (const [year, length] of relative) if (length) return { year: String(year), tokens: length };
  const lead = wordsAt(tokens, at, 'năm|/|year|of');
  const text = tokens[at + lead]?.folded ?? '';
  if (!/^(?:19|20)\d\d$/.test(text)) return { year: null, tokens: 0 };
  return { year: text, tokens: lead + 1 };
}

/** "tháng 6/2024", "tháng 6 năm 2024", "6/2024", "t6/2024", "2024-06", "june 2024", "tháng 6", "tháng này", "tháng trước". */
export function monthAt(
  tokens: readonly Token[],
  at: number,
  today: LocalDate,
): WrittenTime<LocalMonth> | null {
  const now = monthOf(today);
  const relative = [
    [0, wordsAt(tokens, at, 'tháng này|this month')],
    [-1, wordsAt(tokens, at, 'tháng trước|tháng vừa qua|tháng vừa rồi|last month')],
  ] as const;
  for (const [months, length] of relative) {
    if (length) return { time: addMonths(now, months), tokens: length, yearAssumed: false };
  }
  const word = wordsAt(tokens, at, 'tháng|month');
  const text = tokens[at + word]?.folded ?? '';
  const [, number, year] = (word ? /^(\d{1,2})[/.-](\d{4})$/ : /^(\d{1,2})[/-](\d{4})$/).exec(text) ?? [];
  // "quý 5/2024" is no month.
  if (number && !word && wordsAt(tokens, at - 1, 'quý|quarter|tuần|week|ngày|day')) return null;
  if (number && year) return written(year, number, word + 1);
  if (isLocalMonth(text)) return { time: text, tokens: word + 1, yearAssumed: false };
  const name = word ? -1 : ENGLISH_MONTHS.findIndex((names) => wordsAt(tokens, at, names) > 0);
  const short = word ? null : (/^t(\d{1,2})$/.exec(text)?.[1] ?? null);
  const digits = name >= 0 ? String(name + 1) : word && /^\d{1,2}$/.test(text) ? text : short;
  if (digits === null) return null;
  const after = yearAt(tokens, at + word + 1, today);
  // "t6" alone may be a Friday.
  if (short !== null && after.year === null) return null;
  if (after.year) return written(after.year, digits, word + 1 + after.tokens);
  const thisYear = written(now.slice(0, 4), digits, word + 1);
  if (!thisYear) return null;
  const time = thisYear.time > now ? addMonths(thisYear.time, -12) : thisYear.time;
  return { ...thisYear, time, yearAssumed: true };
}

function written(year: string, number: string, tokens: number): WrittenTime<LocalMonth> | null {
  const time = `${year}-${number.padStart(2, '0')}`;
  return isLocalMonth(time) ? { time, tokens, yearAssumed: false } : null;
}

/** "12/6/2024", "ngày 12/6", "2024-06-12"; day before month. A date without a year is the last one that is not to come. */
export function dateAt(
  tokens: readonly Token[],
  at: number,
  today: LocalDate,
): WrittenTime<LocalDate> | null {
  const word = wordsAt(tokens, at, 'ngày|hết ngày|hết|day');
  const text = tokens[at + word]?.folded ?? '';
  if (isLocalDate(text)) return { time: text, tokens: word + 1, yearAssumed: false };
  if (word && /^\d{1,2}$/.test(text)) return dayOfMonth(tokens, at, word, text, today);
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$/.exec(text) ?? [];
  if (!day || !month) return null;
  const after = year ? { year, tokens: 0 } : yearAt(tokens, at + word + 1, today);
  const inYear = (of: string) => `${of}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const thisYear = inYear(after.year ?? today.slice(0, 4));
  const time = after.year || thisYear <= today ? thisYear : inYear(String(Number(today.slice(0, 4)) - 1));
  return isLocalDate(time)
    ? { time, tokens: word + 1 + after.tokens, yearAssumed: after.year === null }
    : null;
}

/** "ngày 12 tháng 6 năm 2024". */
function dayOfMonth(
  tokens: readonly Token[],
  at: number,
  word: number,
  day: string,
  today: LocalDate,
): WrittenTime<LocalDate> | null {
  const month = wordsAt(tokens, at + word + 1, 'tháng') ? monthAt(tokens, at + word + 1, today) : null;
  const time = month && `${month.time}-${day.padStart(2, '0')}`;
  return month && time && isLocalDate(time) ? { ...month, time, tokens: word + 1 + month.tokens } : null;
}
