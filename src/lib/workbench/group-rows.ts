import type { Categories } from './categories.ts';
import { atOnce, type Steps } from './in-turns.ts';
import { quantilesOf } from './quantile.ts';
import { isSummed, type ResultColumn } from './result-columns.ts';
import type { ResultData } from './result-data.ts';

/** The figure of the rows that share their categories. */
export interface GroupFigure {
  /** How many rows it is of. */
  readonly rows: number;
  readonly value: number | null;
  /** The interval of a single row, or the quartiles of several; null where there are none. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Measurements it is computed from, where the result says so. */
  readonly tests: number | null;
}

/** How several rows become one figure: a row as it is, the sum of counts, or the median of figures with its quartiles. */
export type GroupedBy = 'row' | 'sum' | 'median';

/** Figures by two categories. */
export interface Grouped {
  readonly by: GroupedBy;
  /** Of the i-th first and j-th second category; undefined where no row has both. */
  at(i: number, j: number): GroupFigure | undefined;
  /** Most rows of one figure. */
  readonly mostRows: number;
}

/** Are there no two rows with the same categories? */
export function isOneRowEach(
  count: number,
  rows: Uint32Array | null,
  first: Categories,
  second: Categories | null,
): boolean {
  const wide = second?.list.length ?? 1;
  const seen = new Set<number>();
  const length = rows?.length ?? count;
  if (length > first.list.length * wide) return false;
  for (let i = 0; i < length; i++) {
    const row = rows === null ? i : rows[i]!;
    const key = first.codes[row]! * wide + (second?.codes[row] ?? 0);
    if (seen.has(key)) return false;
    seen.add(key);
  }
  return true;
}

/** Rows between two stops. */
const ROWS_PER_STEP = 50_000;
/** With so many possible pairs of categories or fewer each has a number of its own. */
const MOST_NUMBERED = 4_000_000;

/**
 * The figures of a column by one or two categories. Where several rows share their categories, means are never averaged:
 * counts are added up, and of other figures the median row is given with the quartiles, which describe the rows and are no
 * confidence interval.
 */
export const groupRows = (...given: Parameters<typeof groupingRows>): Grouped =>
  atOnce(groupingRows(...given));

/** As `groupRows`, in steps. */
export function* groupingRows(
  result: ResultData,
  figure: ResultColumn,
  rows: Uint32Array | null,
  first: Categories,
  second: Categories | null,
): Steps<Grouped> {
  const wide = second?.list.length ?? 1;
  const numbers = pairNumbers(first.list.length * wide);
  const length = rows?.length ?? result.rows;
  const groupOf = new Int32Array(length);
  const counts: number[] = [];
  for (let i = 0; i < length; i++) {
    if (i % ROWS_PER_STEP === 0) yield;
    const row = rows === null ? i : rows[i]!;
    const group = numbers.numberOf(first.codes[row]! * wide + (second === null ? 0 : second.codes[row]!));
    if (group === counts.length) counts.push(0);
    counts[group]!++;
    groupOf[i] = group;
  }
  const members = counts.map((count) => new Uint32Array(count));
  const filled = new Uint32Array(counts.length);
  for (let i = 0; i < length; i++) {
    if (i % ROWS_PER_STEP === 0) yield;
    const group = groupOf[i]!;
    members[group]![filled[group]!++] = rows === null ? i : rows[i]!;
  }
  const mostRows = counts.reduce((most, count) => Math.max(most, count), 0);
  const by: GroupedBy = mostRows <= 1 ? 'row' : isSummed(figure) ? 'sum' : 'median';
  const figures: GroupFigure[] = [];
  for (const group of members) {
    yield;
    figures.push(figureOf(result, figure, group, by));
  }
  return {
    by,
    mostRows,
    at: (i, j) => {
      const group = numbers.known(i * wide + j);
      return group === undefined ? undefined : figures[group];
    },
  };
}

/** Numbers the pairs that occur, 0, 1, 2, … in order of first appearance. */
function pairNumbers(possible: number) {
  let next = 0;
  if (possible > MOST_NUMBERED) {
    const found = new Map<number, number>();
    return {
      numberOf(pair: number): number {
        let number = found.get(pair);
        if (number === undefined) found.set(pair, (number = next++));
        return number;
      },
      known: (pair: number) => found.get(pair),
    };
  }
  /** 0 for a pair that does not occur, else its number plus 1. */
  const found = new Int32Array(possible);
  return {
    numberOf(pair: number): number {
      if (found[pair] === 0) found[pair] = ++next;
      return found[pair]! - 1;
    },
    known: (pair: number) => (found[pair] ? found[pair] - 1 : undefined),
  };
}

function figureOf(result: ResultData, column: ResultColumn, rows: Uint32Array, by: GroupedBy): GroupFigure {
  const values = result.numbers(column);
  const some = (value: number) => (Number.isNaN(value) ? null : value);
  if (by === 'row') {
    const part = (name: 'lower' | 'upper' | 'tests') =>
      column.kind === 'interval' ? some(result.numbers(column, name)[rows[0]!]!) : null;
    return {
      rows: 1,
      value: some(values[rows[0]!]!),
      lower: part('lower'),
      upper: part('upper'),
      tests: part('tests'),
    };
  }
  const none = { rows: rows.length, value: null, lower: null, upper: null, tests: null };
  const known = knownValues(values, rows);
  if (known.length === 0) return none;
  if (by === 'sum') return { ...none, value: known.reduce((sum, value) => sum + value, 0) };
  const [lower, value, upper] = quantilesOf(known, [0.25, 0.5, 0.75]);
  return { ...none, value: value!, lower: lower!, upper: upper! };
}

function knownValues(values: Float64Array, rows: Uint32Array): Float64Array {
  const known = new Float64Array(rows.length);
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]!]!;
    if (!Number.isNaN(value)) known[count++] = value;
  }
  return known.subarray(0, count);
}
