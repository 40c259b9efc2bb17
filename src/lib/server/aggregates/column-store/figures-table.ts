import { groupName, type Groups } from '../groups.ts';
import { NOT_MEASURED, type AreaFigures, type CoveredFigures } from '../speed-figures.ts';

/** The fields of a row, in order. */
const FIELDS = Object.keys(NOT_MEASURED) as (keyof CoveredFigures)[];

/** Figures of groups as two arrays: cheap to send between threads, where a thousand objects take milliseconds. */
export interface FiguresTable {
  readonly groups: Int32Array<ArrayBuffer>;
  /** Row by row, in the order of the fields; NaN for null. */
  readonly values: Float64Array<ArrayBuffer>;
}

/** Encodes the figures of groups, identified by their numbers. */
export function encodeFigures(groups: readonly number[], figures: readonly CoveredFigures[]): FiguresTable {
  const values = new Float64Array(figures.length * FIELDS.length);
  let next = 0;
  for (const row of figures) for (const field of FIELDS) values[next++] = row[field] ?? NaN;
  return { groups: Int32Array.from(groups), values };
}

/** Decodes a table; `groups` names its group numbers. */
export function decodeFigures({ groups: numbers, values }: FiguresTable, groups: Groups): AreaFigures[] {
  return Array.from(numbers, (number, row) => {
    // A copy keeps its shape; an object that grows by computed names becomes a slow hash table.
    const figures: Record<keyof CoveredFigures, number | null> = { ...NOT_MEASURED };
    for (let i = 0; i < FIELDS.length; i++) {
      const value = values[row * FIELDS.length + i]!;
      figures[FIELDS[i]!] = Number.isNaN(value) ? null : value;
    }
    const { code, operator, whole } = groupName(groups, number);
    return { code, operator, whole, figures: figures as CoveredFigures };
  });
}
