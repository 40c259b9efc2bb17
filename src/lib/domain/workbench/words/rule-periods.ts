import { addDays, addMonths, firstDateOf, isLocalDate, monthOf, type LocalDate } from '../../local-date.ts';
import {
  calendarMonth,
  ownDates,
  quarter,
  reportMonth,
  rollingYear,
  shiftPeriod,
  type Period,
} from '../../period.ts';
import { wordsAt, type Lexicon } from './lexicon.ts';
import type { WrittenTime } from './rule-months.ts';
import { dateAt, monthAt, yearAt } from './rule-months.ts';
import type { Token } from './tokens.ts';

/** A period as written. */
export type WrittenPeriod = WrittenTime<Period>;

const ROMAN = ['i', 'ii', 'iii', 'iv'];

/** The longest way to understand a period at a token; null when there is none. A year that is not written is the last one with data. */
export function periodAt(tokens: readonly Token[], at: number, lexicon: Lexicon): WrittenPeriod | null {
  const found = longestAt(tokens, at, lexicon);
  if (!found?.yearAssumed) return found;
  return longestAt(tokens, at, { ...lexicon, today: lexicon.latest }) ?? found;
}

function longestAt(tokens: readonly Token[], at: number, lexicon: Lexicon): WrittenPeriod | null {
  const found = [rangeAt, relativeAt, reportAt, halfYearAt, quarterAt, yearPeriodAt, singleAt].map((rule) =>
    rule(tokens, at, lexicon),
  );
  return found.reduce((best, next) => ((next?.tokens ?? 0) > (best?.tokens ?? 0) ? next : best), null);
}

const sure = (time: Period, tokens: number): WrittenPeriod | null =>
  tokens > 0 ? { time, tokens, yearAssumed: false } : null;

/** "tháng 6/2024", "ngày 12/6/2024". */
function singleAt(tokens: readonly Token[], at: number, { today }: Lexicon): WrittenPeriod | null {
  const month = monthAt(tokens, at, today);
  if (month) return { ...month, time: calendarMonth(month.time) };
  const date = dateAt(tokens, at, today);
  return date && { ...date, time: ownDates(date.time, addDays(date.time, 1)) };
}

/** "kỳ báo cáo tháng 7", "kỳ này", "kỳ trước". */
function reportAt(tokens: readonly Token[], at: number, { today, period }: Lexicon): WrittenPeriod | null {
  const own = wordsAt(tokens, at, 'kỳ này|kỳ báo cáo này|this period');
  if (own) return sure(period, own);
  const previous = wordsAt(tokens, at, 'kỳ trước|kỳ báo cáo trước|previous period');
  if (previous) return sure(shiftPeriod(period, -1), previous);
  const word = wordsAt(tokens, at, 'kỳ|kỳ báo cáo|tháng báo cáo|báo cáo|report period|report month');
  const month = word ? monthAt(tokens, at + word, today) : null;
  return month && { ...month, tokens: word + month.tokens, time: reportMonth(month.time) };
}

/** "quý 2 năm 2024", "quý II/2024", "q2 2024", "quý này", "quý trước". */
function quarterAt(tokens: readonly Token[], at: number, { today }: Lexicon): WrittenPeriod | null {
  const now = quarter(monthOf(today));
  const own = wordsAt(tokens, at, 'quý này|this quarter');
  if (own) return sure(now, own);
  const last = wordsAt(tokens, at, 'quý trước|quý vừa qua|last quarter');
  if (last) return sure(shiftPeriod(now, -1), last);
  const word = wordsAt(tokens, at, 'quý|quarter');
  const text = tokens[at + word]?.folded ?? '';
  const [, together, inYear] =
    /^(?:q)?([1-4])(?:\/(\d{4}))?$/.exec(word || text.startsWith('q') ? text : '') ?? [];
  const number = together ? Number(together) : word ? ROMAN.indexOf(text) + 1 : 0;
  if (number === 0) return null;
  const after = inYear ? { year: inYear, tokens: 0 } : yearAt(tokens, at + word + 1, today);
  const length = word + 1 + after.tokens;
  const inThatYear = (year: string) => quarter(`${year}-${String(number * 3).padStart(2, '0')}`);
  if (after.year) return sure(inThatYear(after.year), length);
  const time = inThatYear(today.slice(0, 4));
  return { time: time.from > today ? shiftPeriod(time, -4) : time, tokens: length, yearAssumed: true };
}

