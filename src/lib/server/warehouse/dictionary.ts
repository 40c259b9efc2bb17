import { group } from 'd3';
import type { Locale } from '#lib/domain/format.ts';
import { ANNOTATION_TABLES } from './dictionary-annotations.ts';
import { AREA_TABLES } from './dictionary-areas.ts';
import { LOADING_TABLES } from './dictionary-loading.ts';
import { MEASUREMENT_TABLES } from './dictionary-measurements.ts';
import { PROVENANCE_TABLES } from './dictionary-provenance.ts';
import { REFERENCE_TABLES } from './dictionary-reference.ts';
import { warehouseColumns } from './dictionary.sql.ts';
import type { Warehouse } from './warehouse.ts';

/** What a table or column means, in each language. */
export type Meaning = Readonly<Record<Locale, string>>;

/** One column's unit and meaning. */
export interface ColumnEntry {
  readonly name: string;
  /** Unit or format of the values: `kbit/s`, `ms`, `UTC`, `YYYY-MM-DD`; null where there is none. */
  readonly unit: string | null;
  readonly meaning: Meaning;
}

/** One table, what a row of it is, and its columns in the table's order. */
export interface TableEntry {
  readonly name: string;
  readonly meaning: Meaning;
  readonly columns: readonly ColumnEntry[];
}

/** What every table and column of the warehouse means: measurements first, housekeeping last. */
export const DICTIONARY: readonly TableEntry[] = [
  ...MEASUREMENT_TABLES,
  ...LOADING_TABLES,
  ...PROVENANCE_TABLES,
  ...AREA_TABLES,
  ...REFERENCE_TABLES,
  ...ANNOTATION_TABLES,
];

/** A column as the dictionary and the database together describe it. */
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

/** What is in the warehouse, table by table: the dictionary's words with the types the open database has. */
export async function describeWarehouse({ db }: Warehouse): Promise<DescribedTable[]> {
  const stored = group(
    await db.query(warehouseColumns, {}),
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
