import { statement } from '../db/statement.ts';

/**
 * Is a warehouse one of 22 November 2026, in which the migration of shares and sufficiency has the number 8 that the
 * versions of reports took later? It has the tables of that migration under a number that is not 5, and tallies without
 * versions.
 */
export const isNumberedOtherwise = statement<{ otherwise: boolean }>()`
  select not exists (select 1 from migration where version = 5)
    and exists (select 1 from migration where version = 8)
    and exists (select 1 from duckdb_tables() where not internal and table_name = 'sufficiency_limit')
    and exists (select 1 from duckdb_columns() where table_name = 'standard' and column_name = 'operator_code')
    and not exists (select 1 from duckdb_columns() where table_name = 'tally' and column_name = 'version')
    as otherwise
`;

/** Gives that migration the number it has since. */
export const renumber = statement()`update migration set version = 5 where version = 8`;
