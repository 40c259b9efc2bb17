import type { ViewFilter } from '#lib/domain/workbench/view-state.ts';
import type { ColumnData } from './column-data.ts';

/** Values of a 16-bit digit, and digits of a double. */
const DIGIT = 65_536;
const DIGITS = 4;
const SIGN = 0x8000;
const MISSING = 0xffff;

/**
 * The rows in the order of their keys, equal ones as they stood, missing ones (NaN) last in both directions. Radix sort
 * of the doubles' bits, which as unsigned numbers are ordered like the numbers once the negative ones are turned round:
 * a million rows in a third of the time of a comparison sort.
 */
export function sortRows(keys: Float64Array, rows: Uint32Array, descending: boolean): Uint32Array {
  const copy = keys.slice();
  const bits = new Uint16Array(copy.buffer);
  for (let row = 0; row < keys.length; row++) {
    // Minus zero is equal to zero, but for its bits.
    if (copy[row] === 0) copy[row] = 0;
    turnBits(bits, row * DIGITS, Number.isNaN(keys[row]!), descending);
  }
  let [from, to]: [Uint32Array, Uint32Array] = [rows, new Uint32Array(rows.length)];
  for (let digit = 0; digit < DIGITS; digit++) {
    const places = new Uint32Array(DIGIT);
    for (const row of from) places[bits[row * DIGITS + digit]!]!++;
    // All rows alike in this digit: their order stays.
    if (from.length > 0 && places[bits[from[0]! * DIGITS + digit]!] === from.length) continue;
    let place = 0;
    for (let value = 0; value < DIGIT; value++) {
      const count = places[value]!;
      places[value] = place;
      place += count;
    }
    if (to === rows) to = new Uint32Array(rows.length);
    for (const row of from) to[places[bits[row * DIGITS + digit]!]!++] = row;
    [from, to] = [to, from];
  }
  return from === rows ? rows.slice() : from;
}

function turnBits(bits: Uint16Array, start: number, missing: boolean, descending: boolean): void {
  const negative = (bits[start + DIGITS - 1]! & SIGN) !== 0;
  for (let digit = start; digit < start + DIGITS; digit++) {
    if (missing) bits[digit] = MISSING;
    else {
      const flips = negative ? MISSING : digit === start + DIGITS - 1 ? SIGN : 0;
      bits[digit]! ^= descending ? MISSING ^ flips : flips;
    }
  }
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
