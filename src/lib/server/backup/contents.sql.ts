import { fragment, identifier, joinFragments, statement, type Fragment } from '../db/statement.ts';

/** A numeric column of the warehouse; `exact` for types whose sums are exact. */
export interface NumericColumn {
  readonly table: string;
  readonly column: string;
  readonly exact: boolean;
}

/** All tables of the warehouse by name. */
export const warehouseTables = statement<{ table: string }>()`
  select table_name as "table" from duckdb_tables()
  where database_name = current_database() and not internal and not temporary order by table_name
`;

/** The numeric columns of these tables. */
export const numericColumns = statement<NumericColumn>()`
  select table_name as "table", column_name as "column", data_type not in ('DOUBLE', 'FLOAT') as exact
  from duckdb_columns()
  where database_name = current_database() and not internal
    and regexp_matches(data_type, '^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|U?INTEGER|DECIMAL.*|DOUBLE|FLOAT)$')
  order by table_name, column_index
`;

/** Counts a table's rows and sums its numeric columns, as text, in their order. */
export function tableContents(table: string, columns: readonly NumericColumn[]) {
  const sums = columns.map(sumOf);
  const list = sums.length === 0 ? fragment`[]::varchar[]` : fragment`[${joinFragments(sums, ', ')}]`;
  return statement<{ rows: number; sums: readonly (string | null)[] }>()`
    select count(*) as rows, ${list} as sums from ${identifier(table)}
  `;
}

/** In millionths, so that the sum does not depend on the order of the rows. */
function sumOf({ column, exact }: NumericColumn): Fragment {
  const value = identifier(column);
  return exact ? fragment`sum(${value})::varchar` : fragment`sum(round(${value} * 1e6)::hugeint)::varchar`;
}

/** Writes all changes into the warehouse's main file. */
export const checkpoint = statement()`checkpoint`;

/** What a manifest says of the warehouse. */
export const warehouseVersions = statement<{
  schema: number;
  dataVersion: number;
  referenceSha256: string | null;
}>()`
  select (select max(version) from migration) as schema, data_version as "dataVersion",
    reference_sha256 as "referenceSha256"
  from warehouse_state
`;
