import type { Categories } from '../categories.ts';
import { groupingRows, type GroupFigure, type Grouped } from '../group-rows.ts';
import { atOnce, type Steps } from '../in-turns.ts';
import type { ResultColumn } from '../result-columns.ts';
import type { ResultData } from '../result-data.ts';
import type { AreaMatch } from './area-match.ts';

/** A value of a column that is no area, with its rows. */
export interface Unmatched {
  /** Null: no value. */
  readonly word: string | null;
  readonly rows: number;
}

/** The figures of areas, and the rows that are of none. */
export interface AreaFigures {
  readonly byCode: ReadonlyMap<string, GroupFigure>;
  readonly grouped: Pick<Grouped, 'by' | 'mostRows'>;
  /** Most rows first. */
  readonly unmatched: readonly Unmatched[];
  readonly unmatchedRows: number;
}

/** Of nothing. */
export const NO_FIGURES: AreaFigures = {
  byCode: new Map(),
  grouped: { by: 'row', mostRows: 0 },
  unmatched: [],
  unmatchedRows: 0,
};

/** The figures of a column by area (without a column: how many rows), over the rows given (null: all). */
export const areaFigures = (...given: Parameters<typeof countingAreas>): AreaFigures =>
  atOnce(countingAreas(...given));

/** Rows between two stops. */
const ROWS_PER_STEP = 50_000;

/** As `areaFigures`, in steps. */
export function* countingAreas(
  result: ResultData,
  rows: Uint32Array | null,
  { column, level, areaOfWord }: AreaMatch,
  figure: ResultColumn | null,
): Steps<AreaFigures> {
  const data = yield* result.reading(column);
  if (data.kind !== 'words') throw new TypeError('areas are texts');
  const count = rows?.length ?? result.rows;
  const [matched, rest] = [new Uint32Array(count), new Map<number, number>()];
  const codes = new Int32Array(result.rows);
  let found = 0;
  for (let i = 0; i < count; i++) {
    if (i % ROWS_PER_STEP === 0) yield;
    const row = rows === null ? i : rows[i]!;
    const word = data.codes[row]!;
    const area = word < 0 ? -1 : areaOfWord[word]!;
    if (area < 0) rest.set(word, (rest.get(word) ?? 0) + 1);
    else {
      codes[row] = area;
      matched[found++] = row;
    }
  }
  const categories: Categories = {
    list: level.areas.map(({ code, title }) => ({ value: code, label: title })),
    codes,
  };
  const grouped = figure
    ? yield* groupingRows(result, figure, matched.subarray(0, found), categories, null)
    : countRows(matched.subarray(0, found), categories);
  const unmatched = [...rest].map(([word, of]) => ({ word: word < 0 ? null : data.words[word]!, rows: of }));
  return {
    byCode: new Map(
      level.areas.flatMap(({ code }, i) => {
        const own = grouped.at(i, 0);
        return own ? [[code, own] as const] : [];
      }),
    ),
    grouped,
    unmatched: unmatched.sort((a, b) => b.rows - a.rows),
    unmatchedRows: count - found,
  };
}

function countRows(rows: Uint32Array, { codes, list }: Categories): Grouped {
  const counts = new Uint32Array(list.length);
  for (const row of rows) counts[codes[row]!]!++;
  return {
    by: 'sum',
    mostRows: Math.max(0, ...counts),
    at: (i) =>
      counts[i]! > 0
        ? { rows: counts[i]!, value: counts[i]!, lower: null, upper: null, tests: null }
        : undefined,
  };
}
