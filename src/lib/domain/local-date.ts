/** A calendar date in Việt Nam, `YYYY-MM-DD`. Compares correctly as text. */
export type LocalDate = string;

/** A calendar month in Việt Nam, `YYYY-MM`. Compares correctly as text. */
export type LocalMonth = string;

/** Việt Nam keeps UTC+7 the year round (no summer time since the zone was unified in 1975). */
export const ZONE = 'Asia/Ho_Chi_Minh';
/** Offset of `ZONE` from UTC, hours. */
export const ZONE_OFFSET_HOURS = 7;

const DAY_MS = 86_400_000;

/** Is this text a real calendar date written `YYYY-MM-DD`? 2024-02-30 is not. */
export function isLocalDate(text: string): text is LocalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Is this text a month written `YYYY-MM`? */
export function isLocalMonth(text: string): text is LocalMonth {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** The date `days` after (before, when negative) a date. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The month `months` after (before, when negative) a month. */
export function addMonths(month: LocalMonth, months: number): LocalMonth {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const index = year * 12 + (number - 1) + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((((index % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}

/** How many days from `from` to `to` (negative when `to` is earlier). */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The month a date lies in. */
export function monthOf(date: LocalDate): LocalMonth {
  return date.slice(0, 7);
}

/** The first date of a month. */
export function firstDateOf(month: LocalMonth): LocalDate {
  return `${month}-01`;
}

/** The date in Việt Nam at an instant. */
export function localDateAt(instant: Date): LocalDate {
  return new Date(instant.getTime() + ZONE_OFFSET_HOURS * 3_600_000).toISOString().slice(0, 10);
}

/** The instant at which a date begins in Việt Nam. */
export function instantOf(date: LocalDate): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - ZONE_OFFSET_HOURS * 3_600_000);
}
