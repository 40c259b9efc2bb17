import { quantileOf } from './quantile.ts';
import type { Categories } from './categories.ts';
import type { ResultColumn } from './result-columns.ts';
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

/**
 * The figures of a column by one or two categories. Where several rows share their categories, means are never averaged:
 * counts are added up, and of other figures the median row is given with the quartiles, which describe the rows and are no
 * confidence interval.
 */
export function groupRows(
  result: ResultData,
  figure: ResultColumn,
  rows: Uint32Array | null,
  first: Categories,
  second: Categories | null,
): Grouped {
  const wide = second?.list.length ?? 1;
  const keyOf = (row: number) => first.codes[row]! * wide + (second?.codes[row] ?? 0);
  const members = new Map<number, number[]>();
  const length = rows?.length ?? result.rows;
  let mostRows = 0;
  for (let i = 0; i < length; i++) {
    const row = rows === null ? i : rows[i]!;
    const key = keyOf(row);
    const group = members.get(key);
    if (group) group.push(row);
    else members.set(key, [row]);
    mostRows = Math.max(mostRows, group?.length ?? 1);
  }
  const by: GroupedBy = mostRows <= 1 ? 'row' : figure.role === 'count' ? 'sum' : 'median';
  const figures = new Map([...members].map(([key, group]) => [key, figureOf(result, figure, group, by)]));
  return { by, mostRows, at: (i, j) => figures.get(i * wide + j) };
}

function figureOf(
  result: ResultData,
  column: ResultColumn,
  rows: readonly number[],
  by: GroupedBy,
): GroupFigure {
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
  const known = Float64Array.from(rows, (row) => values[row]!).filter((value) => !Number.isNaN(value));
  const none = { rows: rows.length, value: null, lower: null, upper: null, tests: null };
  if (known.length === 0) return none;
  if (by === 'sum') return { ...none, value: known.reduce((sum, value) => sum + value, 0) };
  known.sort();
  const [lower, value, upper] = [0.25, 0.5, 0.75].map((share) => quantileOf(known, share));
  return { ...none, value: value!, lower: lower!, upper: upper! };
}
