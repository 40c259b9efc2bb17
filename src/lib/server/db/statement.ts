/** A value a `$named` parameter can take. Dates are `YYYY-MM-DD` text, cast in the statement. */
export type ParameterValue = string | number | bigint | boolean | null;
/** The `$named` parameters of a statement. */
export type Parameters = Readonly<Record<string, ParameterValue>>;

/**
 * One static SQL statement with `$named` parameters. `Row` is the shape of a result row (camelCase keys as aliased in
 * the statement), `Params` its parameters. Only identifiers from a registry are spliced in, through `identifier` or
 * `literalList`.
 */
export interface Statement<Row = never, Params extends Parameters = Record<never, never>> {
  readonly text: string;
  readonly row?: Row;
  readonly params?: Params;
}

/** Declares a statement: ``statement<Row, Params>()`select …` ``. */
export function statement<Row = never, Params extends Parameters = Record<never, never>>() {
  return (strings: TemplateStringsArray, ...fragments: readonly Fragment[]): Statement<Row, Params> => ({
    text: strings.reduce((text, part, i) => text + fragments[i - 1]!.text + part),
  });
}

/** A piece of SQL that is safe to splice in; only the functions of this file create one. */
export interface Fragment {
  readonly text: string;
  readonly fragment: true;
}

/** A static piece of SQL shared by several statements. */
export function fragment(strings: TemplateStringsArray, ...fragments: readonly Fragment[]): Fragment {
  return { text: strings.reduce((text, part, i) => text + fragments[i - 1]!.text + part), fragment: true };
}

/** Joins fragments: `joinFragments([a, b], ', ')`. */
export function joinFragments(
  fragments: readonly Fragment[],
  separator: ', ' | ' and ' | ' or ' | ' * ' | '\n',
): Fragment {
  return { text: fragments.map((entry) => entry.text).join(separator), fragment: true };
}

/** A quoted identifier, for names that come from a registry or a file's header. */
export function identifier(name: string): Fragment {
  return { text: `"${name.replaceAll('"', '""')}"`, fragment: true };
}

/** A quoted text literal, for places where DuckDB takes no parameter (table function arguments, types). */
export function literal(value: string): Fragment {
  return { text: `'${value.replaceAll("'", "''")}'`, fragment: true };
}

/** An integer literal. Throws a RangeError for anything else. */
export function wholeNumber(value: number): Fragment {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
  return { text: String(value), fragment: true };
}

/** A list of text literals: `['a', 'b']`. */
export function literalList(values: readonly string[]): Fragment {
  return { text: `[${values.map((value) => literal(value).text).join(', ')}]`, fragment: true };
}
