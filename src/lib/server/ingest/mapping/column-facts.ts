import type { SpeedUnit } from '#lib/domain/column-mapping.ts';
import { readTechnology } from '#lib/domain/technology-words.ts';
import { textKey } from '#lib/domain/text-key.ts';
import type { KnownWords } from './known-words.ts';
import { unitOfHeader } from '../read/recognise-header.ts';
import { networkCode } from '../stage/resolve-words.ts';
import { plainTime } from './time-spellings.ts';
import { NULL_WORDS } from '../read/source-table.ts';

/** Statistics of a column's values: shares (0 to 1) of the non-empty ones. */
export interface ColumnFacts {
  /** Number of values examined. */
  readonly filled: number;
  readonly dates: number;
  readonly timesOfDay: number;
  readonly numbers: number;
  readonly negative: number;
  /** Texts with a letter that no digit precedes. */
  readonly texts: number;
  readonly operators: number;
  readonly technologies: number;
  readonly networkCodes: number;
  readonly median: number | null;
  /** The unit that follows the number in most cells. */
  readonly unit: SpeedUnit | null;
  /** Shares of values in the range of longitudes or latitudes: of known areas, of Việt Nam, of the world. */
  readonly longitudes: PositionShares;
  readonly latitudes: PositionShares;
}

/** Shares (0 to 1) of a column's sample values that may be this coordinate of a point in the known areas, in the country, and in the world. */
export interface PositionShares {
  readonly inAreas: number;
  readonly inCountry: number;
  readonly inWorld: number;
}

/** Values examined per column: enough to decide, few enough for wide files. */
const MAX_VALUES = 400;
/** Longer cells are truncated. */
const MAX_VALUE_LENGTH = 200;
const NULL_VALUES: ReadonlySet<string> = new Set(NULL_WORDS);
/** Mainland, islands and waters of Việt Nam, degrees. */
export const VIETNAM = { west: 102, south: 6.5, east: 117.5, north: 23.5 };

const DATE =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|(?:\d{1,2}:\d{2}(?::\d{2})?,?) \d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?:\D|$)/;
/** 13 Jun 2026, Jun 13, 2026. */
const NAMED_MONTH = /^(?:\d{1,2}[ /-][A-Za-z]{3,9}[ /-]\d{4}|[A-Z][a-z]{2,8} \d{1,2}, \d{4})(?:\D|$)/;
/** Seconds or milliseconds since 1970, of the years 2010 to 2065. */
const EPOCH = /^(?:1[2-9]|2\d)\d{8}(?:\d{3})?(?:\.\d+)?$/;
/** Spreadsheet day numbers of the years 2010 to 2064. */
const SERIAL = /^(?:4[0-9]|5[0-9])\d{3}(?:\.\d+)?$/;
const TIME_OF_DAY = /^\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[AP]M)?$/i;
const NUMBER = /^([+-]?\d+(?:[.,\s\u00a0]\d+)*[.,]?)\s*([\p{Letter}°][\p{Letter}°/\s]*)?$/u;

/** What do a column's values look like? */
export function columnFacts(values: readonly string[], known: KnownWords): ColumnFacts {
  const seen = values
    .map((value) => value.slice(0, MAX_VALUE_LENGTH).trim())
    .filter((value) => !NULL_VALUES.has(value))
    .slice(0, MAX_VALUES);
  const share = (test: (value: string) => boolean, among: readonly string[] = seen) =>
    among.length === 0 ? 0 : among.filter(test).length / among.length;
  const numbers = seen.flatMap((value) => numberIn(value) ?? []);
  const between = (from: number, to: number) =>
    seen.length === 0 ? 0 : numbers.filter((number) => number >= from && number <= to).length / seen.length;
  const { extent } = known;
  return {
    filled: seen.length,
    dates: share(isDate),
    timesOfDay: share((value) => TIME_OF_DAY.test(value) || TIME_OF_DAY.test(spelledOut(value))),
    numbers: seen.length === 0 ? 0 : numbers.length / seen.length,
    negative: seen.length === 0 ? 0 : numbers.filter((number) => number < 0).length / seen.length,
    texts: share((value) => /^\P{Number}*\p{Letter}/u.test(value)),
    operators: share((value) => known.operators.has(textKey(value))),
    technologies: share((value) => readTechnology(value) !== null),
    networkCodes: share((value) => networkCode(value) !== null),
    median: medianOf(numbers),
    unit: commonUnit(seen),
    longitudes: {
      inAreas: extent ? between(extent.west, extent.east) : 0,
      inCountry: between(VIETNAM.west, VIETNAM.east),
      inWorld: between(-180, 180),
    },
    latitudes: {
      inAreas: extent ? between(extent.south, extent.north) : 0,
      inCountry: between(VIETNAM.south, VIETNAM.north),
      inWorld: between(-90, 90),
    },
  };
}

/** Is it a date, a moment, or a number that programs write for one? Spelled in words only if it is not as it stands. */
function isDate(value: string): boolean {
  if (DATE.test(value) || EPOCH.test(value) || SERIAL.test(value)) return true;
  const spelled = spelledOut(value);
  return /\d/.test(spelled) && (DATE.test(spelled) || NAMED_MONTH.test(spelled));
}

const ONLY_A_NUMBER = /^[+-]?[\d.,]*$/;

/** A time as forms write it, if it may be one: to spell out every number of a file takes longer than all else that is asked of it. */
const spelledOut = (value: string): string => (ONLY_A_NUMBER.test(value) ? value : plainTime(value));

/** Parses the number of a cell, ignoring a unit after it; null without one. Of two different marks the last is decimal. */
export function numberIn(text: string): number | null {
  const digits = NUMBER.exec(text.trim())?.[1]?.replace(/[\s\u00a0]/g, '');
  if (!digits) return null;
  const marks = digits.replace(/[^.,]/g, '');
  const last = marks.at(-1);
  if (!last) return Number(digits);
  const several = marks.length > 1 && [...marks].every((mark) => mark === last);
  const plain = several
    ? digits.replaceAll(last, '')
    : digits.replaceAll(last === '.' ? ',' : '.', '').replace(',', '.');
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/**
 * The lower median, which is always one of the numbers; null without any. It is quoted to people: between a speed and a
 * telephone number lies a mean of both that no cell holds and that says nothing of either.
 */
export function medianOf(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? null;
}

function commonUnit(values: readonly string[]): SpeedUnit | null {
  const units = values.flatMap((value) => {
    const word = NUMBER.exec(value)?.[2];
    return word ? (unitOfHeader(word) ?? []) : [];
  });
  const first = units[0];
  return first && units.length * 2 > values.length ? first : null;
}
