import { SPEED_UNITS, type SpeedUnit } from '#lib/domain/column-mapping.ts';
import type { CellUnit } from '../stage/cell-numbers.sql.ts';

/** Each unit in bit/s. */
const BITS: Readonly<Record<SpeedUnit, number>> = {
  ...{ bps: 1, kbps: 1e3, Mbps: 1e6, Gbps: 1e9 },
  ...{ 'B/s': 8, 'kB/s': 8e3, 'MB/s': 8e6 },
};
const SECOND = '(?:s|S|sec|second|giây|giay)';
const BITS_A_SECOND = `(?:(?:[bB]its?|b|BITS?) ?(?:/|per|mỗi|trên) ?${SECOND}|[bB]its?ps|bps(?:/s)?|BPS)`;
const BYTES_A_SECOND = `B(?:ytes?)?(?:/${SECOND}|ps)`;
/** How a unit is written behind a number. */
const PATTERNS: Readonly<Record<SpeedUnit, string>> = {
  ...{ bps: BITS_A_SECOND, kbps: `[kK]${BITS_A_SECOND}` },
  ...{ Mbps: `[mM]${BITS_A_SECOND}`, Gbps: `[gG]${BITS_A_SECOND}` },
  ...{ 'B/s': BYTES_A_SECOND, 'kB/s': `[kK]${BYTES_A_SECOND}`, 'MB/s': `M${BYTES_A_SECOND}` },
};
const BYTE_UNITS: readonly SpeedUnit[] = ['B/s', 'kB/s', 'MB/s'];

/**
 * Which units may a cell of speeds have? Each with its factor to the unit of the column. Bytes only in a column of bytes:
 * elsewhere MB/s may be a mistake for megabits, and a person must decide.
 */
export function speedUnits(column: SpeedUnit): CellUnit[] {
  const units = SPEED_UNITS.filter((unit) => BYTE_UNITS.includes(column) || !BYTE_UNITS.includes(unit));
  return units.map((unit) => ({ pattern: PATTERNS[unit], factor: decimalText(BITS[unit] / BITS[column]) }));
}

const decimalText = (factor: number): string => factor.toFixed(9).replace(/\.?0+$/, '');

/** To milliseconds. */
export const DELAY_UNITS: readonly CellUnit[] = [
  { pattern: '(?i)ms|msec|mili ?giây', factor: '1' },
  { pattern: '(?i)s|sec|giây', factor: '1000' },
];

/** Plane coordinates. */
export const METRES: readonly CellUnit[] = [{ pattern: '(?i)m|mét|met', factor: '1' }];

/** Signed decimal degrees, or with the initial of the direction in Vietnamese (Đông, Tây, Bắc) or English. */
export const DEGREE_UNITS: Readonly<Record<'longitude' | 'latitude', readonly CellUnit[]>> = {
  longitude: [
    { pattern: '°?\\s*[EeĐđ]?', factor: '1', withDecimals: true },
    { pattern: '°?\\s*[WwTt]', factor: '-1', withDecimals: true },
  ],
  latitude: [
    { pattern: '°?\\s*[NnBb]?', factor: '1', withDecimals: true },
    { pattern: '°?\\s*[Ss]', factor: '-1', withDecimals: true },
  ],
};
