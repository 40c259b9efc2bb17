import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';
import { Fault } from '#lib/domain/fault.ts';
import type { CatalogView } from '#lib/domain/workbench/catalog-view.ts';
import { FUNCTIONS } from '#lib/domain/workbench/functions.ts';
import type { Query } from '#lib/domain/workbench/query.ts';
import { checkStatement } from '../guard/check-statement.ts';
import { deviceColumns } from '../guard/device-columns.ts';
import { engineFault } from '../guard/engine-fault.ts';
import { syntaxTreeOf, type TreeNode } from '../guard/syntax-tree.ts';
import { bindValues, valueNames } from './bind-values.ts';
import type { QueryPlan } from './child-request.ts';
import { columnMeanings, type ColumnMeaning } from './column-roles.ts';
import { readStatement, type ChunkTaker, type ResultColumns, type ResultLimits } from './read-result.ts';

/** Most columns of a result: more are nothing that a person reads, and each takes memory before a row does. */
const MOST_COLUMNS = 500;

const HOUSE_FUNCTIONS: ReadonlySet<string> = new Set(FUNCTIONS.map(({ name }) => name));

/** A query that was checked: everything it names is allowed. */
async function checked(
  connection: DuckDBConnection,
  sql: string,
  catalog: readonly CatalogView[],
): Promise<TreeNode> {
  const statement = await syntaxTreeOf(connection, sql);
  const views = new Set(catalog.map(({ name }) => name.toLowerCase()));
  checkStatement(sql, statement, { views, functions: HOUSE_FUNCTIONS });
  return statement;
}

async function prepared(connection: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
  const statement = await connection.prepare(sql);
  const { columnCount: columns } = statement;
  if (columns > MOST_COLUMNS) throw new Fault('query_columns_too_many', { columns, most: MOST_COLUMNS });
  return statement;
}

/** A query's result, and what is known of it. */
export interface StatementResult extends ResultColumns {
  readonly meanings: readonly ColumnMeaning[];
  readonly tree: TreeNode;
  /** Names of the columns that tell devices apart: where `withoutDevices`, they are not among the others. */
  readonly devices: readonly string[];
}

/** A checked query's result as columns, each with its meaning. Throws a Fault that says what is wrong with it. */
export async function runStatement(
  connection: DuckDBConnection,
  { sql, values }: Query,
  catalog: readonly CatalogView[],
  limits: ResultLimits,
  { taker, withoutDevices }: { readonly taker: ChunkTaker | null; readonly withoutDevices: boolean },
): Promise<StatementResult> {
  const tree = await checked(connection, sql, catalog);
  try {
    const statement = await prepared(connection, sql);
    const places = devicePlaces(tree, statement, withoutDevices);
    bindValues(statement, values);
    const result = await readStatement(connection, statement, limits, taker);
    const meanings = columnMeanings(tree, catalog, result.names, result.columns);
    const kept = <Entry>(entries: readonly Entry[]) =>
      withoutDevices ? entries.filter((_, place) => !places.includes(place)) : entries;
    return {
      ...{
        ...result,
        tree,
        names: kept(result.names),
        columns: kept(result.columns),
        meanings: kept(meanings),
      },
      devices: places.map((place) => result.names[place]!),
    };
  } catch (error) {
    throw engineFault(sql, error);
  }
}

/** Places of the columns that tell devices apart. Throws a Fault where they cannot be left out of a result `without` them. */
function devicePlaces(
  tree: TreeNode,
  statement: DuckDBPreparedStatement,
  without: boolean,
): readonly number[] {
  const names = Array.from({ length: statement.columnCount }, (_, i) => statement.columnName(i));
  const { places, unplaced, isSorted } = deviceColumns(tree, names);
  if (!without) return places;
  if (unplaced.length > 0) throw new Fault('query_devices_unplaced', { columns: unplaced }, 422);
  if (isSorted) throw new Fault('query_sorts_devices', {}, 422);
  if (places.length > 0 && places.length === names.length)
    throw new Fault('query_only_devices', { columns: names }, 422);
  return places;
}

/** A step of a plan, as `explain (format json)` writes it. */
interface Step {
  readonly name: string;
  readonly children: readonly Step[];
  readonly extra_info: Readonly<Record<string, string>>;
}

/** What the engine expects of a checked query, which is not run. */
export async function planStatement(
  connection: DuckDBConnection,
  { sql, values }: Query,
  catalog: readonly CatalogView[],
): Promise<QueryPlan> {
  await checked(connection, sql, catalog);
  try {
    const statement = await prepared(connection, sql);
    const named = valueNames(statement).map((name, i) => ({
      name,
      type: String(statement.parameterType(i + 1)),
    }));
    const columns = Array.from({ length: statement.columnCount }, (_, i) => ({
      name: statement.columnName(i),
      type: String(statement.columnType(i)),
    }));
    const isGiven = (name: string) =>
      Object.keys(values).some((key) => key.toLowerCase() === name.toLowerCase());
    const estimate = named.every(({ name }) => isGiven(name))
      ? await estimateOf(connection, sql, values)
      : null;
    return { estimate, columns, values: named };
  } catch (error) {
    throw engineFault(sql, error);
  }
}

async function estimateOf(connection: DuckDBConnection, sql: string, values: Query['values']) {
  const explained = await connection.prepare(`explain (format json) ${sql}`);
  bindValues(explained, values);
  const [row] = (await explained.runAndReadAll()).getRows();
  const steps = (JSON.parse(String(row![1])) as readonly Step[]).flatMap(allSteps);
  const scans = steps.filter(({ extra_info: info }) => info.Table !== undefined);
  return {
    scannedRows: scans.reduce((sum, step) => sum + cardinality(step), 0),
    mostRows: Math.max(0, ...steps.map(cardinality)),
  };
}

const allSteps = (step: Step): readonly Step[] => [step, ...step.children.flatMap(allSteps)];

/** Rows that a step makes; of one that pairs every row with every other the engine says nothing. */
function cardinality({ name, children, extra_info: info }: Step): number {
  if (name === 'CROSS_PRODUCT') return children.reduce((product, child) => product * cardinality(child), 1);
  return Number(info['Estimated Cardinality'] ?? 0);
}
