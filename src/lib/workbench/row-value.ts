import type { QueryValue } from '#lib/domain/workbench/query.ts';
import type { ResultColumn } from './result-columns.ts';
import type { ResultData } from './result-data.ts';

/** The value of a column in a row, as a query takes it for a `$name`. */
export function rowValue(result: ResultData, column: ResultColumn, row: number): QueryValue {
  const data = result.data(column);
  if (data.kind === 'words') {
    const word = data.words[data.codes[row]!] ?? null;
    return column.kind === 'flag' && word !== null ? word === 'true' : word;
  }
  const value = data.values[row]!;
  if (Number.isNaN(value)) return null;
  return column.kind === 'date' ? new Date(value).toISOString().slice(0, 10) : value;
}
