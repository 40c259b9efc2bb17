import { fragment, identifier, type Fragment } from '../../db/statement.ts';

/** Evaluates `body` with `name` bound to a value that is computed once: a let-expression, which SQL lacks. */
export function bind(value: Fragment, name: string, body: Fragment): Fragment {
  return fragment`list_transform([${value}], lambda ${identifier(name)}: ${body})[1]`;
}