/** "năm 2024", "in 2024", "năm nay", "năm ngoái": the twelve months to December. */
function yearPeriodAt(tokens: readonly Token[], at: number, { today }: Lexicon): WrittenPeriod | null {
  const thisYear = Number(today.slice(0, 4));
  const whole = (year: number | string) => rollingYear(`${year}-12`);
  const own = wordsAt(tokens, at, 'năm nay|this year');
  if (own) return sure(whole(thisYear), own);
  const last = wordsAt(tokens, at, 'năm ngoái|năm trước|last year');
  if (last) return sure(whole(thisYear - 1), last);
  const word = wordsAt(tokens, at, 'năm|cả năm|year|in');
  const text = tokens[at + word]?.folded ?? '';
  return word && /^(?:19|20)\d\d$/.test(text) ? sure(whole(text), word + 1) : null;
}

/** "6 tháng đầu năm 2024", "9 tháng đầu năm", "6 tháng cuối năm", "từ đầu năm đến nay". */
function halfYearAt(tokens: readonly Token[], at: number, { today }: Lexicon): WrittenPeriod | null {
  const thisYear = today.slice(0, 4);
  const since = wordsAt(tokens, at, 'từ đầu năm|từ đầu năm đến nay|đầu năm đến nay|since january');
  if (since) return sure(ownDates(`${thisYear}-01-01`, addDays(today, 1)), since);
  const months = /^(?:[1-9]|1[01])$/.test(tokens[at]?.folded ?? '') ? Number(tokens[at]!.folded) : 6;
  const counted = months === 6 ? 0 : 1;
  const start = counted ? 'tháng đầu năm' : '6 tháng đầu năm|sáu tháng đầu năm|nửa đầu năm';
  const end = counted ? 'tháng cuối năm' : '6 tháng cuối năm|sáu tháng cuối năm|nửa cuối năm';
  const [first, second] = [wordsAt(tokens, at + counted, start), wordsAt(tokens, at + counted, end)];
  if (!first && !second) return null;
  const length = counted + (first || second);
  const after = yearAt(tokens, at + length, today);
  const year = after.year ?? thisYear;
  const from = addMonths(`${year}-01`, first ? 0 : 12 - months);
  const time = ownDates(firstDateOf(from), firstDateOf(addMonths(from, months)));
  return { time, tokens: length + after.tokens, yearAssumed: after.year === null };
}

const PAST = 'qua|gần đây|gần nhất|vừa qua|vừa rồi';

/** "30 ngày qua", "3 tháng gần đây", "last 7 days", "hôm qua", "tuần trước". */
function relativeAt(tokens: readonly Token[], at: number, { today }: Lexicon): WrittenPeriod | null {
  const tomorrow = addDays(today, 1);
  const monday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
  const named = [
    ['hôm nay|today', today, tomorrow],
    ['hôm qua|yesterday', addDays(today, -1), today],
    ['tuần này|this week', monday, addDays(monday, 7)],
    ['tuần trước|tuần vừa qua|last week', addDays(monday, -7), monday],
  ] as const;
  for (const [words, from, to] of named) {
    const length = wordsAt(tokens, at, words);
    if (length) return sure(ownDates(from, to), length);
  }
  const english = wordsAt(tokens, at, 'last|past');
  const text = tokens[at + english]?.folded ?? '';
  if (!/^[1-9]\d{0,2}$/.test(text)) return null;
  const count = Number(text);
  const next = at + english + 1;
  const [days, weeks, months] = english
    ? [
        wordsAt(tokens, next, 'days|day'),
        wordsAt(tokens, next, 'weeks|week'),
        wordsAt(tokens, next, 'months|month'),
      ]
    : [wordsAt(tokens, next, 'ngày'), wordsAt(tokens, next, 'tuần'), wordsAt(tokens, next, 'tháng')];
  const unit = days! || weeks! || months!;
  const past = english ? 0 : wordsAt(tokens, next + unit, PAST);
  if (!unit || (!english && !past)) return null;
  const length = english + 1 + unit + past;
  if (months) {
    const last = monthOf(today);
    if (count === 12) return sure(rollingYear(last), length);
    return sure(ownDates(firstDateOf(addMonths(last, 1 - count)), firstDateOf(addMonths(last, 1))), length);
  }
  return sure(ownDates(addDays(tomorrow, -count * (days ? 1 : 7)), tomorrow), length);
}

