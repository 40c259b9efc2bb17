import { groupName, type Groups } from '../groups.ts';
import { NOT_MEASURED, type AreaFigures, type CoveredFigures } from '../speed-figures.ts';

/** The columns of a table, in order. */
const FIELDS = Object.keys(NOT_MEASURED) as (keyof CoveredFigures)[];

/** Figures of groups as two arrays, which a thread hands over without copying: a thousand objects take it milliseconds. */
export interface FiguresTable {
  readonly groups: Int32Array<ArrayBuffer>;
  /** Row by row, in the order of the fields; NaN for null. */
  readonly values: Float64Array<ArrayBuffer>;
}

/** The figures of some groups, by their numbers, as a table. */
export function encodeFigures(groups: readonly number[], figures: readonly CoveredFigures[]): FiguresTable {
  const values = new Float64Array(figures.length * FIELDS.length);
  let next = 0;
  for (const row of figures) for (const field of FIELDS) values[next++] = row[field] ?? NaN;
  return { groups: Int32Array.from(groups), values };
}

/** The figures that a table of some groups holds. */
export function decodeFigures({ groups: numbers, values }: FiguresTable, groups: Groups): AreaFigures[] {
  return Array.from(numbers, (number, row) => {
    const figures: Record<string, number | null> = {};
    for (let i = 0; i < FIELDS.length; i++) {
      const value = values[row * FIELDS.length + i]!;
      figures[FIELDS[i]!] = Number.isNaN(value) ? null : value;
    }
    return { ...groupName(groups, number), figures: figures as unknown as CoveredFigures };
  });
}
