import { fragment, identifier, joinFragments } from '../../db/statement.ts';
import type { SourceTable } from '../read/source-table.ts';
import type { StoredColumn } from './kept-columns.ts';
import { masked } from './personal.sql.ts';

/** The table with personal values masked in these columns, before anything is read from them. Rows keep their order. */
export function maskedTable(
  table: SourceTable,
  stored: readonly StoredColumn[],
  columns: ReadonlySet<number>,
): SourceTable {
  if (columns.size === 0) return table;
  const cells = [...columns].map((i) => {
    const cell = identifier(`c${i}`);
    return fragment`${masked(cell, stored[i]!.measured)} as ${cell}`;
  });
  return { ...table, scan: fragment`(select * replace (${joinFragments(cells, ', ')}) from ${table.scan})` };
}
