import type { TreeNode } from './syntax-tree.ts';

/** The view of the catalog, alone, that holds what tells devices apart. */
export const TELLING_VIEW = 'measurements';
/** Its columns that tell one device, or one place and day, from another. */
export const TELLING: readonly string[] = ['device', 'cluster'];

/** Functions whose answer says how many devices there are, never which. */
const COUNTING: ReadonlySet<string> = new Set([
  ...['count', 'approx_count_distinct', 'mean_interval', 'device_mean_interval', 'median_interval'],
  ...['share_interval', 'difference_interval', 'verdict', 'verdict_reason'],
]);
/** The engine's name of a column that one of them gives. */
const COUNTED = new RegExp(`^(?:${[...COUNTING].join('|')})\\([^()]*\\)$`);

/** A name as it is compared. */
export const key = (name: string): string => name.toLowerCase();

/** An entry of a select list. */
export interface Output {
  readonly expression: TreeNode;
  /** Empty for one without an alias that is no column. */
  readonly name: string;
  /** Stands for several columns under their own names. */
  readonly isStar: boolean;
}

/** What a sentence calls an entry. */
export const labelOf = ({ expression, name }: Output): string =>
  name || String(expression.function_name ?? expression.type);

/** What a query, or the first part of a union, gives. */
export function outputsOf(query: TreeNode): readonly Output[] {
  const { select_list: list, left } = query as { select_list?: readonly TreeNode[]; left?: TreeNode };
  if (list === undefined) return left ? outputsOf(left) : [];
  return list.map((expression) => ({
    expression,
    name: String(
      expression.alias || (expression.column_names as readonly string[] | undefined)?.at(-1) || '',
    ),
    isStar: expression.class === 'STAR' && !expression.alias,
  }));
}

/** Names under which columns that tell devices apart are known somewhere in a statement. */
export class Told {
  readonly names = new Set<string>(TELLING);
  /** Such columns of which a statement does not say what they are called: patterns of names, unions of columns without one. */
  readonly unnamed = new Set<string>();
  /** Names of tables: one that stands for a value is a whole row. */
  readonly #tables = new Set<string>();
  /** Names that a part of the statement gives its columns. */
  readonly #given = new Set<string>();

  /** Grows while something is found. */
  get size(): number {
    return this.names.size + this.unnamed.size + this.#tables.size + this.#given.size;
  }

  /** Takes in the names that a part of a statement gives; repeated until no more are found. */
  visit(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    const node = value as TreeNode;
    const alias = String(node.alias ?? '');
    if (node.class === undefined && (node.table_name || alias))
      this.#tables.add(key(alias || String(node.table_name)));
    if (node.class !== undefined && alias) this.#given.add(key(alias));
    if (node.class !== undefined && alias && this.holds(node)) this.#add(alias);
    if (node.class === 'STAR') this.#star(node);
    if (node.setop_type !== undefined) this.#union(node);
    if (node.type === 'TABLE_FUNCTION' || node.type === 'EXPRESSION_LIST') this.#rows(node);
    this.#renamed(node);
    Object.values(node).forEach((part) => this.visit(part));
  }

  /** Does a column of that name tell devices apart, as the engine names those that are computed, or alike (`device_1`)? */
  tells(name: string): boolean {
    const plain = key(name);
    if (this.names.has(plain) || this.names.has(plain.replace(/(?:[_:]\d+)+$/, ''))) return true;
    if (!/\W/.test(plain) || COUNTED.test(plain)) return false;
    return plain.split(/\W+/).some((word) => this.names.has(word));
  }

  /** Does an expression's value follow from one of the names? */
  holds(expression: unknown): boolean {
    if (typeof expression !== 'object' || expression === null) return false;
    const node = expression as TreeNode;
    if (COUNTING.has(key(String(node.function_name)))) return false;
    if (node.type === 'OPERATOR_IS_NULL' || node.type === 'OPERATOR_IS_NOT_NULL') return false;
    if (node.class === 'COLUMN_REF') {
      const names = (node.column_names as readonly string[]).map(key);
      const isRow = names.length === 1 && this.#tables.has(names[0]!) && !this.#given.has(names[0]!);
      return isRow || names.some((name) => this.tells(name));
    }
    if (node.class === 'STAR' || node.class === 'POSITIONAL_REFERENCE') return true;
    if (node.class === 'SUBQUERY') {
      if (node.subquery_type === 'EXISTS') return false;
      return outputsOf((node.subquery as { readonly node: TreeNode }).node).some((output) =>
        this.#may(output),
      );
    }
    return Object.values(node).some((part) => this.holds(part));
  }

  #may({ expression, isStar }: Output): boolean {
    return isStar || this.holds(expression);
  }

  #add(name: string): void {
    if (name.includes('\\')) this.unnamed.add(name);
    else if (name !== '') this.names.add(key(name));
  }

  #star(node: TreeNode): void {
    const { replace_list: replaced, rename_list: renamed } = node as {
      readonly replace_list?: readonly { readonly key: string; readonly value: unknown }[];
      readonly rename_list?: readonly { readonly key: { readonly column: string }; readonly value: string }[];
    };
    for (const { key: name, value } of replaced ?? []) if (this.holds(value)) this.#add(name);
    for (const { key: from, value } of renamed ?? []) if (this.tells(from.column)) this.#add(value);
  }

  /** The second part of a union gives its columns the names of the first. */
  #union({ left, right }: TreeNode): void {
    const [first, second] = [outputsOf(left as TreeNode), outputsOf(right as TreeNode)];
    const isUnknown = [...first, ...second].some(({ isStar }) => isStar);
    first.forEach((output, i) => {
      const other = second[i];
      if (!isUnknown && !(other && this.holds(other.expression))) return;
      if (output.name === '' && !output.isStar) this.unnamed.add(labelOf(output));
      this.#add(output.name);
    });
  }

  /** Rows made of values beside them have columns that the engine names. */
  #rows({ function: call, values, alias }: TreeNode): void {
    if (!this.holds(call ?? values)) return;
    if (alias) this.#add(String(alias));
    if (call) this.#add(String((call as TreeNode).function_name));
    const [first = []] = (values ?? []) as readonly (readonly TreeNode[])[];
    first.forEach((_, i) => this.#add(`col${i}`));
  }

  /** Names that a table or subquery is given for its columns, by their order. */
  #renamed(node: TreeNode): void {
    const {
      column_name_alias: columns,
      aliases,
      subquery,
      query,
      unpivot_names: unpivoted,
    } = node as {
      readonly [Name in 'column_name_alias' | 'aliases' | 'unpivot_names']?: readonly string[];
    } & { readonly subquery?: { readonly node: TreeNode }; readonly query?: { readonly node: TreeNode } };
    unpivoted?.forEach((name) => this.#add(name));
    const given = [...(columns ?? []), ...(aliases ?? [])];
    const inner = (subquery ?? query)?.node;
    const outputs = inner === undefined ? [] : outputsOf(inner);
    const isUnknown = outputs.length < given.length || outputs.some(({ isStar }) => isStar);
    given.forEach((name, i) => {
      if (isUnknown || this.holds(outputs[i]!.expression)) this.#add(name);
    });
  }
}
