import type { DuckDBConnection } from '@duckdb/node-api';
import { fragment, identifier, statement, type Fragment, type Statement } from './statement.ts';

/** The database in memory with the views of all who see a part only. */
const VIEWS = 'narrowed_views';

/** The file's name among those that are open, and the schema of its tables. */
export const currentSchema = statement<{ readonly database: string; readonly schema: string }>()`
  select current_database() as database, current_schema() as schema
`;

/** The statements that make views in a schema, of tables in another one; they may be run again. */
export type Views = (schema: Fragment, tables: Fragment) => readonly Statement[];

/**
 * Lets connections read through a schema of views: every name of a table means the view of this name, and a table without
 * one is not there. Closes them when that fails.
 */
export async function narrowReaders(
  readers: readonly DuckDBConnection[],
  name: string,
  views: Views,
  own: { readonly database: string; readonly schema: string },
): Promise<void> {
  const schema = fragment`${identifier(VIEWS)}.${identifier(name)}`;
  const tables = fragment`${identifier(own.database)}.${identifier(own.schema)}`;
  try {
    const made = [
      statement()`attach if not exists ':memory:' as ${identifier(VIEWS)}`,
      statement()`create schema if not exists ${schema}`,
      ...views(schema, tables),
    ];
    for (const { text } of made) await readers[0]!.run(text);
    for (const reader of readers) await reader.run(statement()`use ${schema}`.text);
  } catch (error) {
    for (const reader of readers) reader.closeSync();
    throw error;
  }
}
