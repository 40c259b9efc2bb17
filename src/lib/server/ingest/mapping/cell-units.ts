import { SPEED_UNITS, type SpeedUnit } from '#lib/domain/column-mapping.ts';
import type { CellUnit } from '../stage/cell-numbers.sql.ts';

/** Each unit as a power of ten of bit/s. */
const EXPONENT: Readonly<Record<SpeedUnit, number>> = { bps: 0, kbps: 3, Mbps: 6, Gbps: 9 };
const PREFIX: Readonly<Record<SpeedUnit, string>> = { bps: '', kbps: '[kK]', Mbps: '[mM]', Gbps: '[gG]' };
/** Bits only: MB/s may mean bytes or be a mistake; a person must decide. */
const BITS_A_SECOND = '(?:bps|BPS|b/s|[bB]its?/s|BITS?/S|[bB]its?/giây|b/giây|[bB]its?ps)';

/** Which units may a cell of speeds have? Each with its factor to the unit of the column. */
export function speedUnits(column: SpeedUnit): CellUnit[] {
  return SPEED_UNITS.map((unit) => ({
    pattern: `${PREFIX[unit]}${BITS_A_SECOND}`,
    factor: powerOfTen(EXPONENT[unit] - EXPONENT[column]),
  }));
}

const powerOfTen = (exponent: number): string =>
  exponent < 0 ? `0.${'1'.padStart(-exponent, '0')}` : `1${'0'.repeat(exponent)}`;

/** To milliseconds. */
export const DELAY_UNITS: readonly CellUnit[] = [
  { pattern: '(?i)ms|msec|mili ?giây', factor: '1' },
  { pattern: '(?i)s|sec|giây', factor: '1000' },
];

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
