import { tickStep } from 'd3';
import type { ViewFilter } from '#lib/domain/workbench/view-state.ts';
import type { Numbers, Words } from '../column-data.ts';
import type { Steps } from '../in-turns.ts';
import type { ResultColumn } from '../result-columns.ts';
import type { ResultData } from '../result-data.ts';

/** Numbers in [from, to) with their rows; the last bar of a long tail has no end. */
export interface ProfileBar {
  readonly from: number;
  readonly to: number | null;
  readonly rows: number;
}
/** A frequent text with its rows. */
export interface ProfileWord {
  readonly word: string;
  readonly rows: number;
}

/** What a column holds, over some rows. */
export interface ColumnProfile {
  readonly rows: number;
  readonly missing: number;
  /** Different values; null: more than `MOST_DISTINCT` numbers. */
  readonly distinct: number | null;
  /** Extremes of numbers; null of texts and of nothing. */
  readonly extremes: readonly [number, number] | null;
  /** Of numbers. */
  readonly bars: readonly ProfileBar[];
  /** Of texts: the most frequent ones. */
  readonly words: readonly ProfileWord[];
}

/** Different numbers are counted so far; beyond, it is only said that there are more. */
export const MOST_DISTINCT = 10_000;
const TOP_WORDS = 6;
const BARS = 24;
/** Narrow bars from which the shown ones are made, and the share of rows beyond which a tail is drawn as one. */
const FINE = 1024;
const TAIL = 0.995;
const ROWS_PER_STEP = 100_000;
/** Numbers with so few different values have a bar each. */
const FEW = 32;

/** What a column holds over the rows given (null: all), in steps. */
export function* columnProfile(
  result: ResultData,
  column: ResultColumn,
  rows: Uint32Array | null,
): Steps<ColumnProfile> {
  const data = yield* result.reading(column);
  return data.kind === 'words' ? yield* wordProfile(data, rows) : yield* numberProfile(data, column, rows);
}

function* wordProfile({ codes, words }: Words, rows: Uint32Array | null): Steps<ColumnProfile> {
  const counts = new Uint32Array(words.length + 1);
  const length = rows?.length ?? codes.length;
  for (let i = 0; i < length; i++) {
    if (i % ROWS_PER_STEP === 0) yield;
    counts[codes[rows === null ? i : rows[i]!]! + 1]!++;
  }
  const used = words.flatMap((word, code) =>
    counts[code + 1]! > 0 ? [{ word, rows: counts[code + 1]! }] : [],
  );
  return {
    rows: length,
    missing: counts[0]!,
    distinct: used.length,
    extremes: null,
    bars: [],
    words: used.sort((a, b) => b.rows - a.rows).slice(0, TOP_WORDS),
  };
}

function* numberProfile(
  { values }: Numbers,
  { kind, whole }: ResultColumn,
  rows: Uint32Array | null,
): Steps<ColumnProfile> {
  const length = rows?.length ?? values.length;
  const seen = new Set<number>();
  let [low, high, missing, isMany] = [Infinity, -Infinity, 0, false];
  for (let i = 0; i < length; i++) {
    if (i % ROWS_PER_STEP === 0) yield;
    const value = values[rows === null ? i : rows[i]!]!;
    if (Number.isNaN(value)) {
      missing++;
      continue;
    }
    if (value < low) low = value;
    if (value > high) high = value;
    if (isMany) continue;
    seen.add(value);
    if (seen.size > MOST_DISTINCT) isMany = true;
  }
  const rest = { rows: length, missing, words: [] };
  if (missing === length) return { ...rest, distinct: 0, extremes: null, bars: [] };
  const bars =
    whole && seen.size <= FEW
      ? yield* barOfEach(values, rows, seen)
      : yield* barsOf(values, rows, low, high, kind === 'date' ? 86_400_000 : 0);
  return { ...rest, distinct: isMany ? null : seen.size, extremes: [low, high], bars };
}

/** A bar for each of a few whole numbers. */
function* barOfEach(
  values: Float64Array,
  rows: Uint32Array | null,
  seen: ReadonlySet<number>,
): Steps<readonly ProfileBar[]> {
  const sorted = [...seen].sort((a, b) => a - b);
  const places = new Map(sorted.map((value, place) => [value, place]));
  const counts = new Uint32Array(sorted.length);
  const length = rows?.length ?? values.length;
  for (let i = 0; i < length; i++) {
    if (i % ROWS_PER_STEP === 0) yield;
    const place = places.get(values[rows === null ? i : rows[i]!]!);
    if (place !== undefined) counts[place]!++;
  }
  return sorted.map((from, place) => ({ from, to: from + 1, rows: counts[place]! }));
}

/** Bars with round edges up to where a long tail begins, and one for the tail. None is narrower than `least`. */
function* barsOf(
  values: Float64Array,
  rows: Uint32Array | null,
  low: number,
  high: number,
  least: number,
): Steps<readonly ProfileBar[]> {
  const fine = new Uint32Array(FINE);
  yield* countInto(fine, values, rows, low, (high - low) / FINE || 1);
  const total = fine.reduce((sum, count) => sum + count, 0);
  let [end, reached] = [0, 0];
  while (reached < total * TAIL) reached += fine[end++]!;
  const last = end < FINE * 0.6 ? low + (end * (high - low)) / FINE : high;
  const step = Math.max(least, tickStep(low, last, BARS) || 1);
  const first = Math.floor(low / step);
  const count = Math.floor(last / step) - first + 1;
  const counts = new Uint32Array(count);
  yield* countInto(counts, values, rows, first * step, step);
  const isOpen = high >= (first + count) * step;
  return Array.from(counts, (of, i) => ({
    from: (first + i) * step,
    to: isOpen && i === count - 1 ? null : (first + i + 1) * step,
    rows: of,
  }));
}

/** Counts values into bars of one width from `start` on; the last bar takes all beyond. */
function* countInto(
  counts: Uint32Array,
  values: Float64Array,
  rows: Uint32Array | null,
  start: number,
  width: number,
): Steps<void> {
  const length = rows?.length ?? values.length;
  const last = counts.length - 1;
  for (let i = 0; i < length; i++) {
    if (i % ROWS_PER_STEP === 0) yield;
    const value = values[rows === null ? i : rows[i]!]!;
    if (Number.isNaN(value)) continue;
    const bar = Math.floor((value - start) / width);
    counts[bar > last ? last : bar]!++;
  }
}

/** The condition that keeps the rows of a bar. */
export const barFilter = (column: string, { from, to }: ProfileBar): ViewFilter => ({ column, from, to });
