import { behindValue, type BehindFault } from '#lib/domain/workbench/rows-behind.ts';
import type { CatalogView } from '#lib/domain/workbench/catalog-view.ts';
import type { TreeNode } from '../guard/syntax-tree.ts';

/** The view that figures are computed from. */
const MEASUREMENTS = 'measurements';
/** What is said of each measurement, with the file and line that it came from. */
const DETAILS = [
  ...[
    'tested_on',
    'hour',
    'operator',
    'technology',
    'download_mbps',
    'upload_mbps',
    'latency_ms',
    'jitter_ms',
  ],
  ...['failed', 'marked', 'batch', 'row_number'],
];
/** Functions of the house that make one value of many rows. */
const HOUSE_AGGREGATES = /^(?:mean|device_mean|median|share|difference)_interval$|^verdict(?:_reason)?$/;

/** A query's tree for the measurements behind one of its rows, and the places of the columns that say which row. */
export interface BehindTree {
  readonly tree: TreeNode;
  readonly places: readonly number[];
}

/**
 * Which measurements are behind a row of a query? Only one SELECT on `measurements`, alone or joined with views, tells them:
 * its own condition and the row's groups. `isAggregate`: is it a function of the engine that makes one value of many rows?
 */
export function behindTree(
  query: TreeNode,
  catalog: readonly CatalogView[],
  isAggregate: (name: string) => boolean,
): BehindTree | { readonly why: BehindFault } {
  const { type, select_list: list, from_table: from, where_clause: where } = query as SelectNode;
  const found = type === 'SELECT_NODE' ? tableOf(from) : null;
  const table = found?.views.has(MEASUREMENTS) ? found : null;
  if (!table || !isOneStep(query as SelectNode)) return { why: 'several_steps' };
  const aggregates = (node: unknown) =>
    some(node, ({ class: kind, function_name: name }) => {
      const called = String(name).toLowerCase();
      return kind === 'FUNCTION' && (HOUSE_AGGREGATES.test(called) || isAggregate(called));
    });
  const isColumn = (name: string) =>
    catalog.some(
      ({ name: view, columns }) => table.views.has(view) && columns.some((one) => one.name === name),
    );
  const places = groupPlaces(query as SelectNode, { aggregates, isColumn, isAlone: table.views.size === 1 });
  if (places === null) return { why: 'hidden_group' };
  if (places.length === 0 && !list.some(aggregates)) return { why: 'single_rows' };
  const groups = places.map((place) => without(list[place]!));
  const aliases = new Set(
    list.map(({ alias }) => key(alias)).filter((name) => name !== '' && !isColumn(name)),
  );
  const isAliased = ({ class: kind, column_names: names }: TreeNode) =>
    kind === 'COLUMN_REF' && aliases.has(key((names as readonly string[])[0]));
  if (some([where, groups], isAliased)) return { why: 'several_steps' };
  const conditions = [...(where ? [where] : []), ...groups.map(sameAs)];
  return { tree: selectOf(from, table.name, conditions), places };
}

interface SelectNode extends TreeNode {
  readonly select_list: readonly TreeNode[];
  readonly from_table: TreeNode;
  readonly where_clause: TreeNode | null;
  readonly group_expressions: readonly TreeNode[];
  readonly group_sets: readonly (readonly number[])[];
}

const key = (name: unknown) => String(name ?? '').toLowerCase();

/** Does any node within have it? */
function some(node: unknown, has: (node: TreeNode) => boolean, { subqueries = false } = {}): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { class: kind } = node as TreeNode;
  if (typeof kind === 'string' && has(node as TreeNode)) return true;
  if (kind === 'SUBQUERY' && !subqueries) return false;
  return Object.values(node).some((value) => some(value, has, { subqueries }));
}

/** No steps before or after the one that groups, and no value that this reading could change. */
function isOneStep(query: SelectNode): boolean {
  const { cte_map: ctes, sample, qualify, select_list: list, group_sets: sets } = query;
  const { map } = ctes as { readonly map: readonly unknown[] };
  const isUnfit = ({ class: kind, identifier, value }: TreeNode) =>
    (kind === 'PARAMETER' && /^\d+$/.test(String(identifier))) ||
    (kind === 'CONSTANT' && !isExact((value as TreeNode | undefined)?.value));
  return (
    map.length === 0 &&
    !sample &&
    !qualify &&
    sets.length < 2 &&
    !some(list, ({ class: kind }) => kind === 'WINDOW' || kind === 'STAR') &&
    !some(query, isUnfit, { subqueries: true })
  );
}

