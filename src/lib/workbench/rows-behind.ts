import type { Table } from 'apache-arrow';
import type { Query } from '#lib/domain/workbench/query.ts';
import { BEHIND_KEY, behindValue, type RowsBehind } from '#lib/domain/workbench/rows-behind.ts';
import type { ResultData } from './result-data.ts';
import { rowValue } from './row-value.ts';

/** What a result says of the measurements behind its rows; null where it says nothing. */
export function behindResult({ schema }: Table): RowsBehind | null {
  const text = schema.metadata.get(BEHIND_KEY);
  return text === undefined ? null : (JSON.parse(text) as RowsBehind);
}

/** The query for the measurements behind a row: the result's own values, and the row's. */
export function behindQuery(
  { sql, columns }: Extract<RowsBehind, { readonly sql: string }>,
  result: ResultData,
  { values }: Query,
  row: number,
): Query {
  const given = columns.map((name, place) => {
    const column = result.column(name);
    return [behindValue(place), column ? rowValue(result, column, row) : null] as const;
  });
  return { sql, values: { ...values, ...Object.fromEntries(given) } };
}
