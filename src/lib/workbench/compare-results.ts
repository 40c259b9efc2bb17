import { isDimension, isFigure, type ResultColumn } from './result-columns.ts';
import type { ResultData } from './result-data.ts';

/** A figure that is another one now. Null where the row, or the figure, was or is missing. */
export interface ChangedFigure {
  /** Values of the row's dimensions, in the order of the columns; null for missing ones. */
  readonly row: readonly (string | null)[];
  readonly column: ResultColumn;
  readonly then: number | null;
  readonly now: number | null;
}

/** What became of a result. */
export interface ResultDifference {
  readonly changed: readonly ChangedFigure[];
  /** Figures that are the same digit for digit. */
  readonly same: number;
}

/**
 * Which figures of a result differ between two runs of its query? Rows are matched by everything in them that is no figure;
 * rows that are alike in that, by their order.
 */
export function compareResults(then: ResultData, now: ResultData): ResultDifference {
  const figures = now.columns.filter(isFigure);
  const [before, after] = [rowsByKey(then), rowsByKey(now)];
  const changed: ChangedFigure[] = [];
  let same = 0;
  for (const key of new Set([...after.keys(), ...before.keys()])) {
    const [old, recent] = [before.get(key), after.get(key)];
    for (const column of figures) {
      const was = figureAt(then, then.column(column.name), old);
      const is = figureAt(now, column, recent);
      if (was === is) same += 1;
      else changed.push({ row: dimensionsOf(key), column, then: was, now: is });
    }
  }
  return { changed, same };
}

/** Position of each row by the text of its dimensions and how many rows before it have the same. */
function rowsByKey(result: ResultData): ReadonlyMap<string, number> {
  const dimensions = result.columns.filter(isDimension).map((column) => result.data(column));
  const rows = new Map<string, number>();
  const seen = new Map<string, number>();
  for (let row = 0; row < result.rows; row++) {
    const values = dimensions.map((data) => {
      if (data.kind === 'numbers') return Number.isNaN(data.values[row]!) ? null : String(data.values[row]!);
      return data.words[data.codes[row]!] ?? null;
    });
    const text = JSON.stringify(values);
    const before = seen.get(text) ?? 0;
    seen.set(text, before + 1);
    rows.set(JSON.stringify([before, values]), row);
  }
  return rows;
}

const dimensionsOf = (key: string) => (JSON.parse(key) as [number, (string | null)[]])[1];

function figureAt(
  result: ResultData,
  column: ResultColumn | undefined,
  row: number | undefined,
): number | null {
  if (column === undefined || row === undefined) return null;
  const value = result.numbers(column)[row]!;
  return Number.isNaN(value) ? null : value;
}