/** Whole numbers beyond these come out of JSON as others. */
const isExact = (value: unknown) =>
  typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value);

/** The name that `measurements` has in a list of tables, and the views in it; null where a row could be of another kind. */
function tableOf(from: TreeNode): { readonly name: string; readonly views: ReadonlySet<string> } | null {
  const { type, sample, column_name_alias: renamed } = from;
  if (sample) return null;
  if (type === 'BASE_TABLE') {
    const view = key(from.table_name);
    if ((renamed as readonly unknown[]).length > 0) return null;
    return { name: String(from.alias || from.table_name), views: new Set([view]) };
  }
  const {
    left,
    right,
    join_type: kind,
    ref_type: way,
  } = from as Record<'left' | 'right', TreeNode> & TreeNode;
  if (type !== 'JOIN' || way !== 'REGULAR' || (kind !== 'INNER' && kind !== 'LEFT')) return null;
  const [first, second] = [tableOf(left), tableOf(right)];
  if (!first || !second || second.views.has(MEASUREMENTS)) return null;
  return { name: first.name, views: new Set([...first.views, ...second.views]) };
}

interface Known {
  readonly aggregates: (node: unknown) => boolean;
  readonly isColumn: (name: string) => boolean;
  /** One view is read: its columns need no other name. */
  readonly isAlone: boolean;
}

/** Where in a query's list its groups are; null when one of them is not. */
function groupPlaces(
  { select_list: list, group_expressions: groups, aggregate_handling: handling }: SelectNode,
  { aggregates, isColumn, isAlone }: Known,
): readonly number[] | null {
  if (handling === 'FORCE_AGGREGATES')
    return list.flatMap((entry, place) => (aggregates(entry) ? [] : place));
  const texts = list.map((entry) => textOf(entry, isAlone));
  const places = groups.map((group) => {
    const {
      class: kind,
      value,
      column_names: names,
    } = group as TreeNode & {
      readonly value?: { readonly value: unknown };
      readonly column_names?: readonly string[];
    };
    if (kind === 'CONSTANT') return Number(value?.value) - 1;
    const place = texts.indexOf(textOf(group, isAlone));
    if (place >= 0 || kind !== 'COLUMN_REF' || names?.length !== 1 || isColumn(key(names[0]))) return place;
    return list.findIndex(({ alias }) => key(alias) === key(names[0]));
  });
  const areShown = places.every((place) => list[place] !== undefined && !aggregates(list[place]));
  return areShown ? [...new Set(places)] : null;
}

const without = (node: TreeNode): TreeNode => ({ ...node, alias: '' });

function textOf(node: TreeNode, isAlone: boolean): string {
  return JSON.stringify(without(node), (name, value: unknown) => {
    if (name === 'query_location') return undefined;
    if (name !== 'column_names') return value;
    const names = value as readonly string[];
    return (isAlone ? names.slice(-1) : names).map(key);
  });
}

const sameAs = (group: TreeNode, place: number): TreeNode => ({
  ...{ class: 'COMPARISON', type: 'COMPARE_NOT_DISTINCT_FROM', alias: '', left: group },
  right: { class: 'PARAMETER', type: 'VALUE_PARAMETER', alias: '', identifier: behindValue(place) },
});

const column = (table: string, name: string): TreeNode => ({
  ...{ class: 'COLUMN_REF', type: 'COLUMN_REF', alias: '', column_names: [table, name] },
});

function selectOf(from: TreeNode, table: string, conditions: readonly TreeNode[]): TreeNode {
  const [only] = conditions;
  const all = { class: 'CONJUNCTION', type: 'CONJUNCTION_AND', alias: '', children: conditions };
  return {
    ...{ type: 'SELECT_NODE', modifiers: [], cte_map: { map: [] }, from_table: from },
    select_list: DETAILS.map((name) => column(table, name)),
    where_clause: conditions.length > 1 ? all : (only ?? null),
    ...{ group_expressions: [], group_sets: [], aggregate_handling: 'STANDARD_HANDLING' },
    ...{ having: null, sample: null, qualify: null },
  };
}
