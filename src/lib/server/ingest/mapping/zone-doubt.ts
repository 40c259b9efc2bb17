import type { ColumnSource, MeasurementField } from '#lib/domain/column-mapping.ts';
import { Fault } from '#lib/domain/fault.ts';
import { columnName } from './column-name.ts';
import { plainTime } from './time-spellings.ts';

/** Hours of the clock in which few people test: from midnight until this one. */
const NIGHT_ENDS = 5;
/** Việt Nam's hours ahead of UTC. */
const AHEAD = 7;
/** Conventions of this program: so many times seen, so large a share of them at night as read, so small a one as UTC. */
const [FEWEST_TIMES, NIGHT_SHARE, SHARE_AS_UTC] = [20, 0.25, 0.1];
const TIME = /(?:^|[\sT])(\d{1,2}):(\d\d)(?::\d\d(?:[.,]\d+)?)?(?:\s*([AP])M)?$/i;

/**
 * May a column of times without a zone be in UTC? A question when many of them are at night as Vietnamese time and few as
 * UTC, for then hours, nights and dates would move. Null when the zone is stated.
 */
export function zoneQuestion(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  indexes: Partial<Readonly<Record<MeasurementField, number>>>,
  columns: Partial<Readonly<Record<MeasurementField, ColumnSource>>>,
): Fault | null {
  const field = indexes.tested_at === undefined ? 'tested_time' : 'tested_at';
  const index = indexes[field];
  if (index === undefined || (columns[field]?.zone ?? columns.tested_on?.zone) !== undefined) return null;
  const times = sample.flatMap((row) => timeOf(row[index] ?? '') ?? []);
  const nights = (ahead: number) => times.filter(({ hour }) => (hour + ahead) % 24 < NIGHT_ENDS).length;
  const [night, asUtc] = [nights(0), nights(AHEAD)];
  const values = times.length;
  if (values < FEWEST_TIMES || night < NIGHT_SHARE * values || asUtc > SHARE_AS_UTC * values) return null;
  const { hour, minute } = times.find((time) => time.hour < NIGHT_ENDS)!;
  const clock = (of: number) => `${String(of % 24).padStart(2, '0')}:${minute}`;
  const details = { field, column: columnName(headers, index), night, values, asUtc };
  return new Fault('zone_unsure', { ...details, example: clock(hour), moved: clock(hour + AHEAD) }, 422);
}

/** Hour and minute of a text without a zone; null for other texts, and for midnight, which may be a date alone. */
function timeOf(text: string): { readonly hour: number; readonly minute: string } | null {
  const [, hours, minute = '', half] = TIME.exec(plainTime(text)) ?? [];
  if (hours === undefined) return null;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
  return hour > 23 || (hour === 0 && minute === '00') ? null : { hour, minute };
}
