import { formatDate, formatDateRange, formatMonth, type Locale } from '#lib/domain/format.ts';
import type { LocalDate } from '#lib/domain/local-date.ts';
import { periodCoverage, type DataDates } from '#lib/domain/period-coverage.ts';
import { lastDateOf, type Period } from '#lib/domain/period.ts';

const quarterOf = (period: Period) => Math.ceil(Number(period.month?.slice(5)) / 3);
const yearOf = (period: Period) => period.from.slice(0, 4);
const range = (period: Period) => formatDateRange(period.from, lastDateOf(period));

/** That nobody fixed a period before its data were seen; null for the periods of the calendar and of the reports. */
export function ownDatesNote({ kind }: Pick<Period, 'kind'>, locale: Locale): string | null {
  return kind === 'dates' ? OWN_DATES[locale] : null;
}

const OWN_DATES = { vi: 'kỳ tự chọn, không định trước', en: 'own dates, not fixed beforehand' };

const vi = {
  name: (period: Period): string => {
    if (period.kind === 'month') return `Tháng ${formatMonth(period.month!)}`;
    if (period.kind === 'report') return `Kỳ ${range(period)}`;
    if (period.kind === 'rolling') return `12 tháng đến hết ${formatMonth(period.month!)}`;
    if (period.kind === 'quarter') return `Quý ${quarterOf(period)}/${yearOf(period)}`;
    return `Từ ngày ${range(period).replace('–', ' đến ')} (${ownDatesNote(period, 'vi')})`;
  },
  noData: 'chưa có số liệu',
  until: (last: string): string => `mới đến ${last}`,
  since: (first: string): string => `chỉ từ ${first}`,
  between: (first: string, last: string): string => `chỉ từ ${first} đến ${last}`,
  notOver: 'chưa hết kỳ',
  days: (days: number, of: number): string => `${days}/${of} ngày`,
  sameDays: (last: string): string =>
    `Số liệu của kỳ này mới đến ${last}, nên mỗi kỳ trước đó cũng chỉ tính đúng bấy nhiêu ngày đầu kỳ.`,
};

const en: typeof vi = {
  name: (period) => {
    if (period.kind === 'month') return `Month ${formatMonth(period.month!)}`;
    if (period.kind === 'report') return `Period ${range(period)}`;
    if (period.kind === 'rolling') return `12 months to ${formatMonth(period.month!)}`;
    if (period.kind === 'quarter') return `Q${quarterOf(period)} ${yearOf(period)}`;
    return `From ${range(period).replace('–', ' to ')} (${ownDatesNote(period, 'en')})`;
  },
  noData: 'no data yet',
  until: (last) => `only to ${last}`,
  since: (first) => `only from ${first}`,
  between: (first, last) => `only from ${first} to ${last}`,
  notOver: 'not over yet',
  days: (days, of) => `${days}/${of} days`,
  sameDays: (last) =>
    `The data of this period end on ${last}, so each earlier period is counted for as many days from its beginning.`,
};

const messages: Record<Locale, typeof vi> = { vi, en };

type Dates = Pick<Period, 'from' | 'to'>;

/**
 * What a reader must know of a period that is not over, or whose data do not cover it: "mới đến 12/7 (12/31 ngày)".
 * Null for a complete period.
 */
export function coverageMark(period: Dates, dates: DataDates, locale: Locale): string | null {
  const coverage = periodCoverage(period, dates);
  if (coverage === null) return null;
  const t = messages[locale];
  const { firstOn, lastOn, days, of } = coverage;
  if (firstOn === null || lastOn === null) return `${t.noData} (${t.days(days, of)})`;
  if (days === of) return t.notOver;
  const [first, last] = [dayIn(period, firstOn), dayIn(period, lastOn)];
  const isLate = firstOn > period.from;
  const endsEarly = lastOn < lastDateOf(period);
  const words = isLate && endsEarly ? t.between(first, last) : isLate ? t.since(first) : t.until(last);
  return `${words} (${t.days(days, of)})`;
}

/** A period that is no period of data: "Quý III/2024", without a mark. */
export const periodWord = (period: Period, locale: Locale): string => messages[locale].name(period);

/** A period as it begins a sentence, with its mark: "Tháng 7/2024, mới đến 12/7 (12/31 ngày)". */
export function periodName(period: Period, dates: DataDates, locale: Locale): string {
  return withMark(messages[locale].name(period), period, dates, locale);
}

/** The dates of a period, with its mark: "1/7–31/7/2024, mới đến 12/7 (12/31 ngày)". */
export function periodDates(period: Dates, dates: DataDates, locale: Locale): string {
  return withMark(formatDateRange(period.from, lastDateOf(period)), period, dates, locale);
}

/** A name of a period with the mark of its coverage. */
export function withMark(name: string, period: Dates, dates: DataDates, locale: Locale): string {
  const mark = coverageMark(period, dates, locale);
  return mark === null ? name : `${name}, ${mark}`;
}

/** That earlier periods are compared by the same days; null where the data reach the period's end. */
export function sameDaysNote(period: Dates, dates: DataDates, locale: Locale): string | null {
  const lastOn = periodCoverage(period, dates)?.lastOn;
  if (!lastOn || lastOn >= lastDateOf(period)) return null;
  return messages[locale].sameDays(dayIn(period, lastOn));
}

/** A date without its year where the period's last day has the same: "12/7". */
function dayIn(period: Dates, date: LocalDate): string {
  const isSameYear = date.slice(0, 4) === lastDateOf(period).slice(0, 4);
  return isSameYear ? formatDate(date).replace(/\/\d{4}$/, '') : formatDate(date);
}
