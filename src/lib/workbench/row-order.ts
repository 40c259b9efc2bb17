import type { ViewFilter } from '#lib/domain/workbench/view-state.ts';
import type { ColumnData } from './column-data.ts';

/** Bits of a digit: its 2048 counters stay in the processor's nearest cache. Six digits hold the 64 bits of a double. */
const DIGIT_BITS = 11;
const DIGIT_VALUES = 1 << DIGIT_BITS;
const DIGITS = 6;
const SIGN = 0x8000_0000;
const ALL_ONES = 0xffff_ffff;

/** Rows with the bits of their keys, the lower and the upper half. */
interface KeyedRows {
  readonly rows: Uint32Array;
  readonly low: Uint32Array;
  readonly high: Uint32Array;
}

/**
 * The rows in the order of their keys, equal ones as they stood, missing ones (NaN) last in both directions. Radix sort
 * of the doubles' bits, which as unsigned numbers are ordered like the numbers once the negative ones are turned round:
 * a million rows in a quarter of the time of a comparison sort.
 */
export function sortRows(keys: Float64Array, rows: Uint32Array, descending: boolean): Uint32Array {
  let from = keyedRows(keys, rows, descending);
  let to = emptyRows(rows.length);
  for (let digit = 0; digit < DIGITS; digit++) {
    const places = countDigits(from, digit);
    // All rows alike in this digit: their order stays.
    if (places === null) continue;
    for (let i = 0; i < rows.length; i++) {
      const place = places[digitOf(from, i, digit)]!++;
      to.rows[place] = from.rows[i]!;
      to.low[place] = from.low[i]!;
      to.high[place] = from.high[i]!;
    }
    [from, to] = [to, from];
  }
  return from.rows;
}

const emptyRows = (count: number): KeyedRows => ({
  rows: new Uint32Array(count),
  low: new Uint32Array(count),
  high: new Uint32Array(count),
});

function keyedRows(keys: Float64Array, rows: Uint32Array, descending: boolean): KeyedRows {
  const bits = new Uint32Array(keys.slice().buffer);
  const keyed = emptyRows(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const key = keys[row]!;
    // Minus zero is equal to zero, but for its bits.
    let [low, high] = key === 0 ? [0, 0] : [bits[2 * row]!, bits[2 * row + 1]!];
    if (Number.isNaN(key)) [low, high] = [ALL_ONES, ALL_ONES];
    else {
      const isNegative = (high & SIGN) !== 0;
      if (isNegative !== descending) low = ~low;
      high = isNegative !== descending ? ~high : high;
      if (!isNegative) high ^= SIGN;
    }
    keyed.rows[i] = row;
    keyed.low[i] = low;
    keyed.high[i] = high;
  }
  return keyed;
}

/** A digit of the i-th key, lowest first; the third is made of both halves. */
function digitOf({ low, high }: KeyedRows, i: number, digit: number): number {
  if (digit < 2) return (low[i]! >>> (DIGIT_BITS * digit)) & (DIGIT_VALUES - 1);
  if (digit === 2) return (low[i]! >>> 22) | ((high[i]! & 1) << 10);
  return (high[i]! >>> (DIGIT_BITS * (digit - 3) + 1)) & (DIGIT_VALUES - 1);
}

/** Where the rows of each value of a digit begin; null when all have the same one. */
function countDigits(from: KeyedRows, digit: number): Uint32Array | null {
  const places = new Uint32Array(DIGIT_VALUES);
  const { length } = from.rows;
  for (let i = 0; i < length; i++) places[digitOf(from, i, digit)]!++;
  let place = 0;
  for (let value = 0; value < DIGIT_VALUES; value++) {
    const count = places[value]!;
    if (count === length) return null;
    places[value] = place;
    place += count;
  }
  return places;
}

/** Above so many different texts they are ordered by code, as sorting by the rules of Vietnamese takes seconds. */
const MOST_COLLATED = 50_000;

/** What a column is sorted by: its numbers, or the rank of what is written for its texts. */
export function sortKeys(data: ColumnData, written: (word: string) => string): Float64Array {
  if (data.kind === 'numbers') return data.values;
  const shown = data.words.map(written);
  const { compare } = new Intl.Collator('vi', { numeric: true });
  const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const order = shown
    .map((_, code) => code)
    .sort((a, b) => (shown.length > MOST_COLLATED ? byCode : compare)(shown[a]!, shown[b]!));
  const ranks = new Float64Array(shown.length);
  order.forEach((code, rank) => (ranks[code] = rank));
  return Float64Array.from(data.codes, (code) => (code < 0 ? NaN : ranks[code]!));
}

/** The rows for which all filters hold, as they stood; a filter is given with the column it is about. */
export function matchingRows(
  count: number,
  filters: readonly (readonly [ViewFilter, ColumnData])[],
): Uint32Array {
  const tests = filters.map(([filter, data]) => rowTest(filter, data));
  const rows = new Uint32Array(count);
  let found = 0;
  for (let row = 0; row < count; row++) if (tests.every((test) => test(row))) rows[found++] = row;
  return rows.subarray(0, found);
}

function rowTest(filter: ViewFilter, data: ColumnData): (row: number) => boolean {
  if ('is' in filter) {
    if (data.kind === 'words') {
      const code = filter.is === null ? -1 : data.words.indexOf(filter.is);
      return (row) => (filter.is === null || code >= 0) && data.codes[row] === code;
    }
    if (filter.is === null) return (row) => Number.isNaN(data.values[row]!);
    const value = Number(filter.is);
    return (row) => data.values[row] === value;
  }
  if (data.kind === 'words') return () => false;
  const { from, to } = filter;
  return (row) => data.values[row]! >= (from ?? -Infinity) && data.values[row]! < (to ?? Infinity);
}
