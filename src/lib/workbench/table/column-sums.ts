import { isSummed } from '../result-columns.ts';
import type { ResultData } from '../result-data.ts';

/** The sums of the columns that count, over the rows given (null: all); null for other columns, whose sum says nothing. */
export function columnSums(result: ResultData, rows: Uint32Array | null): readonly (number | null)[] {
  return result.columns.map((column) => {
    if (!isSummed(column)) return null;
    const values = result.numbers(column);
    let sum = 0;
    const count = rows?.length ?? values.length;
    for (let i = 0; i < count; i++) {
      const value = values[rows === null ? i : rows[i]!]!;
      if (!Number.isNaN(value)) sum += value;
    }
    return sum;
  });
}
