import { group } from 'd3';
import { warehouseColumns } from './dictionary.sql.ts';
import type { Warehouse } from './warehouse.ts';
import type { ColumnEntry, TableEntry } from '#lib/messages/dictionary/dictionary-entry.ts';
import { DICTIONARY } from '#lib/messages/dictionary/dictionary.ts';

/** A column with the dictionary's description and the database's type. */
export interface DescribedColumn extends ColumnEntry {
  /** DuckDB's type: `INTEGER`, `DATE`, `DECIMAL(9,3)`. */
  readonly type: string;
  /** May the value be missing? */
  readonly nullable: boolean;
}

/** A table with the types its columns have in the database. */
export interface DescribedTable extends Omit<TableEntry, 'columns'> {
  readonly columns: readonly DescribedColumn[];
}

/**
 * Which tables and columns does the warehouse have? The dictionary's descriptions with the types of the open
 * database.
 */
export async function describeWarehouse({ root: { db } }: Warehouse): Promise<DescribedTable[]> {
  const stored = group(
    await db.queryKept(warehouseColumns, {}),
    (column) => column.table,
    (column) => column.name,
  );
  return DICTIONARY.map((table) => ({
    ...table,
    columns: table.columns.flatMap((column) => {
      const found = stored.get(table.name)?.get(column.name)?.[0];
      return found ? [{ ...column, type: found.type, nullable: found.nullable }] : [];
    }),
  }));
}