/** "từ 1/6 đến 15/6", "1/6 - 15/6", "từ tháng 3 đến tháng 6", "từ tháng 3": both ends inside; without one, to the last of the data. */
function rangeAt(tokens: readonly Token[], at: number, { today, latest }: Lexicon): WrittenPeriod | null {
  const from = wordsAt(tokens, at, 'từ|kể từ|since|from');
  const days = from ? daysOfOneMonth(tokens, at, from, today) : null;
  if (days) return days;
  const first = boundAt(tokens, at + from, today);
  if (!first) return null;
  const end = from + first.tokens;
  const to = wordsAt(tokens, at + end, 'đến|tới|-|–|đến hết|to|until');
  const second = to ? boundAt(tokens, at + end + to, today) : null;
  if (second) {
    const start =
      first.yearAssumed && !second.yearAssumed ? inYearOf(first.time.from, second.time.to) : first.time.from;
    if (start >= second.time.to) return null;
    const yearAssumed = first.yearAssumed && second.yearAssumed;
    return { time: ownDates(start, second.time.to), tokens: end + to + second.tokens, yearAssumed };
  }
  if (!from || first.time.from > today) return null;
  const until = first.time.from <= latest ? latest : today;
  const open = wordsAt(tokens, at + end, 'đến nay|trở đi|tới nay|to today');
  return {
    time: ownDates(first.time.from, addDays(until, 1)),
    tokens: end + open,
    yearAssumed: first.yearAssumed,
  };
}

/** "từ ngày 1 đến ngày 15 tháng 6": a day whose month is that of the second. */
function daysOfOneMonth(
  tokens: readonly Token[],
  at: number,
  from: number,
  today: LocalDate,
): WrittenPeriod | null {
  const word = wordsAt(tokens, at + from, 'ngày');
  const day = tokens[at + from + word]?.folded ?? '';
  const to = /^\d{1,2}$/.test(day) ? wordsAt(tokens, at + from + word + 1, 'đến|tới|đến hết') : 0;
  const second = to ? dateAt(tokens, at + from + word + 1 + to, today) : null;
  if (!second) return null;
  const start = `${monthOf(second.time)}-${day.padStart(2, '0')}`;
  if (!isLocalDate(start) || start > second.time) return null;
  const tokensOfBoth = from + word + 1 + to + second.tokens;
  return { ...second, time: ownDates(start, addDays(second.time, 1)), tokens: tokensOfBoth };
}

/** A date or month as an end of a range. */
function boundAt(tokens: readonly Token[], at: number, today: LocalDate): WrittenPeriod | null {
  const month = monthAt(tokens, at, today);
  if (month) return { ...month, time: calendarMonth(month.time) };
  const date = dateAt(tokens, at, today);
  return date && { ...date, time: ownDates(date.time, addDays(date.time, 1)) };
}

/** A date without a year in the year of the range's end, or the one before when it would lie after it. */
function inYearOf(date: LocalDate, end: LocalDate): LocalDate {
  const same = `${addDays(end, -1).slice(0, 4)}${date.slice(4)}`;
  return same < end ? same : `${Number(end.slice(0, 4)) - 1}${date.slice(4)}`;
}
