import type { DuckDBConnection } from '@duckdb/node-api';
import type { CatalogView } from '#lib/domain/workbench/catalog-view.ts';
import type { RowsBehind } from '#lib/domain/workbench/rows-behind.ts';
import { syntaxTreeOf, type TreeNode } from '../guard/syntax-tree.ts';
import { behindTree } from './behind-tree.ts';

const AGGREGATES = `select distinct lower(function_name) from duckdb_functions() where function_type = 'aggregate'`;
const known = new WeakMap<DuckDBConnection, Promise<ReadonlySet<string>>>();

/** The engine's functions that make one value of many rows, read once. */
function aggregatesOf(connection: DuckDBConnection): Promise<ReadonlySet<string>> {
  const found = known.get(connection) ?? readAggregates(connection);
  known.set(connection, found);
  return found;
}

async function readAggregates(connection: DuckDBConnection): Promise<ReadonlySet<string>> {
  return new Set((await connection.runAndReadAll(AGGREGATES)).getRows().map(([name]) => String(name)));
}

/** How the measurements behind a row of a checked query are asked for; `names`: of its result's columns. */
export async function rowsBehind(
  connection: DuckDBConnection,
  query: TreeNode,
  catalog: readonly CatalogView[],
  names: readonly string[],
): Promise<RowsBehind> {
  const aggregates = await aggregatesOf(connection);
  const found = behindTree(query, catalog, (name) => aggregates.has(name));
  if ('why' in found) return found;
  const sql = await writtenAs(connection, found.tree);
  if (sql === null) return { why: 'several_steps' };
  return { sql, columns: found.places.map((place) => names[place]!) };
}

/** Places in a text mean nothing in another; those of the parser are larger than JSON's numbers. */
const unplaced = (tree: unknown) =>
  JSON.stringify(tree, (name, value: unknown) => (name === 'query_location' ? 0 : value));

/** As a text that is the same for the same tree. */
const sorted = (tree: unknown) =>
  JSON.stringify(tree, (name, value: unknown) => {
    if (name === 'query_location') return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([first], [second]) => (first < second ? -1 : 1)));
  });

/** The tree as a text; null where that would be read as another tree. */
async function writtenAs(connection: DuckDBConnection, tree: TreeNode): Promise<string | null> {
  try {
    const whole = unplaced({ error: false, statements: [{ node: tree, named_param_map: [] }] });
    const answer = await connection.runAndReadAll('select json_deserialize_sql($1::json)', [whole]);
    const sql = String(answer.getRows()[0]![0]);
    const read = await syntaxTreeOf(connection, sql);
    return sorted(read.where_clause) === sorted(tree.where_clause) ? sql : null;
  } catch {
    return null;
  }
}
