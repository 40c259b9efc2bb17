import { formatDate, formatDateRange, formatMonth, type Locale } from '#lib/domain/format.ts';
import { addDays, monthOf } from '#lib/domain/local-date.ts';
import { calendarMonth, quarter, type Period } from '#lib/domain/period.ts';

const ROMAN = ['I', 'II', 'III', 'IV'];

const vi = {
  quarter: (number: number, year: string) => `quý ${ROMAN[number - 1]}/${year}`,
  range: (range: string) => `từ ${range.replace('–', ' đến ')}`,
};

const en: typeof vi = {
  quarter: (number, year) => `Q${number} ${year}`,
  range: (range) => `from ${range.replace('–', ' to ')}`,
};

const messages: Record<Locale, typeof vi> = { vi, en };

type Dates = Pick<Period, 'from' | 'to'>;

/**
 * Half-open dates inside a sentence, as people write them: a day, a month, a quarter, or from the first day to the last:
 * "15/9/2026", "9/2026", "quý IV/2026", "từ 20/8 đến 31/8/2024".
 */
export function plainDates(dates: Dates, locale: Locale): string {
  const t = messages[locale];
  const month = monthOf(dates.from);
  const last = addDays(dates.to, -1);
  if (last === dates.from) return formatDate(last);
  if (isThat(dates, calendarMonth(month))) return formatMonth(month);
  if (isThat(dates, quarter(month))) {
    return t.quarter(Math.ceil(Number(month.slice(5)) / 3), month.slice(0, 4));
  }
  return t.range(formatDateRange(dates.from, last));
}

const isThat = ({ from, to }: Dates, period: Period) => from === period.from && to === period.to;
