import type { Data } from 'apache-arrow';
import { Bool, DateDay, Dictionary, Struct, Timestamp, Utf8 } from 'apache-arrow';
import type { CatalogColumn, CatalogView, ColumnRole } from '#lib/domain/workbench/catalog-view.ts';
import type { TreeNode } from '../guard/syntax-tree.ts';

/** What is known of a result's column: the metadata of its Arrow field. */
export type ColumnMeaning = Readonly<Record<string, string>> & { readonly role: ColumnRole };

const words = (text: string) => new Set(text.split(/\s+/).filter(Boolean));

/** Functions whose answer is one of the values that they are given. */
const KEEPS_ROLE = words(
  'any_value arbitrary min max mode first last coalesce lag lead first_value last_value nth_value',
);
/** Functions whose answer is a measure of the same unit; of hours and operators it would mean nothing. */
const KEEPS_UNIT = words(
  `avg mean favg fsum kahan_sum sum median quantile quantile_cont quantile_disc approx_quantile mad sem stddev stddev_pop
   stddev_samp abs round floor ceil trunc mean_interval device_mean_interval median_interval`,
);
/** The pages' limit is one of downloads: it stands beside neither uploads nor differences. */
const UPLOAD = 'upload_mbps';
const COUNTS = new Set(['count', 'count_star', 'count_if', 'countif', 'approx_count_distinct', 'regr_count']);

/**
 * What is each column of a result? One that comes unchanged from a view has that view's word for it, a mean or extreme its
 * unit; of the others type and values tell.
 */
export function columnMeanings(
  statement: TreeNode,
  catalog: readonly CatalogView[],
  names: readonly string[],
  columns: readonly Data[],
): readonly ColumnMeaning[] {
  const sources = columnsNamedIn(statement, catalog);
  const list = outermostList(statement);
  return names.map((name, i) => {
    const expression = list?.length === names.length ? list[i]! : null;
    const known =
      expression === null ? fromCatalog(sources.get(name.toLowerCase())) : meaningOf(expression, sources);
    return known ?? byType(columns[i]!);
  });
}

/** The expressions of a statement's outermost list; null where one of them stands for several columns. */
function outermostList(statement: TreeNode): readonly TreeNode[] | null {
  const { select_list: list, left } = statement as { select_list?: readonly TreeNode[]; left?: TreeNode };
  if (list === undefined) return left ? outermostList(left) : null;
  return list.some((entry) => entry.class === 'STAR') ? null : list;
}

/** The columns of the views that a statement names, by name; of two with one name none. */
function columnsNamedIn(statement: TreeNode, catalog: readonly CatalogView[]) {
  const views = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { table_name: name } = value as TreeNode;
    if (typeof name === 'string') views.add(name.toLowerCase());
    Object.values(value).forEach(walk);
  };
  walk(statement);
  const found = new Map<string, CatalogColumn>();
  const doubtful = new Set<string>();
  for (const view of catalog.filter(({ name }) => views.has(name.toLowerCase()))) {
    for (const column of view.columns) {
      const other = found.get(column.name);
      if (other && (other.role !== column.role || other.unit !== column.unit)) doubtful.add(column.name);
      found.set(column.name, column);
    }
  }
  doubtful.forEach((name) => found.delete(name));
  return found;
}

function meaningOf(expression: TreeNode, sources: ReadonlyMap<string, CatalogColumn>): ColumnMeaning | null {
  if (expression.class === 'COLUMN_REF') {
    const name = (expression.column_names as readonly string[]).at(-1)!;
    return fromCatalog(sources.get(name.toLowerCase()));
  }
  if (expression.class === 'CASE') return meaningOfCase(expression, sources);
  if (expression.class !== 'FUNCTION' && expression.class !== 'WINDOW') return null;
  const called = String(expression.function_name).toLowerCase();
  if (COUNTS.has(called)) {
    const isDistinct = expression.distinct === true || called === 'approx_count_distinct';
    return { role: 'count', ...(isDistinct ? { sum: 'none' } : {}) };
  }
  if (called === 'share_interval') return { role: 'measure', unit: '1' };
  const [first] = expression.children as readonly TreeNode[];
  const given = first ? meaningOf(first, sources) : null;
  if (KEEPS_ROLE.has(called)) return given;
  if (called === 'difference_interval') return given && { ...given, limit: 'none' };
  return KEEPS_UNIT.has(called) && (given?.role === 'measure' || given?.role === 'count') ? given : null;
}

/** `case when failed then null else download_mbps end` is a download still. */
function meaningOfCase(
  expression: TreeNode,
  sources: ReadonlyMap<string, CatalogColumn>,
): ColumnMeaning | null {
  const { case_checks: checks, else_expr: otherwise } = expression as {
    readonly case_checks?: readonly { readonly then_expr: TreeNode }[];
    readonly else_expr?: TreeNode;
  };
  const results = [...(checks ?? []).map(({ then_expr: then }) => then), ...(otherwise ? [otherwise] : [])];
  const meanings = results
    .filter(({ class: kind }) => kind !== 'CONSTANT')
    .map((one) => meaningOf(one, sources));
  const [first = null] = meanings;
  return meanings.every((one) => JSON.stringify(one) === JSON.stringify(first)) ? first : null;
}

function fromCatalog(column: CatalogColumn | undefined): ColumnMeaning | null {
  if (!column) return null;
  const { role, unit, area } = column;
  return {
    role,
    ...(unit === null ? {} : { unit }),
    ...(area ?? {}),
    ...(column.name === UPLOAD ? { limit: 'none' } : {}),
  };
}

const MONTH = /^\d{4}-\d{2}$/;

function byType({ type, dictionary, values, valueOffsets }: Data): ColumnMeaning {
  if (type instanceof DateDay || type instanceof Timestamp) return { role: 'date' };
  if (type instanceof Bool) return { role: 'flag' };
  if (type instanceof Struct) return { role: 'measure' };
  if (type instanceof Dictionary) {
    return { role: MONTH.test(String(dictionary?.get(0) ?? '')) ? 'month' : 'text' };
  }
  if (type instanceof Utf8) {
    const [start = 0, end = 0] = valueOffsets ?? [];
    const first = Buffer.from((values as Uint8Array).subarray(start, end)).toString();
    return { role: MONTH.test(first) ? 'month' : 'text' };
  }
  return { role: 'measure' };
}
