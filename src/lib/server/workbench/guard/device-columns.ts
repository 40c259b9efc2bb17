import { key, labelOf, outputsOf, TELLING_VIEW, Told, type Output } from './told-names.ts';
import type { TreeNode } from './syntax-tree.ts';

/** What in a result tells devices apart. */
export interface DeviceColumns {
  /** Places of such columns, from 0. */
  readonly places: readonly number[];
  /** Expressions and patterns that are such columns, of which the statement does not say which; empty as a rule. */
  readonly unplaced: readonly string[];
  /** Rows are sorted by devices, so that those of one stand together even without its number. */
  readonly isSorted: boolean;
}

/**
 * The columns of a result that tell devices apart: those named so, those computed from them otherwise than by counting, and
 * those under another name that may be one of them, also through subqueries. `names` are the result's columns.
 */
export function deviceColumns(statement: TreeNode, names: readonly string[]): DeviceColumns {
  if (!readsDevices(statement)) return { places: [], unplaced: [], isSorted: false };
  const told = new Told();
  for (let before = -1; before < told.size;) {
    before = told.size;
    told.visit(statement);
  }
  const outputs = outputsOf(statement);
  const [places, unplaced] = [new Set<number>(), new Set(told.unnamed)];
  names.forEach((name, place) => {
    const output = outputAt(outputs, place, names.length);
    if (output === null ? told.tells(name) : told.names.has(key(name)) || told.holds(output.expression))
      places.add(place);
  });
  for (const { output, from, to } of severalIn(outputs, names.length)) {
    if (!isTold(told, output)) continue;
    if (from === null) unplaced.add(labelOf(output));
    else for (let place = from; place < to; place += 1) places.add(place);
  }
  return {
    places: [...places].sort((a, b) => a - b),
    unplaced: [...unplaced],
    isSorted: sortsByDevices(statement, told, names),
  };
}

function readsDevices(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { table_name: name } = value as TreeNode;
  return key(String(name)) === TELLING_VIEW || Object.values(value).some(readsDevices);
}

/** Do the columns that an entry stands for tell devices apart, whatever they are called? */
function isTold(told: Told, { expression, isStar }: Output): boolean {
  return isStar ? told.names.has(key(String(expression.relation_name))) : told.holds(expression);
}

/** Is an entry of a select list more than one column, perhaps? */
function isSeveral({ expression }: Output): boolean {
  const holdsStar = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return false;
    const { class: kind, function_name: called } = value as TreeNode;
    if (kind === 'SUBQUERY') return false;
    return kind === 'STAR' || called === 'unnest' || Object.values(value).some(holdsStar);
  };
  return holdsStar(expression);
}

/** The entry that one column of a result is; null where entries before and behind it may be several columns. */
function outputAt(outputs: readonly Output[], place: number, columns: number): Output | null {
  const first = outputs.findIndex(isSeveral);
  if (first < 0) return outputs.length === columns ? outputs[place]! : null;
  if (place < first) return outputs[place]!;
  const fromEnd = columns - place;
  return fromEnd <= outputs.length - 1 - outputs.findLastIndex(isSeveral) ? outputs.at(-fromEnd)! : null;
}

/**
 * The entries whose columns cannot be told from the list, with the places that they have: from null where that is not known
 * either.
 */
function severalIn(outputs: readonly Output[], columns: number) {
  const first = outputs.findIndex(isSeveral);
  if (first < 0) {
    const known = outputs.length === columns;
    return known ? [] : outputs.map((output) => ({ output, from: null, to: columns }));
  }
  const last = outputs.findLastIndex(isSeveral);
  const to = columns - (outputs.length - 1 - last);
  return outputs
    .slice(first, last + 1)
    .filter((output) => isSeveral(output) || (output.name === '' && output.expression.class !== 'COLUMN_REF'))
    .map((output) => ({ output, from: first === last ? first : null, to }));
}

/** Is there, anywhere in a statement, an order by what tells devices apart? */
function sortsByDevices(statement: TreeNode, told: Told, names: readonly string[]): boolean {
  const visit = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return false;
    const node = value as TreeNode;
    const isQuery = Array.isArray(node.modifiers);
    return (isQuery && isSorted(node)) || Object.values(node).some(visit);
  };
  const isSorted = (query: TreeNode): boolean => {
    const orders = (query.modifiers as readonly TreeNode[]).flatMap(({ orders }) => orders ?? []);
    const shown = query === statement ? names : null;
    return orders.some((order) => ordersByDevice((order as TreeNode).expression as TreeNode, query, shown));
  };
  const ordersByDevice = (by: TreeNode, query: TreeNode, shown: readonly string[] | null): boolean => {
    const outputs = outputsOf(query);
    const tellsAt = (place: number) => {
      const output = outputAt(outputs, place, shown?.length ?? outputs.length);
      if (output === null || isSeveral(output)) return shown === null || told.tells(shown[place] ?? '');
      return told.names.has(key(output.name)) || told.holds(output.expression);
    };
    if (by.class === 'CONSTANT') return tellsAt(Number((by.value as TreeNode).value) - 1);
    if (by.class !== 'STAR') return told.holds(by);
    return (shown ?? outputs).some((_, place) => tellsAt(place));
  };
  return visit(statement);
}
