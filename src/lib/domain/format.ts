import type { LocalDate, LocalMonth } from './local-date.ts';

/** Languages of the user interface; Vietnamese is the default. */
export const LOCALES = ['vi', 'en'] as const;
/** One of `LOCALES`. */
export type Locale = (typeof LOCALES)[number];

const TAG: Record<Locale, string> = { vi: 'vi-VN', en: 'en-GB' };
const cache = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: Locale, digits: number): Intl.NumberFormat {
  const key = `${locale}${digits}`;
  let format = cache.get(key);
  if (!format) {
    format = new Intl.NumberFormat(TAG[locale], {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    cache.set(key, format);
  }
  return format;
}

/** Shown where there is no figure. */
export const NO_FIGURE = '–';

/** A count: 1.234 in Vietnamese, 1,234 in English. */
export function formatCount(value: number | null, locale: Locale): string {
  return value === null ? NO_FIGURE : numberFormat(locale, 0).format(value);
}

/** A number with a fixed count of decimals. */
export function formatNumber(value: number | null, digits: number, locale: Locale): string {
  return value === null ? NO_FIGURE : numberFormat(locale, digits).format(value);
}

/** A number with all its digits, six after the comma at most: 0,256. */
export const formatExact = (value: number, locale: Locale): string =>
  value.toLocaleString(TAG[locale], { maximumFractionDigits: 6 });

/** A speed in kbit/s as Mbps with one digit, without the unit: 38,2. */
export function formatMbps(kbps: number | null, locale: Locale): string {
  return kbps === null ? NO_FIGURE : numberFormat(locale, 1).format(kbps / 1000);
}

/** A difference of speeds in kbit/s as Mbps with its sign, without the unit: +2,1; −0,4; 0,0. */
export function formatMbpsDifference(kbps: number | null, locale: Locale): string {
  if (kbps === null) return NO_FIGURE;
  const size = formatMbps(Math.abs(kbps), locale);
  if (!/[1-9]/.test(size)) return size;
  return `${kbps < 0 ? '−' : '+'}${size}`;
}

/** A share (0 to 1) as whole per cent: 87%. */
export function formatShare(share: number | null, locale: Locale, digits = 0): string {
  return share === null ? NO_FIGURE : `${numberFormat(locale, digits).format(share * 100)}%`;
}

/** A date as it is written in Việt Nam: 13/6/2024. */
export function formatDate(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day}/${month}/${year}`;
}

/** A month: 7/2024. */
export function formatMonth(month: LocalMonth): string {
  return `${Number(month.slice(5))}/${month.slice(0, 4)}`;
}

/** A range of dates, `last` included, without repeating a shared year or month: 13/6–12/7/2024. */
export function formatDateRange(first: LocalDate, last: LocalDate): string {
  if (first === last) return formatDate(first);
  const short =
    first.slice(0, 4) === last.slice(0, 4) ? formatDate(first).replace(/\/\d{4}$/, '') : formatDate(first);
  return `${short}–${formatDate(last)}`;
}

/** An instant in Vietnamese time: 13/6/2024 08:05. */
export function formatInstant(iso: string): string {
  const local = new Date(Date.parse(iso) + 7 * 3_600_000).toISOString();
  return `${formatDate(local.slice(0, 10))} ${local.slice(11, 16)}`;
}

/** A size in bytes: 1,2 MB. */
export function formatBytes(bytes: number, locale: Locale): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${formatNumber(bytes / 1000 ** step, step === 0 ? 0 : 1, locale)} ${units[step]}`;
}
