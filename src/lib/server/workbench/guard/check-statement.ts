import { Fault } from '#lib/domain/fault.ts';
import { ALLOWED_FUNCTIONS, ALLOWED_TABLE_FUNCTIONS, CHANGING, VALUE_WORDS } from './allowed-functions.ts';
import { placeAt } from './place-in-text.ts';
import type { TreeNode } from './syntax-tree.ts';

/** What a query may name. */
export interface Allowed {
  /** Views of the snapshot, in small letters. */
  readonly views: ReadonlySet<string>;
  /** The house's functions, beside `ALLOWED_FUNCTIONS`. */
  readonly functions: ReadonlySet<string>;
}

const QUERY_NODES = ['SELECT_NODE', 'SET_OPERATION_NODE', 'RECURSIVE_CTE_NODE'];
const EXPRESSION_CLASSES = new Set([
  ...['BETWEEN', 'CASE', 'CAST', 'COLLATE', 'COLUMN_REF', 'COMPARISON', 'CONJUNCTION', 'CONSTANT', 'DEFAULT'],
  ...[
    'FUNCTION',
    'LAMBDA',
    'LAMBDA_REF',
    'OPERATOR',
    'PARAMETER',
    'POSITIONAL_REFERENCE',
    'STAR',
    'SUBQUERY',
  ],
  'WINDOW',
]);
/** A statement of people does not go as deep; the walk below must not run out of its own stack. */
const DEEPEST = 500;

/** Names of common table expressions that are known at a place, in small letters. */
type Scope = ReadonlySet<string>;

/**
 * A name in small letters as the engine compares names: of A to Z alone. Unicode's small letter of the Kelvin sign is `k`,
 * so that `toLowerCase` would take a CTE for a table of another name.
 */
const folded = (name: string) => name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/**
 * Throws a Fault unless every view, table function and function that a statement names is allowed. What it does not know
 * is refused. A name of a common table expression is one only where the engine, too, would take it for one: inside
 * `with secret as (select * from secret)` the second `secret` is a table.
 */
export function checkStatement(sql: string, statement: TreeNode, allowed: Allowed): void {
  new Check(sql, allowed).visit(statement, new Set(), 0);
}

class Check {
  readonly #sql: string;
  readonly #allowed: Allowed;

  constructor(sql: string, allowed: Allowed) {
    this.#sql = sql;
    this.#allowed = allowed;
  }

  visit(value: unknown, scope: Scope, depth: number): void {
    if (typeof value !== 'object' || value === null) return;
    if (depth > DEEPEST) throw new Fault('query_too_deep', { most: DEEPEST });
    if (Array.isArray(value)) {
      for (const entry of value) this.visit(entry, scope, depth + 1);
      return;
    }
    const node = value as TreeNode;
    if ('class' in node) return this.#expression(node, scope, depth);
    if ('cte_map' in node) return this.#query(node, scope, depth);
    if ('sample' in node || 'table_name' in node || 'function' in node)
      return this.#table(node, scope, depth);
    this.#inside(node, scope, depth);
  }

  #inside(node: TreeNode, scope: Scope, depth: number): void {
    for (const part of Object.values(node)) this.visit(part, scope, depth + 1);
  }

  #query(node: TreeNode, outer: Scope, depth: number): void {
    if (!QUERY_NODES.includes(String(node.type))) this.#refuseForm(node);
    const { cte_map: named, left, right, sample, ...rest } = node;
    const scope = new Set(outer);
    for (const { key, value } of entriesOf(named)) {
      this.visit(value, scope, depth + 1);
      scope.add(folded(key));
    }
    this.#sample(sample);
    const itself = node.type === 'RECURSIVE_CTE_NODE' ? [folded(String(node.cte_name))] : [];
    this.visit(left, scope, depth + 1);
    this.visit(right, new Set([...scope, ...itself]), depth + 1);
    this.#inside(rest, scope, depth);
  }

  #table(node: TreeNode, scope: Scope, depth: number): void {
    const { sample, ...rest } = node;
    this.#sample(sample);
    switch (node.type) {
      case 'BASE_TABLE':
        return this.#baseTable(node, scope);
      case 'TABLE_FUNCTION':
        return this.#tableFunction(node, scope, depth);
      case 'SHOW_REF':
        if (!['DESCRIBE', 'SUMMARY'].includes(String(node.show_type)) || !node.query) this.#refuseForm(node);
        return this.visit(node.query, scope, depth + 1);
      case 'PIVOT':
      case 'JOIN':
      case 'SUBQUERY':
      case 'EXPRESSION_LIST':
      case 'EMPTY':
        return this.#inside(rest, scope, depth);
      default:
        this.#refuseForm(node);
    }
  }

  #baseTable(node: TreeNode, scope: Scope): void {
    const { table_name: name, schema_name: schema, catalog_name: catalog, at_clause: at } = node;
    const known = folded(String(name));
    const isNamed = schema === '' && catalog === '' && scope.has(known);
    const isView = catalog === '' && (schema === '' || schema === 'main') && this.#allowed.views.has(known);
    if ((isNamed || isView) && at === null) return;
    const shown = [catalog, schema, name].filter((part) => part !== '').join('.');
    throw new Fault('query_view_unknown', {
      ...{ name: shown, known: [...this.#allowed.views].sort() },
      ...this.#place(node),
    });
  }

  #tableFunction(node: TreeNode, scope: Scope, depth: number): void {
    const call = node.function as TreeNode;
    const name = folded(String(call.function_name));
    if (!ALLOWED_TABLE_FUNCTIONS.has(name)) {
      throw new Fault('query_table_function_refused', { name, ...this.#place(call, node) });
    }
    this.visit(call.children, scope, depth + 1);
  }

  #expression(node: TreeNode, scope: Scope, depth: number): void {
    const kind = String(node.class);
    if (!EXPRESSION_CLASSES.has(kind)) this.#refuseForm(node);
    if (kind === 'CONSTANT') return;
    if (kind === 'FUNCTION' || kind === 'WINDOW') this.#called(String(node.function_name), node);
    if (kind === 'COLUMN_REF') {
      const [name = '', ...further] = (node.column_names as readonly string[]) ?? [];
      if (further.length === 0 && VALUE_WORDS.has(folded(name))) this.#called(name, node);
    }
    this.#inside(node, scope, depth);
  }

  #called(written: string, node: TreeNode): void {
    const name = folded(written);
    if (ALLOWED_FUNCTIONS.has(name) || this.#allowed.functions.has(name)) return;
    const code = CHANGING.has(name) ? 'query_changing_function' : 'query_function_refused';
    throw new Fault(code, { name, ...this.#place(node) });
  }

  /** A sample without a seed is another one each time. */
  #sample(sample: unknown): void {
    const { seed } = (sample ?? {}) as { readonly seed?: unknown };
    if (sample && !(typeof seed === 'number' && seed >= 0)) throw new Fault('query_sample_without_seed');
  }

  #refuseForm(node: TreeNode): never {
    throw new Fault('query_form_refused', { form: String(node.class ?? node.type), ...this.#place(node) });
  }

  #place(...nodes: readonly TreeNode[]) {
    return nodes.map((node) => placeAt(this.#sql, node.query_location)).find(Boolean) ?? null;
  }
}

const entriesOf = (map: unknown) =>
  (map as { readonly map?: readonly { readonly key: string; readonly value: unknown }[] }).map ?? [];
